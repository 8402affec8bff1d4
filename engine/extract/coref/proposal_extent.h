#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Where the name of the proposal that `noun` denotes begins. Only what the noun governs: "called talks" and "Tuesday talks" have no
// modifier that belongs to a name. In a headline, plurals in front are verbs: "group sweetens bid".
std::uint32_t name_begin(const Reading& reading, std::uint32_t noun, bool in_headline);

// Where "a plan for a carbon tax" ends: what the noun governs behind it, up to a clause or a day.
std::uint32_t phrase_end(const Reading& reading, std::uint32_t noun);

}  // namespace relata::extract
