#pragma once

#include <cstddef>

namespace relata {

// Columns of the terminal on standard output, or on standard error when that is one; 80 when neither tells.
std::size_t screen_width();

}  // namespace relata
