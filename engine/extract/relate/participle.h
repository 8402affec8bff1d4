#pragma once

#include "engine/extract/relate/frame.h"

namespace relata::extract {

// Arguments of a verb that modifies a noun: the noun, and what names stand beside the verb.

// "the U.S.-brokered truce", as three words: what is brokered stands above, who did it hangs below.
void add_prenominal_participle(const Reading& reading, Frame& frame);

// "a truce brokered by Qatar", "the country brokering it", "a decision to send troops". Requires: the verb hangs on a noun as its clause.
void add_participle_of_noun(const Reading& reading, Frame& frame);

}  // namespace relata::extract
