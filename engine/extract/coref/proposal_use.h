#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Drops proposals that nothing but a weak noun suggests and no relation mentions, and those that turned out to be others; renumbers the
// rest. `used` says per entity whether a relation or statement mentions it; returns the new number of every entity, kNone for one that is
// gone.
std::vector<std::uint32_t> drop_unused_proposals(Reading& reading, const std::vector<bool>& used);

}  // namespace relata::extract
