#include "engine/extract/pipeline_extractor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

TEST(ExtractFacts, MakesNothingOfEmptyText) {
  const Extraction extraction = extract_conllu("");
  EXPECT_TRUE(extraction.entities.empty());
  EXPECT_TRUE(extraction.relations.empty());
  EXPECT_TRUE(extraction.statements.empty());
  EXPECT_EQ(extraction.extractor, kExtractorName);
}

TEST(ExtractFacts, MakesNothingOfTextThatIsNoProse) {
  const Extraction extraction =
      extract_conllu("1 0x7f 0x7f X SYM _ 0 root _ _\n2 %% %% SYM SYM _ 1 dep _ _\n3 } } PUNCT . _ 1 punct _ _\n");
  EXPECT_TRUE(extraction.entities.empty());
  EXPECT_TRUE(extraction.relations.empty());
}

TEST(ExtractFacts, KeepsOffsetsOfTheSentenceAsEvidence) {
  const Extraction extraction = extract_conllu(R"(
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 slept sleep VERB VBD _ 0 root _ _
3 . . PUNCT . _ 2 punct _ _

1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 met meet VERB VBD _ 0 root _ _
3 Ivanov Ivanov PROPN NNP _ 2 obj _ Name=PER
)");
  const ExtractedRelation meeting = only_relation(extraction, "MET_WITH");
  EXPECT_EQ(meeting.sentence, (Span{15, 32}));  // after "Miller slept . "
  EXPECT_EQ(meeting.head_text, "Miller");
  EXPECT_EQ(meeting.tail_text, "Ivanov");
}

}  // namespace
}  // namespace relata::extract::testing
