#pragma once

#include <string>
#include <vector>

#include "storage/base/result.h"
#include "storage/base/value.h"

namespace CLI {
class App;
}

namespace relata {

// --param name=JSON, any number of times.
void add_parameter_option(CLI::App& command, std::vector<std::string>& assignments);

// kInvalidArgument names the assignment that cannot be read.
Result<ValueMap> parse_parameters(const std::vector<std::string>& assignments);

}  // namespace relata
