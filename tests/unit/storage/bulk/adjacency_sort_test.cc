#include "storage/bulk/adjacency_sort.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include "storage/graph/segment_reader.h"
#include "storage/graph/segment_writer.h"
#include "storage/kv/memory_kv.h"
#include "storage/segment/csr.h"

namespace relata {
namespace {

constexpr std::uint32_t kNodes = 10'000;  // three segments

std::vector<Arc> random_arcs() {
  std::mt19937 generator(5);
  const auto any = [&](std::uint32_t below) { return static_cast<std::uint32_t>(generator() % below) + 1; };
  std::vector<Arc> arcs;
  // A hub, parallel edges, loops, nodes without edges.
  for (int i = 0; i < 5000; ++i) arcs.push_back({i % 5 == 0 ? 77 : any(kNodes / 2), any(3), any(kNodes)});
  return arcs;
}

// Node, type, neighbour, edge.
using Entry = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t, std::uint32_t>;

std::vector<Entry> entries_of(const std::vector<NodeRange>& ranges, const ArcStore& store, Direction direction) {
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  SegmentDirectory directory;
  std::vector<std::unique_ptr<KvSortedRun>> runs;
  for (const NodeRange range : ranges) {
    runs.push_back(kv->sorted_run().value());
    SegmentWriter writer(*runs.back());
    EXPECT_TRUE(write_adjacency(store, direction, range, writer).is_ok());
    directory.segments.merge(writer.directory().segments);
    EXPECT_TRUE(writer.directory().segments.empty()) << "two ranges write one segment";
  }
  EXPECT_TRUE(kv->ingest_sorted(std::move(runs)).is_ok());
  const SegmentReader reader(kv->snapshot().value());
  std::vector<Entry> entries;
  for (const auto& [key, entry] : directory.segments) {
    EXPECT_EQ(key.group, direction == Direction::kOut ? SegmentGroup::kOut : SegmentGroup::kIn);
    const Csr csr = Csr::decode(reader.read(key, entry).value()).value();
    EXPECT_EQ(csr.edge_count(), entry.items);
    csr.for_each([&](std::uint32_t offset, std::span<const AdjacencyEntry> list) {
      for (const AdjacencyEntry item : list) {
        entries.emplace_back(key.range * Csr::kNodes + offset, key.id, item.neighbor, item.edge);
      }
    });
  }
  std::sort(entries.begin(), entries.end());
  return entries;
}

TEST(AdjacencySort, WritesEveryArcOnceInBothDirections) {
  const std::vector<Arc> arcs = random_arcs();
  ArcStore store(1 << 20, "");
  ASSERT_TRUE(store.add(arcs).is_ok());
  std::set<Entry> out;
  std::set<Entry> in;
  for (std::uint32_t i = 0; i < arcs.size(); ++i) {
    const Arc& arc = arcs[i];
    out.emplace(arc.source, arc.type, arc.target, i + 1);
    in.emplace(arc.target, arc.type, arc.source, i + 1);
  }
  for (const std::size_t parts : {1, 3}) {
    const auto ranges = split_nodes(store, Direction::kOut, kNodes, parts, 1'000'000).value();
    EXPECT_THAT(entries_of(ranges, store, Direction::kOut), testing::ElementsAreArray(out));
    const auto ranges_in = split_nodes(store, Direction::kIn, kNodes, parts, 700).value();
    EXPECT_THAT(entries_of(ranges_in, store, Direction::kIn), testing::ElementsAreArray(in));
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
        EXPECT_TRUE(range.end % kAdjacencySegmentIds == 0 || range.end == kNodes + 1);
        next = range.end;
      }
      EXPECT_EQ(next, kNodes + 1);
    }
  }
}

TEST(AdjacencySort, WritesNothingWithoutArcs) {
  const ArcStore store(1 << 20, "");
  EXPECT_THAT(entries_of(split_nodes(store, Direction::kOut, 0, 2, 10).value(), store, Direction::kOut), testing::IsEmpty());
}

}  // namespace
}  // namespace relata
