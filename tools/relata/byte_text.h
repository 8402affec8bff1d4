#pragma once

#include <cstdint>
#include <string>

namespace relata {

// 517 B, 1.2 KB, 3.4 GB: in steps of 1000.
std::string byte_text(std::uint64_t bytes);

}  // namespace relata
