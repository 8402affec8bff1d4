#pragma once

#include <string>

#include "tests/language/case_file.h"
#include "tests/language/configuration.h"

namespace relata::language {

// Runs one case on the graph, which is emptied first. Returns what went wrong, with the line; empty when everything is as expected.
// Plans are only looked at where no rewrite rule is off.
std::string run_case(const Case& test, const Configuration& configuration, TestGraph& graph);

}  // namespace relata::language
