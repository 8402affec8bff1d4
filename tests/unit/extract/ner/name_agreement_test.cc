#include "engine/extract/ner/name_agreement.h"

#include <gtest/gtest.h>

#include <map>

namespace relata::extract::testing {
namespace {

constexpr std::size_t kNone = 0, kPerson = 4, kBeginOfOrganization = 5, kEndOfOrganization = 7, kPlace = 12;

// What a word scores by itself: what is left out counts little.
using Row = std::map<std::size_t, float>;

ScoredSentence sentence(const std::vector<std::string_view>& forms, const std::vector<Row>& rows) {
  ScoredSentence result{word_features(WordTable(), forms), {}};
  result.scores.resize(forms.size(), kNameLabels);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    std::fill_n(result.scores.row(i), kNameLabels, -9.0F);
    for (const auto& [label, score] : rows[i]) result.scores.row(i)[label] = score;
  }
  return result;
}

// The scores of the last sentence, before and after all agreed.
std::pair<Matrix, Matrix> before_and_after(std::vector<ScoredSentence> document) {
  const Matrix before = document.back().scores;
  agree_on_names(NameEnsemble(), document);
  return {before, document.back().scores};
}

TEST(NameAgreement, GivesAnUncertainWordTheKindThatItHasElsewhere) {
  const auto [before, after] = before_and_after(
      {sentence({"Lugansk"}, {{{kPlace, 5}, {kNone, 0}}}), sentence({"Lugansk"}, {{{kPerson, 0.5F}, {kPlace, 0}, {kNone, -2}}})});
  // Half of the differences: a place lies 0 below the best there and 0.5 here, a person 3 there, the most that counts, and 0 here.
  EXPECT_FLOAT_EQ(after.row(0)[kPlace], 0.25F);
  EXPECT_FLOAT_EQ(after.row(0)[kPerson], 0.5F - 1.5F);
}

TEST(NameAgreement, LeavesAWordThatIsRatherNoNameElsewhere) {
  const auto [before, after] = before_and_after(
      {sentence({"May"}, {{{kNone, 5}, {kPerson, 0}}}), sentence({"May", "said"}, {{{kNone, 0}, {kPerson, 1}}, {{kNone, 5}}})});
  EXPECT_EQ(after.values, before.values);
}

TEST(NameAgreement, LeavesWordsInsideOfLongerNames) {
  const auto [before, after] =
      before_and_after({sentence({"US"}, {{{kPlace, 5}}}),
                        sentence({"US", "Marines"}, {{{kBeginOfOrganization, 1}, {kPlace, 0}}, {{kEndOfOrganization, 1}, {kNone, 0}}})});
  EXPECT_EQ(after.values, before.values);
}

TEST(NameAgreement, LeavesWordsThatOccurOnceOrInSmallLetters) {
  const auto [before, after] = before_and_after({sentence({"Kyiv"}, {{{kPlace, 5}}}), sentence({"lugansk"}, {{{kPlace, 5}}}),
                                                 sentence({"lugansk", "Lugansk"}, {{{kNone, 1}, {kPlace, 0}}, {{kNone, 1}, {kPlace, 0}}})});
  EXPECT_EQ(after.values, before.values);
}

TEST(NameAgreement, FindsNothingToAgreeOnInNothing) {
  std::vector<ScoredSentence> document(2);
  agree_on_names(NameEnsemble(), document);
  EXPECT_TRUE(document[0].scores.values.empty());
}

}  // namespace
}  // namespace relata::extract::testing
