#pragma once

#include <memory>
#include <vector>

#include "engine/exec/procedure.h"

namespace relata {

// CALL relata.merge(kept, other) YIELD node, relata.split(node, part) YIELD node, relata.review(limit) YIELD ...: see docs/graph_model.md.
std::vector<std::unique_ptr<Procedure>> correction_procedures();

}  // namespace relata
