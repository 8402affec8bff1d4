#pragma once

#include <cstddef>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Lets neighbouring descriptions of a sentence, those from number `first` on, share what one of them lacks: the name in "founder and CEO
// X" and "its founder, the lawyer X", the country in "Polish Prime Minister X and Defence Minister Y". Cost: linear in them.
void share_between_coordinated(Reading& reading, TokenRange sentence, std::size_t first);

}  // namespace relata::extract
