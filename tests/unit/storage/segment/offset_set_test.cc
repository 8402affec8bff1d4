#include <gtest/gtest.h>

#include <vector>

#include "storage/segment/segment.h"

namespace relata {
namespace {

using Set = OffsetSet<256>;

Set set_of(const std::vector<std::uint32_t>& offsets) {
  Set set;
  for (const std::uint32_t offset : offsets) set.add(offset);
  set.finish();
  return set;
}

TEST(OffsetSet, TellsThePlaceOfEachMember) {
  const std::vector<std::vector<std::uint32_t>> members = {
      {0, 1, 2, 3}, {63, 64, 65}, {5}, {255}, {0, 255}, {1, 3, 64, 127, 128, 200}, {60, 61, 62, 63, 64, 66}};
  for (const std::vector<std::uint32_t>& offsets : members) {
    const Set set = set_of(offsets);
    EXPECT_EQ(set.size(), offsets.size());
    for (std::uint32_t place = 0; place < offsets.size(); ++place) {
      EXPECT_TRUE(set.contains(offsets[place]));
      EXPECT_EQ(set.place(offsets[place]), place);
    }
  }
}

TEST(OffsetSet, MayBeEmpty) {
  const Set set = set_of({});
  EXPECT_EQ(set.size(), 0U);
  EXPECT_FALSE(set.contains(0));
}

}  // namespace
}  // namespace relata
