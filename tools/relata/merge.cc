#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "tools/relata/command.h"
#include "tools/relata/correction_call.h"

namespace relata {
namespace {

struct MergeArguments {
  std::filesystem::path database;
  std::string kept;
  std::string other;
};

int run_merge(const MergeArguments& arguments, Console& console) {
  const Result<std::string> node = call_correction(arguments.database, "CALL relata.merge($kept, $other)",
                                                   {{"kept", node_argument(arguments.kept)}, {"other", node_argument(arguments.other)}});
  if (!node.is_ok()) return report(console, node.status());
  fmt::print(console.out, "{} is both now, in articles to come as well\n", *node);
  return kSuccess;
}

}  // namespace

void add_merge(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<MergeArguments>();
  CLI::App* command = application.add_subcommand("merge", "Make one node of two that are one thing, in articles to come as well");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  command->add_option("KEPT", arguments->kept, "The node to keep: its name, or # and its number")->required();
  command->add_option("OTHER", arguments->other, "The node that is the same thing")->required();
  command->callback([=, &action] { action = [arguments](Console& console) { return run_merge(*arguments, console); }; });
}

}  // namespace relata
