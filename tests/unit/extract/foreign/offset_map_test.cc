#include "engine/extract/foreign/offset_map.h"

#include <gtest/gtest.h>

namespace relata::extract {
namespace {

// One byte, two bytes, four bytes (two units of UTF-16), one byte.
constexpr const char* kText = "a\xC3\xA9\xF0\x9F\x98\x80z";

TEST(OffsetMap, CountsInTheUnitOfTheOther) {
  EXPECT_EQ(OffsetMap(kText, OffsetUnit::kBytes).to_byte(7), 7U);
  EXPECT_EQ(OffsetMap(kText, OffsetUnit::kCharacters).to_byte(3), 7U);
  EXPECT_EQ(OffsetMap(kText, OffsetUnit::kUtf16).to_byte(4), 7U);
  EXPECT_EQ(OffsetMap("plain", OffsetUnit::kUtf16).to_byte(5), 5U);
}

TEST(OffsetMap, KnowsNoPlaceWithinACharacterNorPastTheEnd) {
  EXPECT_FALSE(OffsetMap(kText, OffsetUnit::kBytes).to_byte(2));
  EXPECT_FALSE(OffsetMap(kText, OffsetUnit::kUtf16).to_byte(3));
  EXPECT_EQ(OffsetMap(kText, OffsetUnit::kCharacters).to_byte(4), 8U);
  EXPECT_FALSE(OffsetMap(kText, OffsetUnit::kCharacters).to_byte(5));
  EXPECT_FALSE(OffsetMap("plain", OffsetUnit::kBytes).to_byte(6));
}

TEST(OffsetMap, WantsSpansThatHoldSomething) {
  const OffsetMap map("plain", OffsetUnit::kBytes);
  EXPECT_EQ(map.to_span(1, 3), (Span{1, 3}));
  EXPECT_FALSE(map.to_span(3, 3));
  EXPECT_FALSE(map.to_span(3, 1));
  EXPECT_FALSE(map.to_span(3, 9));
}

}  // namespace
}  // namespace relata::extract
