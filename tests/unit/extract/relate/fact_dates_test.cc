#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

// The dates of the relations of a type, "-" for none, in the order of the text.
std::vector<std::string> dates_of(const Extraction& extraction, std::string_view type) {
  std::vector<std::string> dates;
  for (const ExtractedRelation& relation : extraction.relations) {
    if (relation.type == type) dates.push_back(relation.date ? to_string(*relation.date) : "-");
  }
  return dates;
}

constexpr const char* kHeadline = R"(# date = 2025-03-13
1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 meets meet VERB VBZ _ 0 root _ _
3 Ivanov Ivanov PROPN NNP _ 2 obj _ Name=PER

)";
constexpr const char* kMeeting = R"(1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 met meet VERB VBD _ 0 root _ _
3 Ivanov Ivanov PROPN NNP _ 2 obj _ Name=PER
4 . . PUNCT . _ 2 punct _ _

)";
constexpr const char* kRain = R"(1 Yesterday yesterday NOUN NN _ 3 obl:unmarked _ _
2 it it PRON PRP _ 3 expl _ _
3 rained rain VERB VBD _ 0 root _ _
4 . . PUNCT . _ 3 punct _ _

)";
constexpr const char* kDatedMeeting = R"(1 Miller Miller PROPN NNP _ 2 nsubj _ Name=PER
2 met meet VERB VBD _ 0 root _ _
3 Ivanov Ivanov PROPN NNP _ 2 obj _ Name=PER
4 yesterday yesterday NOUN NN _ 2 obl:unmarked _ _
5 . . PUNCT . _ 2 punct _ _

)";
constexpr const char* kFiller = R"(1 Nobody nobody PRON NN _ 2 nsubj _ _
2 slept sleep VERB VBD _ 0 root _ _
3 . . PUNCT . _ 2 punct _ _

)";
constexpr const char* kNewParagraph = "# newpar\n";

TEST(FactDates, DateTheHeadlineByTheLead) {
  EXPECT_THAT(dates_of(extract_conllu(std::string(kHeadline) + kNewParagraph + kRain), "MET_WITH"), ::testing::ElementsAre("2025-03-12"));
}

TEST(FactDates, LeaveAFirstSentenceThatIsNoHeadline) {
  EXPECT_THAT(dates_of(extract_conllu(std::string("# date = 2025-03-13\n") + kMeeting + kNewParagraph + kRain), "MET_WITH"),
              ::testing::ElementsAre("-"));
  EXPECT_THAT(dates_of(extract_conllu(std::string(kHeadline) + kRain), "MET_WITH"), ::testing::ElementsAre("-"));
}

TEST(FactDates, LeaveAHeadlineWhoseLeadNamesAFarDay) {
  EXPECT_THAT(dates_of(extract_conllu(std::string(kHeadline) + kNewParagraph + R"(1 On on ADP IN _ 2 case _ _
2 May May PROPN NNP _ 6 obl _ _
3 4 4 NUM CD _ 2 nummod _ _
4 1998 1998 NUM CD _ 2 nummod _ _
5 it it PRON PRP _ 6 expl _ _
6 rained rain VERB VBD _ 0 root _ _
)"),
                       "MET_WITH"),
              ::testing::ElementsAre("-"));
}

TEST(FactDates, DateAnEventAsItsOtherTellingCloseBy) {
  const std::string published = "# date = 2025-03-13\n";
  EXPECT_THAT(dates_of(extract_conllu(published + kDatedMeeting + kFiller + kMeeting), "MET_WITH"),
              ::testing::ElementsAre("2025-03-12", "2025-03-12"));
  EXPECT_THAT(dates_of(extract_conllu(published + kMeeting + kDatedMeeting), "MET_WITH"),
              ::testing::ElementsAre("2025-03-12", "2025-03-12"));
  EXPECT_THAT(dates_of(extract_conllu(published + kDatedMeeting + kFiller + kFiller + kMeeting), "MET_WITH"),
              ::testing::ElementsAre("2025-03-12", "-"));
}

}  // namespace
}  // namespace relata::extract::testing
