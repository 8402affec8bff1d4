#pragma once

#include <cstdint>
#include <string>

namespace relata::ast {

// Bytes of the query text. Takes no part in comparing syntax trees: a.x and a . x are the same expression.
struct SourceSpan {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  friend constexpr bool operator==(SourceSpan, SourceSpan) { return true; }
};

// A variable, label, relationship type or property key as it was meant: back-ticks removed.
struct Name {
  std::string text;
  SourceSpan span;
  friend bool operator==(const Name&, const Name&) = default;
};

}  // namespace relata::ast
