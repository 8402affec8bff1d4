#include "storage/kv/latency_kv.h"

#include <gtest/gtest.h>

#include "storage/graph/graph_store.h"
#include "storage/kv/memory_kv.h"

namespace relata {
namespace {

constexpr std::chrono::milliseconds kDelay{20};

template <typename Step>
std::chrono::milliseconds time_of(Step step) {
  const auto start = std::chrono::steady_clock::now();
  step();
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
}

TEST(LatencyKv, DelaysEveryRoundTripAndNothingElse) {
  const auto store = make_latency_kv(make_memory_kv(), kDelay);
  const auto transaction = store->begin().value();
  ASSERT_TRUE(transaction->put("a", "1").is_ok());
  EXPECT_GE(time_of([&] { EXPECT_TRUE(transaction->commit(true).is_ok()); }), kDelay);
  const auto reader = store->snapshot().value();
  EXPECT_GE(time_of([&] { EXPECT_EQ(reader->get("a").value(), "1"); }), kDelay);
  const std::vector<KeyView> keys = {"a", "b", "c"};
  std::vector<std::optional<Bytes>> values;
  EXPECT_GE(time_of([&] { EXPECT_TRUE(reader->multi_get(keys, values).is_ok()); }), kDelay);
  EXPECT_GE(time_of([&] { EXPECT_TRUE(store->sync().is_ok()); }), kDelay);
}

// A thousand puts would take 20 seconds if each waited.
TEST(LatencyKv, CostsACommitOneDelayHoweverMuchItPuts) {
  const auto graph = GraphStore::open_on(make_latency_kv(make_memory_kv(), kDelay), {}).value();
  MutationList mutations;
  for (std::uint64_t id = 1; id <= 1000; ++id) mutations.push_back(PutNode{{id}, {}});
  EXPECT_LT(time_of([&] { EXPECT_TRUE(graph->commit(mutations, Durability::kSync).is_ok()); }), 10 * kDelay);
}

}  // namespace
}  // namespace relata
