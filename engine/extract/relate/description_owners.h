#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Tokens that refer to whose or where a description is: the closest modifier, and what follows "of", "for" or "at". `entity` is whom it
// describes, who owns nothing of himself.
std::vector<std::uint32_t> owner_tokens(const Reading& reading, const Description& description, std::uint32_t entity);

// The head of a reference to the country that the text is mostly about; kNoToken when none stands out. Cost: linear in the references.
std::uint32_t main_country(const Reading& reading);

}  // namespace relata::extract
