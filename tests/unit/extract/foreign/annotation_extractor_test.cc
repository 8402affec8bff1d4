// Lines of annotations as spaCy 3.8 (Doc.to_json) and CoreNLP 4.5 (-outputFormat json) write them, the parts that matter.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "engine/extract/extractor.h"
#include "engine/extract/foreign/foreign_document.h"

namespace relata::extract {
namespace {

using nlohmann::json;
using testing::ElementsAre;
using testing::HasSubstr;

const Extractor& extractor() {
  static const std::unique_ptr<Extractor> kExtractor = make_annotation_extractor(RELATA_SOURCE_DIR "/engine/extract/data").value();
  return *kExtractor;
}

Result<Extraction> read(const json& annotations) {
  const std::string line = annotations.dump();
  const ForeignDocument document = read_foreign_document(line).value();
  return extractor().extract({"a1", "", document.text, make_date(2025, 3, 13), line});
}

std::vector<std::string> facts_of(const Extraction& extraction) {
  std::vector<std::string> facts;
  for (const ExtractedRelation& relation : extraction.relations) {
    facts.push_back(extraction.entities[relation.head].name + " " + relation.type + " " + extraction.entities[relation.tail].name);
  }
  return facts;
}

struct Word {
  const char* form;
  const char* lemma;
  const char* tag;
  const char* upos;
  const char* relation;  // spaCy's
  int head;              // spaCy's, from 0
};

// "Anna Lee spoke with Bob Ray." as spaCy parses it: the preposition between verb and noun.
const std::vector<Word> kSpoke = {{"Anna", "Anna", "NNP", "PROPN", "compound", 1}, {"Lee", "Lee", "NNP", "PROPN", "nsubj", 2},
                                  {"spoke", "speak", "VBD", "VERB", "ROOT", 2},    {"with", "with", "IN", "ADP", "prep", 2},
                                  {"Bob", "Bob", "NNP", "PROPN", "compound", 5},   {"Ray", "Ray", "NNP", "PROPN", "pobj", 3}};

json spacy_document(const std::vector<Word>& words, const std::string& before = "") {
  json document = {{"text", before}, {"tokens", json::array()}, {"ents", json::array()}};
  std::string text = before;
  // spaCy counts characters, of which `before` has one for every two bytes.
  std::size_t place = before.size() / 2;
  for (const Word& word : words) {
    if (text != before) text += ' ', ++place;
    const std::size_t end = place + std::string(word.form).size();
    document["tokens"].push_back({{"id", document["tokens"].size()},
                                  {"start", place},
                                  {"end", end},
                                  {"tag", word.tag},
                                  {"pos", word.upos},
                                  {"lemma", word.lemma},
                                  {"dep", word.relation},
                                  {"head", word.head}});
    text += word.form;
    place = end;
  }
  document["text"] = text;
  document["sents"] = json::array({{{"start", before.size() / 2}, {"end", place}}});
  return document;
}

void add_entity(json& document, std::size_t first, std::size_t last, const char* label) {
  document["ents"].push_back({{"start", document["tokens"][first]["start"]}, {"end", document["tokens"][last]["end"]}, {"label", label}});
}

TEST(AnnotationExtractor, ReadsSpacysNamesAndTrees) {
  json document = spacy_document(kSpoke);
  add_entity(document, 0, 1, "PERSON");
  add_entity(document, 4, 5, "PERSON");
  const Extraction extraction = read(document).value();
  EXPECT_THAT(extraction.extractor, HasSubstr("spaCy"));
  EXPECT_THAT(facts_of(extraction), ElementsAre("Anna Lee SPOKE_WITH Bob Ray"));
  EXPECT_EQ(extraction.relations[0].predicate, "speak");
}

TEST(AnnotationExtractor, CountsSpacysOffsetsInCharacters) {
  json document = spacy_document(kSpoke, "\xC3\xA9\xC3\xA9");
  add_entity(document, 0, 1, "PERSON");
  add_entity(document, 4, 5, "PERSON");
  const Extraction extraction = read(document).value();
  ASSERT_FALSE(extraction.entities.empty());
  EXPECT_THAT(extraction.entities[0].mentions, ElementsAre(Span{4, 12}));
}

TEST(AnnotationExtractor, TakesSpacysNamesAloneWhereThereAreNoTokens) {
  const json document = {
      {"text", "Anna Lee spoke with Bob Ray."},
      {"ents", json::array({{{"start", 0}, {"end", 8}, {"label", "PERSON"}}, {{"start", 20}, {"end", 27}, {"label", "PERSON"}}})}};
  const Extraction extraction = read(document).value();
  EXPECT_EQ(extraction.entities.size(), 2U);
  EXPECT_TRUE(extraction.relations.empty());
}

TEST(AnnotationExtractor, RefusesSpacyTreesThatAreNone) {
  json circle = spacy_document(kSpoke);
  circle["tokens"][2]["head"] = 5;
  EXPECT_THAT(std::string(read(circle).status().message()), HasSubstr("circle"));
  json outside = spacy_document(kSpoke);
  outside["tokens"][2]["head"] = 77;
  EXPECT_THAT(std::string(read(outside).status().message()), HasSubstr("outside of its sentence"));
  json far_away = spacy_document(kSpoke);
  far_away["tokens"][5]["end"] = 900;
  EXPECT_THAT(std::string(read(far_away).status().message()), HasSubstr("no stretch of the text"));
}

// CoreNLP gives Universal Dependencies: the noun below the verb, the preposition below the noun.
json corenlp_document(bool with_tree) {
  const std::vector<int> governors = {2, 3, 0, 6, 6, 3};
  const std::vector<const char*> relations = {"compound", "nsubj", "ROOT", "case", "compound", "obl:with"};
  json sentence = {{"index", 0}, {"tokens", json::array()}};
  json arcs = json::array();
  std::size_t place = 0;
  for (std::size_t i = 0; i < kSpoke.size(); ++i) {
    const std::size_t end = place + std::string(kSpoke[i].form).size();
    sentence["tokens"].push_back({{"index", i + 1},
                                  {"word", kSpoke[i].form},
                                  {"originalText", kSpoke[i].form},
                                  {"lemma", kSpoke[i].lemma},
                                  {"characterOffsetBegin", place},
                                  {"characterOffsetEnd", end},
                                  {"pos", kSpoke[i].tag},
                                  {"before", i == 0 ? "" : " "},
                                  {"after", i + 1 == kSpoke.size() ? "" : " "}});
    arcs.push_back({{"dep", i == 5 ? "obl" : relations[i]}, {"governor", governors[i]}, {"dependent", i + 1}});
    place = end + 1;
  }
  if (with_tree) sentence["basicDependencies"] = arcs;
  sentence["entitymentions"] = json::array({{{"tokenBegin", 0}, {"tokenEnd", 2}, {"text", "Anna Lee"}, {"ner", "PERSON"}},
                                            {{"tokenBegin", 4}, {"tokenEnd", 6}, {"text", "Bob Ray"}, {"ner", "PERSON"}}});
  return {{"docId", "a7"}, {"sentences", json::array({sentence})}};
}

TEST(AnnotationExtractor, ReadsCoreNlpsNamesAndTreesAndPutsItsTextTogether) {
  const json document = corenlp_document(true);
  EXPECT_EQ(read_foreign_document(document.dump())->text, "Anna Lee spoke with Bob Ray");
  EXPECT_EQ(read_foreign_document(document.dump())->id, "a7");
  const Extraction extraction = read(document).value();
  EXPECT_THAT(extraction.extractor, HasSubstr("CoreNLP"));
  EXPECT_THAT(facts_of(extraction), ElementsAre("Anna Lee SPOKE_WITH Bob Ray"));
}

TEST(AnnotationExtractor, TakesCoreNlpsTriplesByTheirTable) {
  json document = corenlp_document(false);
  document["sentences"][0]["kbp"] = json::array(
      {{{"subject", "Bob Ray"}, {"subjectSpan", {4, 6}}, {"relation", "per:siblings"}, {"object", "Anna Lee"}, {"objectSpan", {0, 2}}},
       {{"subject", "Bob Ray"}, {"subjectSpan", {4, 6}}, {"relation", "per:title"}, {"object", "x"}, {"objectSpan", {2, 3}}}});
  document["sentences"][0]["openie"] = json::array(
      {{{"subject", "Anna Lee"}, {"subjectSpan", {0, 2}}, {"relation", "spoke with"}, {"object", "Bob Ray"}, {"objectSpan", {4, 6}}},
       {{"subject", "Anna Lee"}, {"subjectSpan", {0, 2}}, {"relation", "spoke with"}, {"object", "spoke"}, {"objectSpan", {2, 3}}}});
  const Extraction extraction = read(document).value();
  EXPECT_THAT(facts_of(extraction), ElementsAre("Bob Ray RELATED_TO Anna Lee", "Anna Lee SPOKE_WITH Bob Ray"));
  EXPECT_EQ(extraction.refused.size(), 1U);
}

TEST(AnnotationExtractor, DoesNotTakeATripleForAFactThatTheRulesHave) {
  json document = corenlp_document(true);
  document["sentences"][0]["openie"] = json::array(
      {{{"subject", "Bob Ray"}, {"subjectSpan", {4, 6}}, {"relation", "spoke with"}, {"object", "Anna Lee"}, {"objectSpan", {0, 2}}}});
  EXPECT_EQ(read(document)->relations.size(), 1U);
}

}  // namespace
}  // namespace relata::extract
