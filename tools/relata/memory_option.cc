#include "tools/relata/memory_option.h"

#include <CLI/CLI.hpp>

namespace relata {

void add_memory_option(CLI::App& command, std::uint64_t& bytes) {
  command.add_option("--memory", bytes, "Hold at most so much of the graph in memory, as 512M or 2G (default: all that is asked for)")
      ->transform(CLI::AsSizeValue(false));
}

}  // namespace relata
