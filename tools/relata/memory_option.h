#pragma once

#include <cstdint>

namespace CLI {
class App;
}

namespace relata {

// --memory SIZE, as 512M or 2G: DatabaseOptions::memory_bytes. `bytes` must outlive the parsing.
void add_memory_option(CLI::App& command, std::uint64_t& bytes);

}  // namespace relata
