#include "engine/extract/relate/predicate_dates.h"

#include <gtest/gtest.h>

#include "tests/unit/extract/relate/conllu.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

const Date kMonday = make_date(2025, 3, 10);
const Date kTuesday = make_date(2025, 3, 11);

// The predicate is "left", "met" or "meeting", a word by its number from 0.
class PredicateDatesTest : public ::testing::Test {
 protected:
  void read(const char* conllu, std::vector<DateMention> dates) {
    read_ = read_conllu(conllu);
    dates_ = std::move(dates);
    reading_.emplace(read_.document, read_.annotation, shipped_lexicon());
    found_.emplace(*reading_, dates_);
  }
  const PredicateDates& dates() const { return *found_; }

 private:
  AnnotatedText read_;
  std::vector<DateMention> dates_;
  std::optional<Reading> reading_;
  std::optional<PredicateDates> found_;
};

constexpr const char* kFridayNight = R"(1 She she PRON PRP _ 2 nsubj _ _
2 left leave VERB VBD _ 0 root _ _
3 Friday Friday PROPN NNP _ 4 compound _ _
4 night night NOUN NN _ 2 obl _ _

)";

TEST_F(PredicateDatesTest, AreBelowAnAdjunctOrABeforePartOfIt) {
  read(kFridayNight, {{{2, 3}, kMonday}});
  EXPECT_EQ(dates().below(3), kMonday);
  EXPECT_EQ(dates().below(2), kMonday);
  EXPECT_EQ(dates().below(1), std::nullopt);
}

// "met people from Paris Monday and Tuesday": the days hang on nouns; the nearer counts.
constexpr const char* kNouns = R"(1 They they PRON PRP _ 2 nsubj _ _
2 met meet VERB VBD _ 0 root _ _
3 people people NOUN NNS _ 2 obj _ _
4 from from ADP IN _ 5 case _ _
5 Paris Paris PROPN NNP _ 3 nmod _ _
6 Monday Monday PROPN NNP _ 5 nmod _ _
7 Tuesday Tuesday PROPN NNP _ 5 nmod _ _

)";

TEST_F(PredicateDatesTest, AreTheNearestInTheClause) {
  read(kNouns, {{{5, 6}, kMonday}, {{6, 7}, kTuesday}});
  EXPECT_EQ(dates().in_clause(1), kMonday);
  EXPECT_EQ(dates().in_clause(0), std::nullopt);
}

// "said Monday they met".
constexpr const char* kSaid = R"(1 Officials official NOUN NNS _ 2 nsubj _ _
2 said say VERB VBD _ 0 root _ _
3 Monday Monday PROPN NNP _ 2 obl _ _
4 they they PRON PRP _ 5 nsubj _ _
5 met meet VERB VBD _ 2 ccomp _ _

)";

TEST_F(PredicateDatesTest, AreNotWhenSomebodySaidSoUnlessOfHimself) {
  read(kSaid, {{{2, 3}, kMonday}});
  EXPECT_EQ(dates().only(4, false), std::nullopt);
  EXPECT_EQ(dates().only(4, true), kMonday);
  EXPECT_EQ(dates().only(1, false), kMonday);
}

TEST_F(PredicateDatesTest, AreNotGuessedAmongSeveralOrFromAnotherSentence) {
  read(kNouns, {{{5, 6}, kMonday}, {{6, 7}, kTuesday}});
  EXPECT_EQ(dates().only(1, false), std::nullopt);
  const std::string two = std::string(kFridayNight) + kSaid;
  read(two.c_str(), {{{2, 3}, kMonday}});
  EXPECT_EQ(dates().only(1, false), kMonday);
  EXPECT_EQ(dates().only(8, false), std::nullopt);
  EXPECT_EQ(dates().in_clause(8), std::nullopt);
}

}  // namespace
}  // namespace relata::extract::testing
