#include "tests/unit/extract/relate/extract_testing.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/conllu.h"

namespace relata::extract::testing {
namespace {

std::filesystem::path data() { return std::filesystem::path(RELATA_SOURCE_DIR) / "engine/extract/data"; }

}  // namespace

const Lexicon& shipped_lexicon() {
  static const std::unique_ptr<Lexicon> lexicon = Lexicon::load(data() / "lexicon").value();
  return *lexicon;
}

const RuleSet& shipped_rules() {
  static const std::unique_ptr<RuleSet> rules = RuleSet::load(data() / "rules", shipped_lexicon()).value();
  return *rules;
}

Extraction extract_conllu(std::string_view text) {
  const AnnotatedText annotated = read_conllu(text);
  return extract_facts(annotated.document, annotated.annotation, shipped_lexicon(), shipped_rules());
}

std::set<std::string> facts_of(const Extraction& extraction) {
  std::set<std::string> facts;
  for (const ExtractedRelation& relation : extraction.relations) {
    std::string fact = extraction.entities[relation.head].name + " -[" + (relation.negated ? "not " : "") + relation.type + "]-> " +
                       extraction.entities[relation.tail].name;
    if (relation.modality != Modality::kAsserted) fact += " (" + std::string(to_string(relation.modality)) + ")";
    facts.insert(std::move(fact));
  }
  return facts;
}

void expect_constructions(std::span<const Construction> constructions) {
  for (const Construction& construction : constructions) {
    SCOPED_TRACE(construction.name);
    const auto found = facts_of(extract_conllu(construction.tree));
    for (const std::string& fact : construction.facts) EXPECT_THAT(found, ::testing::Contains(fact));
    for (const std::string& fact : construction.no_facts) EXPECT_THAT(found, ::testing::Not(::testing::Contains(fact)));
  }
}

std::vector<std::string> names_of(const Extraction& extraction) {
  std::vector<std::string> names;
  for (const ExtractedEntity& entity : extraction.entities) names.push_back(entity.name);
  return names;
}

ExtractedRelation only_relation(const Extraction& extraction, std::string_view type) {
  ExtractedRelation found;
  int count = 0;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type == type) found = relation, ++count;
  }
  EXPECT_EQ(count, 1) << type;
  return found;
}

}  // namespace relata::extract::testing
