#pragma once

#include <cstddef>
#include <cstdint>

namespace relata {

// What the parser takes on; beyond it, a query is refused with the place and the limit.
inline constexpr std::size_t kMaxQueryBytes = 8 << 20;
// Open brackets, operands of prefix operators and nested CASE around one place. Bounds the parser's stack.
inline constexpr std::uint32_t kMaxNesting = 250;
// Operators above one operand, such as the number of terms of a + b + c + ... Bounds whoever walks expressions recursively.
// AND, OR and XOR do not count: their operands are kept in a balanced tree.
inline constexpr std::uint32_t kMaxExpressionDepth = 500;

}  // namespace relata
