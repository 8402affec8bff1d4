#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/pipeline_extractor.h"

namespace relata::extract::testing {

// The lexicon and rules that the project ships, loaded once.
const Lexicon& shipped_lexicon();
const RuleSet& shipped_rules();

// What the shipped rules make of a parsed text, see conllu.h for its format.
Extraction extract_conllu(std::string_view text);

// "Peskov -[SPOKE_WITH]-> Waltz", with "not " before the type when it is denied and " (planned)" etc. behind when it is not asserted.
std::set<std::string> facts_of(const Extraction& extraction);

// A construction of the news, the tree that the parser gives it, and what must or must not be read from it.
struct Construction {
  const char* name;
  const char* tree;
  std::vector<std::string> facts;
  std::vector<std::string> no_facts = {};
};
void expect_constructions(std::span<const Construction> constructions);

// Names of the entities in their order.
std::vector<std::string> names_of(const Extraction& extraction);

// The relation of a type; the test fails when there is none or more than one.
ExtractedRelation only_relation(const Extraction& extraction, std::string_view type);

}  // namespace relata::extract::testing
