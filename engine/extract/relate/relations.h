#pragma once

#include <vector>

#include "engine/extract/coref/quotes.h"
#include "engine/extract/coref/reading.h"
#include "engine/extract/relate/rule.h"

namespace relata::extract {

// What relations need besides the reading itself.
struct RelationInput {
  const Reading& reading;
  const std::vector<DateMention>& dates;
  const std::vector<Quote>& quotes;
};

// Relations that the rules find in verbs, event nouns and adjectives. One per rule match and sentence. Cost: linear in the tokens.
std::vector<ExtractedRelation> find_events(const RelationInput& input, const RuleSet& rules);

// Relations that names and descriptions state by themselves: roles, family, membership, where things are. Cost: linear in both.
std::vector<ExtractedRelation> find_attributions(const RelationInput& input);

// A relation between two references as a sentence plainly asserts it, without date. Requires: head and tail refer to entities.
ExtractedRelation make_relation(const Reading& reading, const RelationType& type, std::uint32_t predicate, std::uint32_t head,
                                std::uint32_t tail);

}  // namespace relata::extract
