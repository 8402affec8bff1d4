#pragma once

#include <string>

#include "storage/base/result.h"

namespace relata {

// Whether the whole text matches the RE2 pattern. Compiled patterns are kept per thread. Time is linear in the text, whatever the
// pattern. ArgumentError for a pattern that RE2 does not understand (such as one with backreferences or lookaround).
Result<bool> matches_regex(const std::string& text, const std::string& pattern);

}  // namespace relata
