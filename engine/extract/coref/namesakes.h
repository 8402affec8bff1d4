#pragma once

#include <vector>

#include "engine/extract/coref/name_in_text.h"
#include "engine/extract/coref/name_index.h"

namespace relata::extract {

// The person whom a person's name means: one whose name holds it as surname, given name or without middle names; of several the one named
// last before, else the one named first after. kNone for somebody new. Cost: linear in the names that share a word, and bounded backwards.
std::uint32_t find_namesake(const std::vector<NameInText>& names, std::uint32_t at, const NameIndex& index);

}  // namespace relata::extract
