#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace relata {

// Big-endian integers: their bytes sort as the numbers do.

inline void append_u32(std::string& key, std::uint32_t value) {
  char bytes[4];
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<char>(value >> (24 - 8 * i));
  key.append(bytes, sizeof bytes);
}

inline void append_u64(std::string& key, std::uint64_t value) {
  char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(value >> (56 - 8 * i));
  key.append(bytes, sizeof bytes);
}

// Require at least 4 and 8 bytes.
inline std::uint32_t decode_u32(std::string_view bytes) {
  std::uint32_t value = 0;
  for (int i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

inline std::uint64_t decode_u64(std::string_view bytes) {
  std::uint64_t value = 0;
  for (int i = 0; i < 8; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

}  // namespace relata
