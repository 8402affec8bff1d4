#include <memory>
#include <ostream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "tools/relata/command.h"
#include "tools/relata/correction_call.h"

namespace relata {
namespace {

struct SplitArguments {
  std::filesystem::path database;
  std::string node;
  std::vector<std::string> articles;
  std::vector<std::string> names;
};

int run_split(const SplitArguments& arguments, Console& console) {
  ValueMap part;
  const auto put = [&](const char* key, const std::vector<std::string>& texts) {
    if (!texts.empty()) part[key] = ValueList(texts.begin(), texts.end());
  };
  put("articles", arguments.articles);
  put("names", arguments.names);
  const Result<std::string> node = call_correction(arguments.database, "CALL relata.split($node, $part)",
                                                   {{"node", node_argument(arguments.node)}, {"part", Value(std::move(part))}});
  if (!node.is_ok()) return report(console, node.status());
  fmt::print(console.out, "{} is a node of its own now, in articles to come as well\n", *node);
  return kSuccess;
}

}  // namespace

void add_split(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<SplitArguments>();
  CLI::App* command = application.add_subcommand("split", "Make two nodes of one that stands for two things, in articles to come as well");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  command->add_option("NODE", arguments->node, "The node: its name, or # and its number")->required();
  auto* articles = command->add_option("--article", arguments->articles, "Id of an article that means the other thing; may be repeated");
  command->add_option("--name", arguments->names, "Name of the other thing; may be repeated")->excludes(articles);
  command->callback([=, &action] { action = [arguments](Console& console) { return run_split(*arguments, console); }; });
}

}  // namespace relata
