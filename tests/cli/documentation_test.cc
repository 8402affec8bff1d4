// docs/command_line.md against what the command says of itself.

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>
#include <sstream>

#include "tests/cli/run_command.h"

namespace relata::testing_cli {
namespace {

// The long options of every subcommand, from `relata --help-all`: a subcommand's name stands alone at the beginning of a line.
std::map<std::string, std::set<std::string>> offered_options() {
  static const std::regex kSubcommand("[a-z-]+");
  static const std::regex kOption(R"(^ +(?:-[a-z],)?(--[a-z-]+).*)");
  std::map<std::string, std::set<std::string>> options;
  std::string subcommand;
  std::istringstream lines(relata({"--help-all"}).out);
  for (std::string line; std::getline(lines, line);) {
    std::smatch match;
    if (std::regex_match(line, kSubcommand)) {
      subcommand = line;
      options[subcommand];
    } else if (!subcommand.empty() && std::regex_match(line, match, kOption)) {
      options[subcommand].insert(match[1]);
    }
  }
  return options;
}

TEST(Documentation, DescribesEverySubcommandAndOption) {
  const std::string text = bytes_of(RELATA_SOURCE_DIR "/docs/command_line.md");
  const auto offered = offered_options();
  EXPECT_TRUE(offered.contains("ingest") && offered.contains("check"));
  for (const auto& [subcommand, options] : offered) {
    const std::size_t begin = text.find("\n## relata " + subcommand + " ");
    ASSERT_NE(begin, std::string::npos) << "docs/command_line.md has no section `## relata " << subcommand << " ...`";
    const std::string section = text.substr(begin, text.find("\n## ", begin + 1) - begin);
    for (const std::string& option : options) {
      EXPECT_NE(section.find(option), std::string::npos) << option << " is missing in the section on relata " << subcommand;
    }
  }
}

}  // namespace
}  // namespace relata::testing_cli
