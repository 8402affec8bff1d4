#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

bool is_relative_pronoun(const Token& token);

// What a relative pronoun stands for: the noun that its clause modifies. Any other word stands for itself. Cost: bounded.
std::uint32_t antecedent_of(const Reading& reading, std::uint32_t argument);

// Subjects that a predicate without one takes from the clause above it: by coordination, control ("asked Russia to accept"), participles.
// Cost: linear in the clauses climbed, which are few.
std::vector<std::uint32_t> inherited_subjects(const Reading& reading, std::uint32_t verb);

// Who else does what the clause above says: Norway of "opposes the ban, as does Norway", by the clause that "as" begins; kNoToken for other
// clauses.
std::uint32_t echoed_subject(const Reading& reading, std::uint32_t clause);

// Who has the plan, makes the offer, takes the decision: what owns a noun, else the subject of the verb whose object it is.
std::vector<std::uint32_t> owners_of_noun(const Reading& reading, std::uint32_t noun);

}  // namespace relata::extract
