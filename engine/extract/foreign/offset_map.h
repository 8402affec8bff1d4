#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/extract/document.h"

namespace relata::extract {

// What others count offsets in: bytes of UTF-8, Unicode code points (Python), or UTF-16 code units (Java, JavaScript).
enum class OffsetUnit : std::uint8_t { kBytes, kCharacters, kUtf16 };

// Offsets of others as bytes of a text. Immutable. Memory: 4 bytes a unit, none where the text is ASCII. Building is linear.
class OffsetMap {
 public:
  // `text` is valid UTF-8 of less than 4 GB.
  OffsetMap(std::string_view text, OffsetUnit unit);

  // None past the end of the text, and within a character.
  std::optional<std::uint32_t> to_byte(std::uint64_t offset) const;
  // None also when it is empty or turned around.
  std::optional<Span> to_span(std::uint64_t begin, std::uint64_t end) const;

 private:
  std::uint32_t size_;
  bool is_plain_ = false;             // a unit is a byte
  std::vector<std::uint32_t> bytes_;  // of each unit's begin; kNoByte within a character
};

}  // namespace relata::extract
