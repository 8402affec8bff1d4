#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/document.h"

namespace relata::extract {

// Finds in a text what somebody says stands there, whatever blanks and typographic quotes, dashes and apostrophes either has.
// Immutable; building is linear, a search too. The text outlives it. Memory: 5 bytes a byte.
class TextFinder {
 public:
  explicit TextFinder(std::string_view text);

  // The first place of `wanted`, trimmed; none when it is not there or holds nothing but blanks. `whole_words`: not within a word.
  std::optional<Span> find(std::string_view wanted, bool whole_words) const;
  // All places, as whole words, without overlap.
  std::vector<Span> find_all(std::string_view wanted) const;

 private:
  std::optional<std::size_t> find_plain(std::string_view wanted, std::size_t from, bool whole_words) const;
  Span span_of(std::size_t at, std::size_t length) const { return {begins_[at], begins_[at + length - 1] + lengths_[at + length - 1]}; }

  std::string plain_;
  std::vector<std::uint32_t> begins_;  // of each byte of plain_, in the text
  std::vector<std::uint8_t> lengths_;  // in bytes of the text
};

}  // namespace relata::extract
