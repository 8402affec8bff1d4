#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storage/base/value.h"

namespace relata {

// What toString() and + make of a value: strings as they are, the others as to_string(Value).
std::string plain_text(const Value& value);

// Strings are counted, cut and turned by Unicode code point. Invalid UTF-8 counts as one code point per byte.
std::size_t code_point_count(std::string_view text);
// Byte offset of the code point `index`; text.size() when there are not so many.
std::size_t code_point_offset(std::string_view text, std::size_t index);
std::string reverse_code_points(std::string_view text);

}  // namespace relata
