#include "tools/relata/bulk_arguments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/relata/progress_bar.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

TEST(BulkArguments, ReadsNamesAndFiles) {
  const BulkFiles all = parse_bulk_files("Person:Author=header.csv,a.csv").value();
  EXPECT_THAT(all.names, ElementsAre("Person", "Author"));
  EXPECT_THAT(all.files, ElementsAre("header.csv", "a.csv"));
  const BulkFiles plain = parse_bulk_files("a.csv").value();
  EXPECT_THAT(plain.names, IsEmpty());
  EXPECT_THAT(plain.files, ElementsAre("a.csv"));
}

TEST(BulkArguments, RefusesEmptyParts) {
  for (const char* text : {"", "A=", "A::B=x.csv", ":A=x.csv", "A=x.csv,,y.csv"}) EXPECT_FALSE(parse_bulk_files(text).is_ok()) << text;
}

TEST(BulkArguments, ReadsCharacters) {
  EXPECT_EQ(*parse_character("|"), '|');
  EXPECT_EQ(*parse_character("TAB"), '\t');
  EXPECT_EQ(*parse_character("\\t"), '\t');
  EXPECT_EQ(*parse_character("U+007C"), '|');
  EXPECT_EQ(*parse_character("\\u0001"), '\x01');
  for (const char* text : {"", "ab", "U+", "U+00E5", "U+0", "å"}) EXPECT_FALSE(parse_character(text).is_ok()) << text;
}

TEST(BulkArguments, ShowsHowFarALoadIs) {
  BulkProgress half;
  half.nodes = 100;
  half.relationships = 300;
  half.bytes = 50;
  half.total_bytes = 100;
  half.seconds = 2;
  EXPECT_EQ(progress_line(half, 20), " 50 %  100 nodes  300 relationships  200/s  0:02 left");
}

}  // namespace
}  // namespace relata
