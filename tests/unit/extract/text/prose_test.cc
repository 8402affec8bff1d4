#include "engine/extract/text/prose.h"

#include <gtest/gtest.h>

#include "engine/extract/text/tokenizer.h"

namespace relata::extract {
namespace {

bool reads_as_prose(std::string_view text) {
  Annotation annotation;
  tokenize(text, annotation);
  return is_prose(annotation);
}

TEST(IsProse, IsTrueOfNewsAndOfShortTexts) {
  EXPECT_TRUE(
      reads_as_prose("The minister said on Tuesday that she would meet her counterpart in Bergen, and that both had agreed to a truce of "
                     "thirty days. It was the first time since autumn that the two had spoken, according to her office."));
  EXPECT_TRUE(reads_as_prose("Ann met Bob."));
  EXPECT_TRUE(reads_as_prose("Lee wins Norland vote"));
}

TEST(IsProse, IsFalseOfMenus) {
  std::string menu;
  for (int i = 0; i < 5; ++i) menu += "Home\nNews\nWorld\nBusiness\nSport\nWeather\nContact us\nLog in\nSubscribe\nPrivacy policy\n";
  EXPECT_FALSE(reads_as_prose(menu));
}

TEST(IsProse, IsFalseOfTablesOfScores) {
  std::string table;
  for (int i = 0; i < 10; ++i) table += "Northtown 2 1 Southport\nEastham 0 0 Westbury\nRovers 3 2 United\n";
  EXPECT_FALSE(reads_as_prose(table));
  std::string standings;
  for (int i = 0; i < 20; ++i) standings += "Northtown Rovers City United Athletic Wanderers Albion\n";
  EXPECT_FALSE(reads_as_prose(standings));
}

TEST(IsProse, IsFalseOfCodeAndNumbers) { EXPECT_FALSE(reads_as_prose("0x7f %% } { 12 13 14 && || == 99 {} [] ();")); }

}  // namespace
}  // namespace relata::extract
