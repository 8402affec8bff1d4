#pragma once

#include <memory>

#include "engine/exec/procedure.h"

namespace relata {

// relata.search; see index_procedures.h.
std::unique_ptr<Procedure> search_procedure();

}  // namespace relata
