#include "storage/bulk/adjacency_sort.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

constexpr std::uint32_t kNodes = 1000;

std::vector<Arc> random_arcs() {
  std::mt19937 generator(5);
  const auto any = [&](std::uint32_t below) { return static_cast<std::uint32_t>(generator() % below) + 1; };
  std::vector<Arc> arcs;
  // A hub, parallel edges, loops, nodes without edges.
  for (int i = 0; i < 5000; ++i) arcs.push_back({i % 5 == 0 ? 77 : any(kNodes / 2), any(3), any(kNodes)});
  return arcs;
}

std::vector<std::string> keys_of(const std::vector<NodeRange>& ranges, const ArcStore& store, Direction direction) {
  const std::unique_ptr<KvStore> kv = make_memory_kv();
  std::vector<std::unique_ptr<KvSortedRun>> runs;
  for (const NodeRange range : ranges) {
    runs.push_back(kv->sorted_run().value());
    EXPECT_TRUE(write_adjacency(store, direction, range, *runs.back()).is_ok());
  }
  EXPECT_TRUE(kv->ingest_sorted(std::move(runs)).is_ok());
  std::vector<KvPair> pairs;
  const auto reader = kv->snapshot().value();
  EXPECT_TRUE(reader->scan({}).value()->next_batch(pairs, 1 << 20).is_ok());
  std::vector<std::string> keys;
  for (const auto& [key, value] : pairs) keys.push_back(key);
  return keys;
}

TEST(AdjacencySort, WritesEveryArcOnceInBothDirections) {
  const std::vector<Arc> arcs = random_arcs();
  ArcStore store(1 << 20, "");
  ASSERT_TRUE(store.add(arcs).is_ok());
  std::set<std::string> out;
  std::set<std::string> in;
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const Arc& arc = arcs[i];
    out.insert(keys::out({arc.source}, {arc.type}, {arc.target}, {i + 1}));
    in.insert(keys::in({arc.target}, {arc.type}, {arc.source}, {i + 1}));
  }
  for (const std::size_t parts : {1, 3}) {
    const auto ranges = split_nodes(store, Direction::kOut, kNodes, parts, 1'000'000).value();
    EXPECT_THAT(keys_of(ranges, store, Direction::kOut), testing::ElementsAreArray(out));
    const auto ranges_in = split_nodes(store, Direction::kIn, kNodes, parts, 700).value();
    EXPECT_THAT(keys_of(ranges_in, store, Direction::kIn), testing::ElementsAreArray(in));
  }
}

TEST(AdjacencySort, SplitsAllNodesIntoRangesThatFollowUponOneAnother) {
  ArcStore store(1 << 20, "");
  ASSERT_TRUE(store.add(random_arcs()).is_ok());
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    for (const std::uint64_t most : {1, 1500, 100'000}) {
      std::uint32_t next = 1;
      const std::vector<NodeRange> ranges = split_nodes(store, direction, kNodes, 2, most).value();
      for (const NodeRange range : ranges) {
        EXPECT_EQ(range.begin, next);
        next = range.end;
      }
      EXPECT_EQ(next, kNodes + 1);
    }
  }
}

TEST(AdjacencySort, WritesNothingWithoutArcs) {
  const ArcStore store(1 << 20, "");
  EXPECT_THAT(keys_of(split_nodes(store, Direction::kOut, 0, 2, 10).value(), store, Direction::kOut), testing::IsEmpty());
}

}  // namespace
}  // namespace relata
