#pragma once

#include <iosfwd>

#include "engine/api/database.h"

namespace relata {

// Labels and relationship types with their counts, then the property keys.
void print_schema(const Schema& schema, std::ostream& out);

}  // namespace relata
