#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/unit/extract/relate/conllu.h"

namespace relata::extract::testing {

// An annotated document without trees, from words with their part of speech: "the/DT [ORG Blue/NNP Trust/NNP] left/VBD ./.". Brackets hold
// what the tagger found, with its type (PER, ORG, LOC, NAT); "~" in front joins a word to the one before; "||" parts sentences.
AnnotatedText read_tagged(std::string_view text);

// The names that are found in such a text: "ORG Blue Trust".
std::vector<std::string> names_in(std::string_view text);

// The entities that are made of these names, with the other names of each: "ORG Blue Harbor Trust = BHT".
std::vector<std::string> entities_in(std::string_view text);

}  // namespace relata::extract::testing
