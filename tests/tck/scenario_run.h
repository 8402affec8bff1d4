#pragma once

#include <filesystem>
#include <string>

#include <nlohmann/json_fwd.hpp>

namespace relata::tck {

// Runs one scenario on a fresh database in memory. Returns what went wrong, empty when the scenario passes.
// `graphs` is the folder of the named graphs.
std::string run_scenario(const nlohmann::json& scenario, const std::filesystem::path& graphs);

}  // namespace relata::tck
