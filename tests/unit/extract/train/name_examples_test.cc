#include "engine/extract/train/name_examples.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/extract/train/training.h"
#include "tests/unit/extract/train/tiny_corpus.h"

namespace relata::extract::testing {
namespace {

std::string forms_of(const NameSentence& sentence) {
  std::string forms;
  for (const TaggedWord& word : sentence) forms += word.form + "/" + word.label + " ";
  return forms;
}

TEST(Recased, WritesASentenceAsOthersDo) {
  const NameSentence sentence = {{"he", "O"}, {"left", "O"}, {"El", "B-LOC"}, {"Paso", "L-LOC"}, {"at", "O"}, {"4th", "O"}};
  EXPECT_EQ(forms_of(recased(sentence, Casing::kLower)), "he/O left/O el/B-LOC paso/L-LOC at/O 4th/O ");
  EXPECT_EQ(forms_of(recased(sentence, Casing::kUpper)), "HE/O LEFT/O EL/B-LOC PASO/L-LOC AT/O 4TH/O ");
  EXPECT_EQ(forms_of(recased(sentence, Casing::kHeadline)), "He/O Left/O El/B-LOC Paso/L-LOC at/O 4th/O ");
}

class NamePasses : public ::testing::Test {
 protected:
  static NameSource source(std::size_t sentences, std::size_t period) {
    return {std::vector<NameSentence>(sentences, NameSentence{{"Kyiv", "U-LOC"}, {"fell", "O"}}), 0.5F, period};
  }
  WordVectors vectors_;
  SyntaxNetwork syntax_{train_syntax(WordTable(), vectors_, tiny_trees(), {}, 1, [](const std::string&) {})};
};

TEST_F(NamePasses, TakeEachSentenceOnceAPeriod) {
  const NameExamples examples(WordTable(), syntax_, {source(5, 1), source(7, 3)}, vectors_);
  std::multiset<const NameExample*> seen;
  for (std::size_t pass = 0; pass < 3; ++pass) {
    for (const NameExample* example : examples.pass(pass, 1)) seen.insert(example);
  }
  EXPECT_EQ(seen.size(), 5U * 3 + 7);
  EXPECT_EQ(std::set<const NameExample*>(seen.begin(), seen.end()).size(), 12U);
}

TEST_F(NamePasses, GoInAnOrderThatDependsOnTheSeedAlone) {
  const NameExamples examples(WordTable(), syntax_, {source(20, 1)}, vectors_);
  EXPECT_EQ(examples.pass(0, 1), examples.pass(0, 1));
  EXPECT_NE(examples.pass(0, 1), examples.pass(0, 2));
  EXPECT_NE(examples.pass(0, 1), examples.pass(1, 1));
}

TEST_F(NamePasses, LeaveOutSentencesThatAreNoProse) {
  NameSource odd = source(1, 1);
  odd.sentences.push_back({});
  odd.sentences.push_back(NameSentence(500, {"x", "O"}));
  const NameExamples examples(WordTable(), syntax_, {odd}, vectors_);
  EXPECT_EQ(examples.pass(0, 1).size(), 1U);
}

}  // namespace
}  // namespace relata::extract::testing
