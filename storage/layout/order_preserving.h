#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "storage/base/value.h"

namespace relata {

// Property values as bytes that sort as the query language compares them: for values a and b of one kind, a < b exactly when the bytes of
// a are less than those of b, and a = b exactly when they are the same. Integers and floats are one kind: 1 and 1.0 have the same
// bytes, 2^53 + 1 and 2.0^53 have not. No encoding is the beginning of another one, so that ids may stand behind it.
//
// Encodings longer than kLongestEncoding are cut there: then equal bytes do not mean equal values, and the order is kept but not strict.

constexpr std::size_t kLongestEncoding = 512;

// None for null and NaN, which equal nothing, and for what no property can hold.
std::optional<std::string> encode_ordered(const Value& value);

// What the encodings of all strings that start with `text` start with.
std::string encode_ordered_prefix(std::string_view text);

// What the encodings of all values that are comparable with an encoded one start with.
inline std::string_view comparable_prefix(std::string_view encoded) { return encoded.substr(0, 1); }

}  // namespace relata
