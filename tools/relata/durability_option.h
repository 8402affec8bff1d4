#pragma once

#include "storage/base/durability.h"

namespace CLI {
class App;
}

namespace relata {

// --durability sync|group|none. `durability` must outlive the parsing.
void add_durability_option(CLI::App& command, Durability& durability);

}  // namespace relata
