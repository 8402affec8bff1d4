// What every implementation of the seam promises; each test runs against all of them.

#include "storage/kv/kv_store.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <ranges>
#include <thread>

#include "storage/kv/memory_kv.h"
#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

struct InMemory {
  std::unique_ptr<KvStore> store = make_memory_kv();
};

struct OnDisk {
  TemporaryDirectory directory;
  std::unique_ptr<KvStore> store = open_rocksdb_kv(directory.path(), {}).value();
};

template <typename Home>
class KvStoreTest : public testing::Test {
 protected:
  KvStore& store() { return *home_.store; }

  std::unique_ptr<KvTransaction> begin() { return store().begin().value(); }

  void put(const std::map<Bytes, Bytes>& pairs) {
    const auto transaction = begin();
    for (const auto& [key, value] : pairs) ASSERT_TRUE(transaction->put(key, value).is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  }

  static std::optional<Bytes> get(const KvReader& reader, KeyView key) { return reader.get(key).value(); }

  // Everything in a range, fetched in batches of `limit`.
  static std::vector<KvPair> scan(const KvReader& reader, const KeyRange& range, std::size_t limit = 100) {
    std::vector<KvPair> all;
    std::vector<KvPair> batch;
    const auto walk = reader.scan(range).value();
    do {
      EXPECT_TRUE(walk->next_batch(batch, limit).is_ok());
      EXPECT_LE(batch.size(), limit);
      all.insert(all.end(), batch.begin(), batch.end());
    } while (!batch.empty());
    return all;
  }

  std::map<Bytes, Bytes> content() {
    const std::vector<KvPair> pairs = scan(*store().snapshot().value(), {});
    return {pairs.begin(), pairs.end()};
  }

 private:
  Home home_;
};

using Homes = testing::Types<InMemory, OnDisk>;
TYPED_TEST_SUITE(KvStoreTest, Homes);

const Bytes kZeroes(3, '\0');
const Bytes kHigh = "\xff\xff";

TYPED_TEST(KvStoreTest, TellsAnEmptyValueFromNone) {
  this->put({{"a", ""}, {kZeroes, kZeroes}});
  const auto reader = this->store().snapshot().value();
  EXPECT_EQ(this->get(*reader, "a"), "");
  EXPECT_EQ(this->get(*reader, kZeroes), kZeroes);
  EXPECT_EQ(this->get(*reader, "b"), std::nullopt);
}

TYPED_TEST(KvStoreTest, AnswersManyKeysInTheirOrder) {
  this->put({{"a", "1"}, {"c", "3"}});
  const std::vector<KeyView> keys = {"c", "b", "a", "c"};
  const std::vector<std::optional<Bytes>> expected = {"3", std::nullopt, "1", "3"};
  std::vector<std::optional<Bytes>> values = {"left over"};
  ASSERT_TRUE(this->store().snapshot().value()->multi_get(keys, values).is_ok());
  EXPECT_EQ(values, expected);
  ASSERT_TRUE(this->begin()->multi_get(keys, values).is_ok());
  EXPECT_EQ(values, expected);
}

TYPED_TEST(KvStoreTest, ScansAscendingByUnsignedBytesInBatches) {
  this->put({{"a", "1"}, {"b", "2"}, {"\x80", "3"}, {kHigh, "4"}, {kZeroes, "0"}});
  const auto reader = this->store().snapshot().value();
  const std::vector<KvPair> expected = {{kZeroes, "0"}, {"a", "1"}, {"b", "2"}, {"\x80", "3"}, {kHigh, "4"}};
  for (const std::size_t limit : {1, 2, 5, 6}) EXPECT_EQ(this->scan(*reader, {}, limit), expected) << limit;
}

TYPED_TEST(KvStoreTest, ScansFromBeginUpToButNotIncludingEnd) {
  this->put({{"a", "1"}, {"b", "2"}, {"ba", "3"}, {"c", "4"}});
  const auto reader = this->store().snapshot().value();
  EXPECT_EQ(this->scan(*reader, {"b", "c"}), (std::vector<KvPair>{{"b", "2"}, {"ba", "3"}}));
  EXPECT_EQ(this->scan(*reader, {"bb", "c"}), std::vector<KvPair>());
  EXPECT_EQ(this->scan(*reader, {"c", ""}), (std::vector<KvPair>{{"c", "4"}}));
}

TYPED_TEST(KvStoreTest, ScansAPrefixThatEndsInTheHighestByte) {
  this->put({{"\xff", "1"}, {kHigh, "2"}, {kHigh + "a", "3"}, {"a\xff", "4"}, {"a\xff\xff", "5"}, {"b", "6"}});
  const auto reader = this->store().snapshot().value();
  EXPECT_EQ(this->scan(*reader, KeyRange::prefix(kHigh)), (std::vector<KvPair>{{kHigh, "2"}, {kHigh + "a", "3"}}));
  EXPECT_EQ(this->scan(*reader, KeyRange::prefix("a\xff")), (std::vector<KvPair>{{"a\xff", "4"}, {"a\xff\xff", "5"}}));
  EXPECT_EQ(this->scan(*reader, KeyRange::prefix("")).size(), 6U);
}

TYPED_TEST(KvStoreTest, KeepsSnapshotsAndTheirScansAsTheyWere) {
  this->put({{"a", "old"}, {"b", "old"}});
  const auto before = this->store().snapshot().value();
  const auto walk = before->scan({}).value();
  this->put({{"a", "new"}, {"c", "new"}});
  EXPECT_EQ(this->get(*before, "a"), "old");
  EXPECT_EQ(this->get(*before, "c"), std::nullopt);
  std::vector<KvPair> batch;
  ASSERT_TRUE(walk->next_batch(batch, 10).is_ok());
  EXPECT_EQ(batch, (std::vector<KvPair>{{"a", "old"}, {"b", "old"}}));
}

TYPED_TEST(KvStoreTest, LetsATransactionReadItsOwnWritesAndNobodyElse) {
  this->put({{"a", "1"}, {"b", "2"}, {"d", "4"}});
  const auto transaction = this->begin();
  ASSERT_TRUE(transaction->put("a", "one").is_ok());
  ASSERT_TRUE(transaction->erase("b").is_ok());
  ASSERT_TRUE(transaction->put("c", "three").is_ok());
  EXPECT_EQ(this->get(*transaction, "a"), "one");
  EXPECT_EQ(this->get(*transaction, "b"), std::nullopt);
  const std::vector<KvPair> expected = {{"a", "one"}, {"c", "three"}, {"d", "4"}};
  EXPECT_EQ(this->scan(*transaction, {}), expected);
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "1"}, {"b", "2"}, {"d", "4"}}));
  ASSERT_TRUE(transaction->commit(false).is_ok());
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>(expected.begin(), expected.end())));
}

TYPED_TEST(KvStoreTest, TakesTheLastOfSeveralWritesToAKey) {
  const auto transaction = this->begin();
  ASSERT_TRUE(transaction->put("a", "1").is_ok());
  ASSERT_TRUE(transaction->erase("a").is_ok());
  EXPECT_EQ(this->get(*transaction, "a"), std::nullopt);
  ASSERT_TRUE(transaction->put("a", "2").is_ok());
  ASSERT_TRUE(transaction->put("b", "1").is_ok());
  ASSERT_TRUE(transaction->erase("b").is_ok());
  ASSERT_TRUE(transaction->commit(false).is_ok());
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "2"}}));
}

TYPED_TEST(KvStoreTest, ForgetsATransactionThatIsNotCommitted) {
  ASSERT_TRUE(this->begin()->put("a", "1").is_ok());
  EXPECT_TRUE(this->content().empty());
  this->put({{"b", "2"}});  // and nothing of it stands in the way
}

TYPED_TEST(KvStoreTest, ReadsInATransactionAsOfItsBeginning) {
  this->put({{"a", "old"}});
  const auto transaction = this->begin();
  this->put({{"a", "new"}, {"b", "new"}});
  EXPECT_EQ(this->get(*transaction, "a"), "old");
  EXPECT_EQ(this->scan(*transaction, {}), (std::vector<KvPair>{{"a", "old"}}));
}

TYPED_TEST(KvStoreTest, RefusesTheLaterOfTwoTransactionsAsAConflictToRetry) {
  const auto first = this->begin();
  const auto second = this->begin();
  ASSERT_TRUE(first->put("a", "first").is_ok());
  ASSERT_TRUE(second->put("a", "second").is_ok());
  ASSERT_TRUE(first->commit(false).is_ok());
  EXPECT_EQ(second->commit(false).code(), StatusCode::kConflict);
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "first"}}));
  const auto retry = this->begin();
  ASSERT_TRUE(retry->put("a", "second").is_ok());
  EXPECT_TRUE(retry->commit(false).is_ok());
}

// Eight threads count to 20 each: a lost update would show in the sum.
TYPED_TEST(KvStoreTest, LosesNoUpdateOfConcurrentWritersThatRetry) {
  const auto count_once = [&] {
    for (;;) {
      const auto transaction = this->begin();
      const std::optional<Bytes> value = this->get(*transaction, "count");
      (void)transaction->put("count", std::to_string(value ? std::stoi(*value) + 1 : 1));
      if (transaction->commit(false).is_ok()) return;
    }
  };
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) threads.emplace_back([&] { std::ranges::for_each(std::views::iota(0, 20), [&](int) { count_once(); }); });
  }
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"count", "160"}}));
}

TYPED_TEST(KvStoreTest, RefusesWhatIsLargerThanItTakesAndNamesTheLimit) {
  const KvCapabilities takes = this->store().capabilities();
  const auto transaction = this->begin();
  EXPECT_TRUE(transaction->put(Bytes(takes.max_key_bytes, 'k'), "").is_ok());
  const Status key = transaction->put(Bytes(takes.max_key_bytes + 1, 'k'), "");
  EXPECT_EQ(key.code(), StatusCode::kResourceExhausted);
  EXPECT_NE(key.message().find(std::to_string(takes.max_key_bytes)), std::string_view::npos);
  const Status value = transaction->put("k", Bytes(takes.max_value_bytes + 1, 'v'));
  EXPECT_EQ(value.code(), StatusCode::kResourceExhausted);
  EXPECT_NE(value.message().find(std::to_string(takes.max_value_bytes)), std::string_view::npos);
}

TYPED_TEST(KvStoreTest, SyncsBesideCommits) {
  {
    std::jthread writer([&] {
      for (int i = 0; i < 50; ++i) this->put({{std::to_string(i), "value"}});
    });
    for (int i = 0; i < 20; ++i) EXPECT_TRUE(this->store().sync().is_ok());
  }
  EXPECT_EQ(this->content().size(), 50U);
}

TYPED_TEST(KvStoreTest, TellsAboutHowMuchARangeTakes) {
  std::map<Bytes, Bytes> pairs;
  for (int i = 0; i < 1000; ++i) pairs["a" + std::to_string(i)] = Bytes(100, static_cast<char>(i));
  this->put(pairs);
  const std::vector<KeyRange> ranges = {KeyRange::prefix("a"), KeyRange::prefix("b"), {}};
  const std::vector<std::uint64_t> sizes = this->store().sizes(ranges).value();
  ASSERT_EQ(sizes.size(), 3U);
  EXPECT_GT(sizes[0], 50'000U);
  EXPECT_EQ(sizes[1], 0U);
  EXPECT_GE(sizes[2], sizes[0]);
}

TYPED_TEST(KvStoreTest, FindsNothingWrongWithASoundStore) {
  this->put({{"a", "1"}});
  std::vector<std::string> problems;
  EXPECT_TRUE(this->store().verify(problems).is_ok());
  EXPECT_TRUE(problems.empty());
}

TYPED_TEST(KvStoreTest, TakesSortedRunsInAllAtOnceAndReplacesWhatWasThere) {
  this->put({{"a", "old"}, {"c", "old"}});
  const auto before = this->store().snapshot().value();
  const auto transaction = this->begin();
  std::vector<std::unique_ptr<KvSortedRun>> runs;
  for (const std::vector<KvPair>& pairs : {std::vector<KvPair>{{"c", "3"}, {"d", ""}}, {{"a", "1"}, {"b", "2"}}, {}}) {
    runs.push_back(this->store().sorted_run().value());
    for (const auto& [key, value] : pairs) ASSERT_TRUE(runs.back()->put(key, value).is_ok());
    ASSERT_TRUE(runs.back()->finish().is_ok());
  }
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "old"}, {"c", "old"}}));
  ASSERT_TRUE(this->store().ingest_sorted(std::move(runs)).is_ok());
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "1"}, {"b", "2"}, {"c", "3"}, {"d", ""}}));
  EXPECT_EQ(this->scan(*before, {}), (std::vector<KvPair>{{"a", "old"}, {"c", "old"}}));
  ASSERT_TRUE(transaction->put("a", "late").is_ok());
  EXPECT_EQ(transaction->commit(false).code(), StatusCode::kConflict);
}

TYPED_TEST(KvStoreTest, RefusesKeysThatDoNotAscendAndForgetsARunThatIsNotTakenIn) {
  const auto run = this->store().sorted_run().value();
  ASSERT_TRUE(run->put("b", "1").is_ok());
  EXPECT_EQ(run->put("b", "2").code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(run->put("a", "2").code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(run->put("c", Bytes(this->store().capabilities().max_value_bytes + 1, 'v')).code(), StatusCode::kResourceExhausted);
  ASSERT_TRUE(run->finish().is_ok());
  EXPECT_TRUE(this->content().empty());
}

TYPED_TEST(KvStoreTest, DropsARangeOfKeysAtOnce) {
  this->put({{"a", "1"}, {"b1", "2"}, {"b2", "3"}, {"c", "4"}});
  const auto transaction = this->begin();
  ASSERT_TRUE(this->store().drop(KeyRange::prefix("b")).is_ok());
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "1"}, {"c", "4"}}));
  ASSERT_TRUE(transaction->put("a", "late").is_ok());
  EXPECT_EQ(transaction->commit(false).code(), StatusCode::kConflict);
  this->put({{"b1", "again"}});
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "1"}, {"b1", "again"}, {"c", "4"}}));
  ASSERT_TRUE(this->store().drop({"b", ""}).is_ok());
  EXPECT_EQ(this->content(), (std::map<Bytes, Bytes>{{"a", "1"}}));
}

// A random history in transactions, some rolled back, behaves as a map does.
TYPED_TEST(KvStoreTest, BehavesAsAMap) {
  std::map<Bytes, Bytes> model;
  EXPECT_TRUE(rc::check([&] {
    const auto transaction = this->begin();
    std::map<Bytes, Bytes> inside = model;
    for (int i = *rc::gen::inRange(0, 12); i > 0; --i) {
      const Bytes key = *rc::gen::element<Bytes>("", "a", "ab", "b", kHigh, kZeroes);
      if (key.empty()) continue;
      if (*rc::gen::arbitrary<bool>()) {
        const Bytes value = *rc::gen::element<Bytes>("", "1", kZeroes);
        RC_ASSERT(transaction->put(key, value).is_ok());
        inside[key] = value;
      } else {
        RC_ASSERT(transaction->erase(key).is_ok());
        inside.erase(key);
      }
      RC_ASSERT((this->scan(*transaction, {}, 2) == std::vector<KvPair>(inside.begin(), inside.end())));
    }
    if (*rc::gen::inRange(0, 4) > 0) {
      RC_ASSERT(transaction->commit(false).is_ok());
      model = inside;
    }
    RC_ASSERT(this->content() == model);
  }));
}

}  // namespace
}  // namespace relata
