#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// The noun of asking that the noun at `noun` stands behind, which then is one thing with it: "demand" for the second noun of "a demand for
// an amnesty", also where a verb stands above both ("rejected a call by X for talks"); kNoToken when there is none.
std::uint32_t request_for(const Reading& reading, std::uint32_t noun);

// Whether a noun of asking says what for.
bool says_for_what(const Reading& reading, std::uint32_t request);

// Whether a noun has its content with it: "a proposal to cap rents".
bool says_to_do_what(const Reading& reading, std::uint32_t noun);

}  // namespace relata::extract
