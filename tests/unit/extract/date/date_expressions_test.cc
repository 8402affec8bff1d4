#include "engine/extract/date/date_expressions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/extract/relate/conllu.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// The days named by words in a past-tense sentence, for an article of Thursday 2025-03-13.
std::vector<std::string> dates_in(const std::string& words, const std::string& verb_tag = "VBD") {
  std::istringstream stream(words);
  std::string text = "1 X X PRON PRP _ 2 nsubj _ _\n2 did do VERB " + verb_tag + " _ 0 root _ _\n";
  int number = 3;
  for (std::string word; stream >> word; ++number) text += std::to_string(number) + " " + word + " " + word + " NOUN NN _ 2 obl _ _\n";
  const AnnotatedText annotated = read_conllu(text);
  std::vector<std::string> dates;
  for (const DateMention& mention : find_dates(annotated.annotation, DependencyTree(annotated.annotation), make_date(2025, 3, 13))) {
    dates.push_back(to_string(mention.date));
  }
  return dates;
}

TEST(DateExpressions, TakeAWeekdayOfThePastAsTheLastOne) {
  EXPECT_THAT(dates_in("Wednesday"), ElementsAre("2025-03-12"));
  EXPECT_THAT(dates_in("Thursday"), ElementsAre("2025-03-13"));
  EXPECT_THAT(dates_in("Friday"), ElementsAre("2025-03-07"));
  EXPECT_THAT(dates_in("last Thursday"), ElementsAre("2025-03-06"));
}

TEST(DateExpressions, TakeAWeekdayToComeAsTheNextOne) {
  EXPECT_THAT(dates_in("Friday", "VB"), ElementsAre("2025-03-14"));
  EXPECT_THAT(dates_in("next Thursday"), ElementsAre("2025-03-20"));
}

TEST(DateExpressions, CountFromThePublicationDay) {
  EXPECT_THAT(dates_in("yesterday"), ElementsAre("2025-03-12"));
  EXPECT_THAT(dates_in("the day before"), ElementsAre("2025-03-12"));
  EXPECT_THAT(dates_in("tomorrow"), ElementsAre("2025-03-14"));
  EXPECT_THAT(dates_in("three days ago"), ElementsAre("2025-03-10"));
  EXPECT_THAT(dates_in("two weeks earlier"), ElementsAre("2025-02-27"));
  EXPECT_THAT(dates_in("the day after tomorrow"), ElementsAre("2025-03-15"));
}

TEST(DateExpressions, CountFromTheDayToldLastWhereTheySaySo) {
  EXPECT_THAT(dates_in("March 3 and the following day"), ElementsAre("2025-03-03", "2025-03-04"));
  EXPECT_THAT(dates_in("March 3 , the same day"), ElementsAre("2025-03-03", "2025-03-03"));
  EXPECT_THAT(dates_in("March 3 and two weeks later"), ElementsAre("2025-03-03", "2025-03-17"));
  EXPECT_THAT(dates_in("the following day"), IsEmpty());
}

TEST(DateExpressions, ReadCalendarDatesInBothOrders) {
  EXPECT_THAT(dates_in("March 3"), ElementsAre("2025-03-03"));
  EXPECT_THAT(dates_in("3 March 2024"), ElementsAre("2024-03-03"));
  EXPECT_THAT(dates_in("March 3 , 2024"), ElementsAre("2024-03-03"));
  EXPECT_THAT(dates_in("Monday , March 3"), ElementsAre("2025-03-03"));
  EXPECT_THAT(dates_in("November 30"), ElementsAre("2024-11-30"));
}

TEST(DateExpressions, LeaveOutWhatNamesNoSingleDay) { EXPECT_THAT(dates_in("last week in May 2024"), IsEmpty()); }

}  // namespace
}  // namespace relata::extract::testing
