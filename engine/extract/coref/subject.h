#pragma once

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// The subject of a verb as the tree has it, of its own or shared with the verb it is coordinated with; kNoToken when the tree has none
// and the words do not show one either.
std::uint32_t subject_of(const Reading& reading, std::uint32_t verb);

// The subject that the order of words shows for a finite verb whose subject the parser lost: what stands before the verb, or before the
// commas that part it from the verb ("X, the head of Y, accused"). kNoToken for participles and when nothing fits.
// Reads references to names and, once they are resolved, to nouns. Cost: linear in the distance.
std::uint32_t subject_by_order(const Reading& reading, std::uint32_t verb);

// What a relative pronoun stands for by the order of words: the noun before it and its comma. kNoToken when there is none.
std::uint32_t antecedent_by_order(const Reading& reading, std::uint32_t pronoun);

// The speaker who stands behind his verb, "..., said its chief negotiator, X", where the parser takes him for an object; kNoToken
// elsewhere.
std::uint32_t inverted_subject(const Reading& reading, std::uint32_t verb);

// "Monday", "today", "week": a word that says when.
bool is_day_word(const Token& token);

}  // namespace relata::extract
