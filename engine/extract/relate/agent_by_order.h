#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Who is named behind "by" within a few words of a verb, whatever the parser makes of it; kNoToken when nobody is. Cost: bounded.
std::uint32_t agent_by_order(const Reading& reading, std::uint32_t verb);

}  // namespace relata::extract
