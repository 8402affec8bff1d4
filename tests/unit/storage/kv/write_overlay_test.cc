#include "storage/kv/write_overlay.h"

#include <gtest/gtest.h>

#include "storage/kv/memory_kv.h"

namespace relata {
namespace {

std::vector<KvPair> all(KvScan& scan, std::size_t limit) {
  std::vector<KvPair> pairs;
  std::vector<KvPair> batch;
  do {
    EXPECT_TRUE(scan.next_batch(batch, limit).is_ok());
    EXPECT_LE(batch.size(), limit);
    pairs.insert(pairs.end(), batch.begin(), batch.end());
  } while (!batch.empty());
  return pairs;
}

class WriteOverlayTest : public testing::Test {
 protected:
  void SetUp() override {
    const auto transaction = store_->begin().value();
    for (const char* key : {"b", "d", "f", "h"}) ASSERT_TRUE(transaction->put(key, "old").is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
    base_ = store_->snapshot().value();
    overlay_.put("a", "new");
    overlay_.put("d", "new");
    overlay_.erase("f");
    overlay_.erase("g");
    overlay_.put("i", "new");
  }
  std::unique_ptr<KvStore> store_ = make_memory_kv();
  std::unique_ptr<KvReader> base_;
  WriteOverlay overlay_;
};

TEST_F(WriteOverlayTest, HidesWhatIsBelowIt) {
  EXPECT_EQ(*overlay_.get(*base_, "a"), "new");
  EXPECT_EQ(*overlay_.get(*base_, "b"), "old");
  EXPECT_EQ(*overlay_.get(*base_, "d"), "new");
  EXPECT_EQ(*overlay_.get(*base_, "f"), std::nullopt);
  std::vector<std::optional<Bytes>> values;
  ASSERT_TRUE(overlay_.multi_get(*base_, std::vector<KeyView>{"f", "d", "b"}, values).is_ok());
  EXPECT_EQ(values, (std::vector<std::optional<Bytes>>{std::nullopt, "new", "old"}));
}

// Batches of every size end at every place: before, at and behind writes.
TEST_F(WriteOverlayTest, MergesScansWhateverTheBatch) {
  const std::vector<KvPair> expected = {{"a", "new"}, {"b", "old"}, {"d", "new"}, {"h", "old"}, {"i", "new"}};
  for (std::size_t limit = 1; limit <= 7; ++limit) {
    EXPECT_EQ(all(*overlay_.scan(*base_, {}).value(), limit), expected) << limit;
  }
  EXPECT_EQ(all(*overlay_.scan(*base_, {"b", "h"}).value(), 1), (std::vector<KvPair>{{"b", "old"}, {"d", "new"}}));
}

TEST_F(WriteOverlayTest, DoesNotShowLaterWritesToAScan) {
  const auto scan = overlay_.scan(*base_, {}).value();
  overlay_.put("c", "later");
  overlay_.erase("a");
  EXPECT_EQ(all(*scan, 100).size(), 5U);
}

}  // namespace
}  // namespace relata
