#include "engine/io/bulk/bulk_ids.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace relata {
namespace {

TEST(BulkIds, FindsNumbersAndTextsAsTheyAreWritten) {
  BulkIds ids;
  std::uint32_t node = 0;
  const std::vector<std::string> all = {"7",     "07",   "0", "00", "", "-1", "+7", "7 ", "a", "999999999999999999", "1000000000000000000",
                                        "65535", "65536"};
  for (const std::string& id : all) EXPECT_TRUE(ids.insert(id, ++node)) << id;
  node = 0;
  for (const std::string& id : all) EXPECT_EQ(ids.find(id), ++node) << id;
  for (const std::string& id : all) EXPECT_FALSE(ids.insert(id, 99)) << id;
  for (const char* id : {"8", "000", "b", "999999999999999998", "65537"}) EXPECT_EQ(ids.find(id), 0U) << id;
}

// Numbers move from the sparse to the dense table's range as it grows; none is lost or taken twice.
TEST(BulkIds, BehavesAsAMapWhileItGrows) {
  BulkIds ids;
  std::map<std::string, std::uint32_t> model;
  std::mt19937 random(3);
  for (std::uint32_t node = 1; node < 100'000; ++node) {
    const std::string id = std::to_string(random() % (node % 3 == 0 ? 2'000'000 : 200'000));
    EXPECT_EQ(ids.insert(id, node), model.emplace(id, node).second);
  }
  for (const auto& [id, node] : model) ASSERT_EQ(ids.find(id), node);
}

}  // namespace
}  // namespace relata
