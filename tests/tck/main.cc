// Runs the openCypher Technology Compatibility Kit.
//
//   relata_tck SCENARIOS.jsonl [--failures] [--only TEXT] [--minimum N]
//
// The file's format: one scenario a line, {"id", "feature", "name", "milestone", "steps"}; named graphs lie in graphs/ beside it.
// Without an argument $RELATA_TCK names the file; where neither does, the run is skipped (exit code 77).
// --only: scenarios whose id, feature or name contains TEXT. --minimum: fail when fewer pass.

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/tck/scenario_run.h"

namespace {

constexpr int kSkipped = 77;

struct Options {
  std::string file;
  std::string only;
  bool failures = false;
  std::size_t minimum = 0;
};

Options parse(int argc, char** argv) {
  Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    if (argument == "--failures") {
      options.failures = true;
    } else if (argument == "--only" && i + 1 < argc) {
      options.only = argv[++i];
    } else if (argument == "--minimum" && i + 1 < argc) {
      options.minimum = std::stoul(argv[++i]);
    } else {
      options.file = argument;
    }
  }
  if (const char* file = std::getenv("RELATA_TCK"); options.file.empty() && file) options.file = file;
  return options;
}

struct Tally {
  std::size_t passed = 0;
  std::size_t run = 0;
};

}  // namespace

int main(int argc, char** argv) {
  const Options options = parse(argc, argv);
  std::ifstream file(options.file);
  if (options.file.empty() || !file) {
    std::cout << "skipped: no scenario file (give one, or set RELATA_TCK)\n";
    return kSkipped;
  }
  const auto graphs = std::filesystem::path(options.file).parent_path() / "graphs";
  std::map<std::string, Tally> by_milestone;
  std::map<std::string, Tally> by_feature;
  Tally all;
  for (std::string line; std::getline(file, line);) {
    const nlohmann::json scenario = nlohmann::json::parse(line);
    const std::string id = scenario["id"].dump();
    const std::string feature = scenario["feature"].get<std::string>();
    const std::string name = scenario["name"].get<std::string>();
    if ((id + feature + name).find(options.only) == std::string::npos) continue;
    const std::string problem = relata::tck::run_scenario(scenario, graphs);
    for (Tally* tally : {&by_milestone[scenario["milestone"].dump()], &by_feature[feature], &all}) {
      ++tally->run;
      tally->passed += problem.empty();
    }
    if (!problem.empty() && options.failures) std::cout << "FAILED " << id << " " << feature << ": " << name << "\n   " << problem << "\n";
  }
  for (const auto& [feature, tally] : by_feature) {
    if (tally.passed < tally.run) std::cout << feature << ": " << tally.passed << " of " << tally.run << "\n";
  }
  for (const auto& [milestone, tally] : by_milestone) std::cout << milestone << ": " << tally.passed << " of " << tally.run << "\n";
  std::cout << "runs the openCypher TCK: " << all.passed << " of " << all.run << " (none skipped)\n";
  return all.passed >= options.minimum ? 0 : 1;
}
