#pragma once

#include <cstdint>

namespace relata {

// What a commit waits for before it is acknowledged.
enum class Durability : std::uint8_t {
  kSync,   // its bytes are on the disk
  kGroup,  // as kSync, sharing the wait with commits of the same moment
  kNone,   // its bytes are with the operating system: survives the end of the process, not that of the machine
};

}  // namespace relata
