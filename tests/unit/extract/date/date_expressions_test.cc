#include "engine/extract/date/date_expressions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "tests/unit/extract/relate/conllu.h"

namespace relata::extract::testing {
namespace {

using ::testing::ElementsAreArray;

// The days named by words behind a verb, for an article of Thursday 2025-03-13.
std::vector<std::string> dates_in(const std::string& words, const std::string& verb_tag = "VBD") {
  std::istringstream stream(words);
  std::string text = "1 X X PRON PRP _ 2 nsubj _ _\n2 did do VERB " + verb_tag + " _ 0 root _ _\n";
  int number = 3;
  for (std::string word; stream >> word; ++number) {
    const std::string tag = word == "floor" ? "NN" : word == "left" ? "VBD" : "X";
    text += std::to_string(number) + " " + word + " " + word + " NOUN " + tag + " _ 2 obl _ _\n";
  }
  const AnnotatedText annotated = read_conllu(text);
  std::vector<std::string> dates;
  for (const DateMention& mention : find_dates(annotated.annotation, DependencyTree(annotated.annotation), make_date(2025, 3, 13))) {
    dates.push_back(to_string(mention.date));
  }
  return dates;
}

struct DateCase {
  const char* words;
  std::vector<std::string> dates;
};

void expect_dates(const std::vector<DateCase>& cases, const std::string& verb_tag = "VBD") {
  for (const DateCase& example : cases) EXPECT_THAT(dates_in(example.words, verb_tag), ElementsAreArray(example.dates)) << example.words;
}

TEST(DateExpressions, TakeAWeekdayOfThePastAsTheLastOne) {
  expect_dates({{"Wednesday", {"2025-03-12"}},
                {"Thursday", {"2025-03-13"}},
                {"Friday", {"2025-03-07"}},
                {"last Thursday", {"2025-03-06"}},
                {"last Tuesday", {"2025-03-11"}},
                {"this Tuesday", {"2025-03-11"}},
                {"on Monday night", {"2025-03-10"}},
                {"Monday 's raid", {"2025-03-10"}},
                {"Sat. night", {"2025-03-08"}}});
}

// The days that a text of its own trees names, for the same article.
std::vector<std::string> dates_of(const std::string& conllu) {
  const AnnotatedText annotated = read_conllu(conllu);
  std::vector<std::string> dates;
  for (const DateMention& mention : find_dates(annotated.annotation, DependencyTree(annotated.annotation), make_date(2025, 3, 13))) {
    dates.push_back(to_string(mention.date));
  }
  return dates;
}

TEST(DateExpressions, TakeAWeekdayOfWhatIsPlannedAsTheNextOne) {
  constexpr const char* kExpected = "1 Miller Miller PROPN NNP _ 3 nsubj:pass _ _\n";
  constexpr const char* kFriday = "3 expected expect VERB VBN _ 0 root _ _\n4 Friday Friday PROPN NNP _ 3 obl _ _\n";
  EXPECT_THAT(dates_of(std::string(kExpected) + "2 is be AUX VBZ _ 3 aux:pass _ _\n" + kFriday), ElementsAreArray({"2025-03-14"}));
  EXPECT_THAT(dates_of(std::string(kExpected) + "2 was be AUX VBD _ 3 aux:pass _ _\n" + kFriday), ElementsAreArray({"2025-03-07"}));
}

TEST(DateExpressions, CountFromTheDayOfAnEventThatWasTold) {
  constexpr const char* kRuled = R"(1 Judges judge NOUN NNS _ 2 nsubj _ _
2 ruled rule VERB VBD _ 0 root _ _
3 Monday Monday PROPN NNP _ 2 obl _ _
4 . . PUNCT . _ 2 punct _ _

1 They they PRON PRP _ 2 nsubj _ _
2 met meet VERB VBD _ 0 root _ _
3 two two NUM CD _ 4 nummod _ _
4 days day NOUN NNS _ 2 obl _ _
5 before before ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
)";
  EXPECT_THAT(dates_of(std::string(kRuled) + "7 ruling ruling NOUN NN _ 2 obl _ _\n"), ElementsAreArray({"2025-03-10", "2025-03-08"}));
  EXPECT_THAT(dates_of(std::string(kRuled) + "7 vote vote NOUN NN _ 2 obl _ _\n"), ElementsAreArray({"2025-03-10"}));
}

TEST(DateExpressions, TakeAWeekdayToComeAsTheNextOne) {
  expect_dates({{"next Thursday", {"2025-03-20"}},
                {"until Tuesday", {"2025-03-18"}},
                {"this coming Monday", {"2025-03-17"}},
                {"this Friday", {"2025-03-14"}}});
  expect_dates({{"Friday", {"2025-03-14"}}, {"Wednesday", {"2025-03-19"}}}, "VB");
}

TEST(DateExpressions, TakeAWeekdayOfTheWeekThatIsSaid) {
  expect_dates({{"on Tuesday last week", {"2025-03-04"}},
                {"Friday of last week", {"2025-03-07"}},
                {"Monday of this week", {"2025-03-10"}},
                {"Friday next week", {"2025-03-21"}}});
}

TEST(DateExpressions, CountFromThePublicationDay) {
  expect_dates({{"yesterday", {"2025-03-12"}},
                {"yesterday evening", {"2025-03-12"}},
                {"this morning", {"2025-03-13"}},
                {"last night", {"2025-03-12"}},
                {"the day before", {"2025-03-12"}},
                {"the night before", {"2025-03-12"}},
                {"the previous evening", {"2025-03-12"}},
                {"a day earlier", {"2025-03-12"}},
                {"tomorrow", {"2025-03-14"}},
                {"three days ago", {"2025-03-10"}},
                {"two nights ago", {"2025-03-11"}},
                {"a fortnight ago", {"2025-02-27"}},
                {"two weeks earlier", {"2025-02-27"}},
                {"two days from now", {"2025-03-15"}},
                {"the day before yesterday", {"2025-03-11"}},
                {"the day after tomorrow", {"2025-03-15"}}});
  expect_dates({{"in two weeks", {"2025-03-27"}}}, "VB");
}

TEST(DateExpressions, CountFromTheDayToldLastWhereTheySaySo) {
  expect_dates({{"March 3 and the following day", {"2025-03-03", "2025-03-04"}},
                {"March 3 , the same day", {"2025-03-03", "2025-03-03"}},
                {"March 3 and two weeks later", {"2025-03-03", "2025-03-17"}},
                {"March 3 ; later that night", {"2025-03-03", "2025-03-03"}},
                {"March 3 and the following Monday", {"2025-03-03", "2025-03-10"}},
                {"March 3 and the previous Friday", {"2025-03-03", "2025-02-28"}},
                {"the following day", {}}});
}

TEST(DateExpressions, CountBackInAStoryOfLongAgoFromTheDayOfTheStory) {
  expect_dates({{"January 9 , a day earlier", {"2025-01-09", "2025-01-08"}},
                {"January 9 and two days before", {"2025-01-09", "2025-01-07"}},
                {"January 9 , two days ago", {"2025-01-09", "2025-03-11"}},
                {"Wednesday , a day earlier", {"2025-03-12", "2025-03-12"}}});
}

TEST(DateExpressions, CountFromADayThatIsNamedBehind) {
  expect_dates({{"two days before Monday 's vote", {"2025-03-08"}},
                {"a week after the March 3 vote", {"2025-03-10"}},
                {"on the eve of March 3", {"2025-03-02"}},
                {"a day after they left on Monday , and", {"2025-03-11", "2025-03-10"}},
                {"the day after they left on Monday", {"2025-03-11", "2025-03-10"}},
                {"the day after March 3", {"2025-03-04"}},
                {"a day after the leaders of both , left on Monday", {"2025-03-10"}},
                {"the day before the vote", {}},
                {"two days before his release", {}}});
}

TEST(DateExpressions, ReadCalendarDates) {
  expect_dates({{"March 3", {"2025-03-03"}},
                {"3 March 2024", {"2024-03-03"}},
                {"March 3 , 2024", {"2024-03-03"}},
                {"Monday , March 3", {"2025-03-03"}},
                {"Monday 3 March", {"2025-03-03"}},
                {"Sept 11 , 2001", {"2001-09-11"}},
                {"Dec. 5", {"2024-12-05"}},
                {"the 3rd of March", {"2025-03-03"}},
                {"March the 3rd", {"2025-03-03"}},
                {"2025-03-01", {"2025-03-01"}},
                {"November 30", {"2024-11-30"}}});
}

TEST(DateExpressions, ReadFiguresThatNameOneDayOnly) {
  expect_dates({{"2025-03-12", {"2025-03-12"}},
                {"2025 - 03 - 12", {"2025-03-12"}},
                {"12.3.2025", {"2025-03-12"}},
                {"13/02/2025", {"2025-02-13"}},
                {"2 / 13 / 2025", {"2025-02-13"}},
                {"4/4/2024", {"2024-04-04"}},
                {"3/4/2025", {}},
                {"2025-02-30", {}},
                {"1-2-03", {}},
                {"10.000.000", {}},
                {"192.168.1.10", {}}});
}

TEST(DateExpressions, TakeTheYearThatIsSaidBehind) {
  expect_dates({{"March 3 last year", {"2024-03-03"}}, {"May 9 of last year", {"2024-05-09"}}, {"July 4 this year", {"2025-07-04"}}});
}

TEST(DateExpressions, KnowTheDaysOfFeasts) {
  expect_dates({{"Christmas Eve", {"2024-12-24"}}, {"New Year 's Day", {"2025-01-01"}}, {"Boxing Day 2023", {"2023-12-26"}}});
}

TEST(DateExpressions, TakeADayWithoutMonthAsTheNearest) {
  expect_dates({{"on the 10th", {"2025-03-10"}},
                {"on the 28th", {"2025-02-28"}},
                {"until the 5th", {"2025-04-05"}},
                {"on the 13th floor", {}},
                {"the 5th", {}}});
}

TEST(DateExpressions, LeaveOutWhatNamesNoSingleDay) {
  expect_dates({{"last week in May 2024", {}},
                {"earlier this week", {}},
                {"in late March", {}},
                {"last month", {}},
                {"in recent days", {}},
                {"within 24 hours", {}},
                {"a few days ago", {}},
                {"in 1999", {}}});
}

}  // namespace
}  // namespace relata::extract::testing
