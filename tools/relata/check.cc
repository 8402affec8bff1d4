#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/maintenance.h"
#include "tools/relata/command.h"

namespace relata {
namespace {

struct CheckArguments {
  std::filesystem::path database;
  bool salvage = false;
};

// Opening for writing drops what is behind the damage.
Status salvage(const std::filesystem::path& database) {
  return Database::open(database, {.create_if_missing = false, .salvage = true}).status();
}

int run_check(const CheckArguments& arguments, Console& console) {
  if (arguments.salvage) {
    const Status opened = salvage(arguments.database);
    if (!opened.is_ok()) return report(console, opened);
  }
  const Result<CheckReport> checked = check_database(arguments.database);
  if (!checked.is_ok()) return report(console, checked.status());
  fmt::print(console.out, "{} nodes, {} relationships, {} pieces of evidence, {} article texts checked: ", checked->nodes,
             checked->relationships, checked->evidence_items, checked->articles);
  if (checked->problem_count == 0) {
    fmt::print(console.out, "all is well\n");
    return kSuccess;
  }
  fmt::print(console.out, "{} problem{}\n", checked->problem_count, checked->problem_count == 1 ? "" : "s");
  console.out.flush();
  for (const std::string& problem : checked->problems) fmt::print(console.err, "relata: {}\n", problem);
  return kFailure;
}

}  // namespace

void add_check(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<CheckArguments>();
  CLI::App* command = application.add_subcommand("check", "Compare every index of a graph with every other, and verify every checksum");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  command->add_flag("--salvage", arguments->salvage,
                    "Where the log of a graph is damaged, keep the commits before the damage and drop the others for good");
  command->callback([=, &action] { action = [arguments](Console& console) { return run_check(*arguments, console); }; });
}

}  // namespace relata
