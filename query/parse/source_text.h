#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "query/ast/source_span.h"

namespace relata {

// A query's text, and the way from ANTLR's positions, which count code points, to ours, which count bytes.
// Borrows the text. Throws SyntaxFailure when it is not UTF-8 or too long.
class SourceText {
 public:
  explicit SourceText(std::string_view text);

  std::string_view text() const { return text_; }
  std::string_view slice(ast::SourceSpan span) const { return text_.substr(span.offset, span.length); }
  // Requires: code_point is at most the number of code points.
  std::uint32_t byte_offset(std::size_t code_point) const {
    return offsets_.empty() ? static_cast<std::uint32_t>(code_point) : offsets_[code_point];
  }
  // From the first to the last code point, both included.
  ast::SourceSpan span(std::size_t first, std::size_t last) const {
    const std::uint32_t offset = byte_offset(first);
    return {offset, byte_offset(last + 1) - offset};
  }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> offsets_;  // by code point, one past the end included; empty when all is ASCII
};

}  // namespace relata
