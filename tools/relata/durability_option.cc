#include "tools/relata/durability_option.h"

#include <string>

#include <CLI/CLI.hpp>

namespace relata {

void add_durability_option(CLI::App& command, Durability& durability) {
  const auto set = [&durability](const std::string& name) {
    durability = name == "none" ? Durability::kNone : name == "group" ? Durability::kGroup : Durability::kSync;
  };
  command
      .add_option_function<std::string>(
          "--durability", set,
          "What a commit waits for: sync, the disk (default); group, the disk, together with others; none, the operating system")
      ->check(CLI::IsMember({"sync", "group", "none"}));
}

}  // namespace relata
