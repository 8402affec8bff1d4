#include "engine/extract/foreign/neutral_form.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace relata::extract {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pair;

const Lexicon& lexicon() {
  static const std::unique_ptr<Lexicon> kLexicon = Lexicon::load(RELATA_SOURCE_DIR "/engine/extract/data/lexicon").value();
  return *kLexicon;
}

constexpr const char* kText = "Zo\xC3\xAB Lee met Bob Ray. Lee accused the U.S. of \xE2\x80\x9Cplaying games\xE2\x80\x9D.";

Result<Extraction> read(const std::string& text) {
  return read_neutral_form(nlohmann::json::parse(text), {"a1", "", kText, make_date(2025, 3, 13)}, lexicon());
}

// Zoe Lee by her places in characters, Bob Ray and the United States by their names.
std::string with_entities(const std::string& rest) {
  return R"({"entities": [{"id": "e1", "type": "Person", "mentions": [{"begin": 0, "end": 7}, {"begin": 21, "end": 24}]},
    {"id": "e2", "type": "Person", "name": "Bob Ray"}, {"id": "e3", "type": "Place", "name": "U.S."}])" +
         rest + "}";
}

TEST(NeutralForm, TakesRelationsWithTheirEvidenceByPlaceOrByText) {
  const Extraction extraction = read(with_entities(R"(, "extractor": "mine 2", "relations": [
      {"type": "MET_WITH", "head": "e1", "tail": "e2", "predicate": "meet", "date": "2025-03-12", "evidence": {"begin": 0, "end": 20}},
      {"type": "ACCUSED", "head": "e1", "tail": "e3", "sentence": "Lee accused the U.S. of \"playing games\".", "head_text": "Lee",
       "modality": "possible", "negated": true, "confidence": 7, "said_by": "Bob Ray"}])"))
                                    .value();
  EXPECT_EQ(extraction.extractor, "mine 2");
  ASSERT_EQ(extraction.relations.size(), 2U);
  EXPECT_EQ(extraction.relations[0].sentence, (Span{0, 21}));
  EXPECT_TRUE(extraction.relations[0].symmetric);
  EXPECT_EQ(extraction.relations[0].plover, "CONSULT");
  EXPECT_EQ(extraction.relations[0].date, make_date(2025, 3, 12));
  EXPECT_EQ(extraction.relations[1].sentence.begin, 22U);
  EXPECT_EQ(extraction.relations[1].modality, Modality::kPossible);
  EXPECT_TRUE(extraction.relations[1].negated);
  EXPECT_EQ(extraction.relations[1].confidence, 1.0);
}

TEST(NeutralForm, TakesStatementsThatAreInTheText) {
  const Extraction extraction =
      read(with_entities(R"(, "statements": [{"text": "playing games", "quoted": true, "speaker": "e1", "about": ["e3"]},
                                             {"text": "going home", "quoted": true, "speaker": "e1"}])"))
          .value();
  ASSERT_EQ(extraction.statements.size(), 1U);
  EXPECT_EQ(extraction.statements[0].speaker, 0U);
  EXPECT_THAT(extraction.statements[0].about, ElementsAre(2U));
  EXPECT_THAT(extraction.refused, ElementsAre(Pair("a quotation that is not in the text", 1U)));
}

TEST(NeutralForm, RefusesWhatFailsACheckAndCountsIt) {
  const auto refused = [](const std::string& relation) {
    const Extraction extraction = read(with_entities(R"(, "relations": [)" + relation + "]")).value();
    EXPECT_THAT(extraction.relations, IsEmpty());
    return extraction.refused.empty() ? "" : extraction.refused.begin()->first;
  };
  EXPECT_EQ(refused(R"({"type": "LOVES", "head": "e1", "tail": "e2", "sentence": "Bob Ray"})"), "a relation of an unknown type");
  EXPECT_EQ(refused(R"({"type": "MET_WITH", "head": "e1", "tail": "e9", "sentence": "Bob Ray"})"), "a relation without its two entities");
  EXPECT_EQ(refused(R"({"type": "VISITED", "head": "e1", "tail": "e2", "sentence": "Bob Ray"})"),
            "a relation between entities of a wrong type");
  EXPECT_EQ(refused(R"({"type": "MET_WITH", "head": "e1", "tail": "e2", "sentence": "Lee hit Bob Ray."})"),
            "a relation whose evidence is not in the text");
  EXPECT_EQ(refused(R"({"type": "MET_WITH", "head": "e1", "tail": "e2", "evidence": {"begin": 0, "end": 900}})"),
            "a relation whose evidence is not in the text");
  EXPECT_EQ(refused(R"({"type": "MET_WITH", "head": "e1", "tail": "e2", "evidence": {"begin": 0, "end": 20}, "tail_text": "Carl"})"),
            "a relation whose mention is not in its evidence");
  EXPECT_EQ(refused(R"({"type": "MET_WITH", "head": "e1", "tail": "e2", "evidence": {"begin": 0, "end": 20}, "modality": "sure"})"),
            "a relation of an unknown modality");
}

TEST(NeutralForm, CountsEntitiesThatAreRefusedWithWhatRestsOnThem) {
  const Extraction extraction =
      read(R"({"entities": [{"id": 1, "type": "Person", "name": "Carl Ray"}, {"id": 2, "type": "Person", "name": "Lee"}],
                                         "relations": [{"type": "MET_WITH", "head": 1, "tail": 2, "sentence": "Bob Ray"}]})")
          .value();
  EXPECT_EQ(extraction.entities.size(), 1U);
  EXPECT_THAT(extraction.relations, IsEmpty());
  EXPECT_THAT(extraction.refused,
              ElementsAre(Pair("a relation without its two entities", 1U), Pair("an entity that the text does not name", 1U)));
}

TEST(NeutralForm, SaysWhatIsNoSuchForm) {
  EXPECT_EQ(read("[]").status().message(), "is no JSON object");
  EXPECT_EQ(read(R"({"entities": [1]})").status().message(), "\"entities\" is no list of objects");
  EXPECT_EQ(read(R"({"entities": [{"mentions": [1]}]})").status().message(), "\"mentions\" is no list of objects");
  EXPECT_THAT(std::string(read(R"({"entities": [], "offsets": "words"})").status().message()), HasSubstr("'words'"));
}

}  // namespace
}  // namespace relata::extract
