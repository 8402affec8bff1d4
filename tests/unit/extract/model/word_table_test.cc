#include "engine/extract/model/word_table.h"

#include <gtest/gtest.h>

#include "engine/extract/model/word_features.h"
#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

WordTable sample() {
  WordTable table;
  table.set_classes("turkey", 12, 900);
  table.set_classes("turkey", 13, 901);
  table.add_flags("Turkey", kCountryWord);
  table.add_flags("Turkey", kCityPart);
  table.finish();
  return table;
}

TEST(WordTable, GivesClassesByLowerCaseAndFlagsAsWritten) {
  const WordEntry country = sample().find("Turkey", "turkey");
  EXPECT_EQ(country.coarse, 12);  // the first class wins
  EXPECT_EQ(country.fine, 900);
  EXPECT_EQ(country.flags, kCountryWord | kCityPart);
  const WordEntry bird = sample().find("turkey", "turkey");
  EXPECT_EQ(bird.fine, 900);
  EXPECT_EQ(bird.flags, 0);
}

TEST(WordTable, KnowsNothingOfOtherWords) {
  const WordEntry entry = sample().find("Goose", "goose");
  EXPECT_EQ(entry.coarse, 0);
  EXPECT_EQ(entry.fine, 0);
  EXPECT_EQ(entry.flags, 0);
  EXPECT_EQ(WordTable().find("Goose", "goose").fine, 0);
}

TEST(WordTable, IsTheSameAfterSavingAndLoading) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  sample().write(writer);
  ASSERT_TRUE(writer.save(directory / "words.model", "words").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "words.model", "words");
  ASSERT_TRUE(reader.is_ok());
  const WordTable loaded = WordTable::read(*reader);
  EXPECT_TRUE(reader->ok());
  EXPECT_EQ(loaded.find("Turkey", "turkey").fine, 900);
  EXPECT_EQ(loaded.find("Turkey", "turkey").flags, kCountryWord | kCityPart);
}

TEST(WordFeatures, SeeShapeAndCase) {
  const WordTable table = sample();
  EXPECT_EQ(word_features(table, "Kyiv").shape, word_features(table, "Moscow").shape);
  EXPECT_NE(word_features(table, "Kyiv").shape, word_features(table, "KYIV").shape);
  EXPECT_EQ(word_features(table, "KYIV").lower, word_features(table, "kyiv").lower);
  EXPECT_TRUE(word_features(table, "Kyiv").capitalised);
  EXPECT_FALSE(word_features(table, "kyiv").capitalised);
  EXPECT_FALSE(word_features(table, "").capitalised);
}

TEST(LowerCase, KnowsLettersBeyondAscii) {
  EXPECT_EQ(lower_case("Łódź ÉTÉ"), "łódź été");
  EXPECT_EQ(lower_case("NATO-led"), "nato-led");
}

TEST(WordFeatures, KnowWhatIsWrittenInSmallOrInCapitalLettersAlone) {
  WordTable table;
  table.add_flags("Kerala", kCityWord);
  table.finish();
  EXPECT_EQ(word_features(table, "kerala").title_flags, kCityWord);
  EXPECT_EQ(word_features(table, "KERALA").title_flags, kCityWord);
  EXPECT_EQ(word_features(table, "Kerala").title_flags, kCityWord);
  EXPECT_EQ(word_features(table, "kerala").entry.flags, 0);
  EXPECT_EQ(word_features(table, "").title_flags, 0);
}

}  // namespace
}  // namespace relata::extract::testing
