// An index that is loaded on a thread of its own while searches go on.

#include "engine/index/index_base.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>

#include "storage/base/coding.h"

namespace relata {
namespace {

constexpr std::uint64_t kEntries = 20'000;

std::string key_of(std::uint64_t number) {
  std::string key;
  append_u64(key, number);
  return key;
}

// The entries 0 to kEntries - 1. Reading more than a few of them waits until it is let go.
class SlowReader final : public IndexReader {
 public:
  Status visit(IndexId, const KeyRange& range, std::size_t batch, const Visit& visit) const override {
    const std::uint64_t first = range.begin.empty() ? 0 : decode_u64(range.begin);
    const std::uint64_t end = range.end.empty() ? kEntries : std::min(decode_u64(range.end), kEntries);
    if (batch > kFew) {
      ++loads;
      go.wait(false);
      if (fails) return Status::io_error("the disk is gone");
    }
    for (std::uint64_t number = first; number < end; ++number) {
      if (!visit(key_of(number), {})) break;
    }
    return Status::ok();
  }
  Result<std::optional<DocumentRecord>> document(IndexId, NodeId) const override { return std::optional<DocumentRecord>(); }

  void let_go() const {
    go = true;
    go.notify_all();
  }

  static constexpr std::size_t kFew = 100;
  mutable std::atomic<int> loads{0};
  mutable std::atomic<bool> go{false};
  std::atomic<bool> fails{false};
};

class IndexBaseTest : public testing::Test {
 protected:
  IndexBaseTest() {
    auto reader = std::make_unique<SlowReader>();
    reader_ = reader.get();
    source_ = std::make_shared<IndexSource>(std::move(reader));
    base_ = std::make_unique<IndexBase>(source_, IndexDefinition{{1}, "by_v", IndexKind::kRange, false, {}, {}}, IndexTotals{kEntries, 0});
  }
  std::size_t found(std::uint64_t first, std::uint64_t end) const {
    std::vector<IndexEntry> entries;
    EXPECT_TRUE(base_->read({key_of(first), key_of(end)}, SlowReader::kFew, entries).is_ok());
    for (std::size_t i = 0; i < entries.size(); ++i) EXPECT_EQ(entries[i].key, key_of(first + i));
    return entries.size();
  }
  void search_until_loading_begins() const {
    for (std::uint64_t i = 0; reader_->loads == 0; ++i) {
      ASSERT_LT(i, 1'000'000U);
      found(i % kEntries, i % kEntries + 1);
    }
  }
  static bool comes_true(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(60);
    while (!condition() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    return condition();
  }

  SlowReader* reader_ = nullptr;
  std::shared_ptr<IndexSource> source_;
  std::unique_ptr<const IndexBase> base_;
};

TEST_F(IndexBaseTest, AnswersWhileItIsLoadedAndAfter) {
  search_until_loading_begins();
  EXPECT_FALSE(base_->is_loaded());
  EXPECT_EQ(found(10, 20), 10U);
  reader_->let_go();
  ASSERT_TRUE(comes_true([&] { return base_->is_loaded(); }));
  EXPECT_EQ(found(10, 20), 10U);
  EXPECT_EQ(found(kEntries - 5, kEntries + 5), 5U);
  EXPECT_EQ(reader_->loads, 1);
}

TEST_F(IndexBaseTest, IsLoadedOnceHoweverManySearch) {
  {
    std::vector<std::jthread> threads;
    for (std::uint64_t thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        for (std::uint64_t i = thread; i < 20'000; i += 4) EXPECT_EQ(found(i % (kEntries - 3), i % (kEntries - 3) + 3), 3U);
      });
    }
    reader_->let_go();
  }
  ASSERT_TRUE(comes_true([&] { return base_->is_loaded(); }));
  EXPECT_EQ(reader_->loads, 1);
}

TEST_F(IndexBaseTest, GoesOnInTheStoreAfterLoadingFailedAndTriesAgain) {
  reader_->fails = true;
  search_until_loading_begins();
  reader_->let_go();
  EXPECT_EQ(found(10, 20), 10U);
  ASSERT_TRUE(comes_true([&] {
    found(0, 1);
    return reader_->loads > 1;
  }));
  reader_->fails = false;
  ASSERT_TRUE(comes_true([&] {
    found(0, 1);
    return base_->is_loaded();
  }));
}

TEST_F(IndexBaseTest, ClosingWaitsForLoadingToStop) {
  search_until_loading_begins();
  const std::jthread later([&] {
    comes_true([&] { return source_->is_closing(); });
    reader_->let_go();
  });
  source_->close();
  EXPECT_FALSE(base_->is_loaded());
  std::vector<IndexEntry> entries;
  EXPECT_EQ(base_->read({}, 10, entries).code(), StatusCode::kIoError);
}

TEST_F(IndexBaseTest, MayGoWhileItIsLoaded) {
  search_until_loading_begins();
  reader_->let_go();
  base_.reset();
}

}  // namespace
}  // namespace relata
