#pragma once

#include <string>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// The noun is a role, a body or a kind of place.
bool describes(const Lexicon& lexicon, const std::string& noun);

// "U.S.-backed": who backs, leads or arms it is not whose it is; where it is based may be. `end` is where the name ends.
bool is_agent_of_participle(const Reading& reading, std::uint32_t end);

// The end of the noun phrase that begins at `begin`; `begin` itself when none does.
std::uint32_t noun_phrase_end(const Reading& reading, TokenRange sentence, std::uint32_t begin);

// The phrase around a describing noun that `words` spell: its modifiers to the left, what follows "of", "for" or "at", and whose it is.
// Names are not attached yet. Reads references to names. Cost: linear in the phrase.
Description description_around(const Reading& reading, TokenRange sentence, std::string noun, TokenRange words);

}  // namespace relata::extract
