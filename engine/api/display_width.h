#pragma once

#include <cstddef>
#include <string_view>

namespace relata {

// Columns that a terminal gives one code point: 0 for combining marks and format characters, 2 for East Asian wide ones and emoji.
// Source: Unicode Standard Annex #11.
std::size_t display_width(char32_t code_point);

// The same of UTF-8 text; a byte that is no UTF-8 takes one column.
std::size_t display_width(std::string_view text);

}  // namespace relata
