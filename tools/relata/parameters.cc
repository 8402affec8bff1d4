#include "tools/relata/parameters.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "tools/relata/json_text.h"

namespace relata {

void add_parameter_option(CLI::App& command, std::vector<std::string>& assignments) {
  command.add_option("--param,-p", assignments, "A value for $name, as JSON: --param 'name=\"Oslo\"' (may be repeated)")
      ->type_name("NAME=JSON")
      ->allow_extra_args(false);
}

Result<ValueMap> parse_parameters(const std::vector<std::string>& assignments) {
  ValueMap parameters;
  for (const std::string& assignment : assignments) {
    const std::size_t equals = assignment.find('=');
    if (equals == 0 || equals == std::string::npos) {
      return Status::invalid_argument(fmt::format("--param {}: expected NAME=JSON, for example name=\"Oslo\"", assignment));
    }
    const std::string name = assignment.substr(0, equals);
    Result<Value> value = parse_json_value(std::string_view(assignment).substr(equals + 1));
    if (!value.is_ok()) return std::move(value).status().with_context(fmt::format("--param {}", name));
    parameters.insert_or_assign(name, *std::move(value));
  }
  return parameters;
}

}  // namespace relata
