#include "engine/io/bulk/bulk_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "storage/base/limits.h"

namespace relata {
namespace {

TEST(BulkNames, NumbersEachKindFromOne) {
  BulkNames names;
  EXPECT_EQ(*names.id(NameSpace::kLabel, "A"), 1U);
  EXPECT_EQ(*names.id(NameSpace::kType, "A"), 1U);
  EXPECT_EQ(*names.id(NameSpace::kLabel, "B"), 2U);
  EXPECT_EQ(*names.id(NameSpace::kLabel, "A"), 1U);
  EXPECT_THAT(names.names(NameSpace::kLabel), testing::ElementsAre("A", "B"));
}

TEST(BulkNames, RefusesNamesThatCannotBeStored) {
  BulkNames names;
  EXPECT_EQ(names.id(NameSpace::kKey, "").status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(names.id(NameSpace::kKey, "\xff").status().code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(names.id(NameSpace::kKey, std::string(limits::kNameBytes + 1, 'x')).status().code(), StatusCode::kResourceExhausted);
}

// Eight chunks at the same time, each with a name of its own and one that all have: ids go by the order of the chunks.
TEST(BulkNames, NumbersInTheOrderOfChunks) {
  for (int run = 0; run < 20; ++run) {
    BulkNames names;
    {
      std::vector<std::jthread> threads;
      for (std::uint64_t chunk = 0; chunk < 8; ++chunk) {
        threads.emplace_back([&names, number = 7 - chunk] {
          EXPECT_TRUE(names.id(NameSpace::kLabel, "own " + std::to_string(number), number).is_ok());
          EXPECT_TRUE(names.id(NameSpace::kLabel, "all", number).is_ok());
          names.chunk_done(number);
        });
      }
    }
    EXPECT_THAT(names.names(NameSpace::kLabel),
                testing::ElementsAre("own 0", "all", "own 1", "own 2", "own 3", "own 4", "own 5", "own 6", "own 7"));
  }
}

}  // namespace
}  // namespace relata
