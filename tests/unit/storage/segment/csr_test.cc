#include "storage/segment/csr.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

namespace relata {
namespace {

using testing::ElementsAreArray;

using Lists = std::map<std::uint32_t, std::vector<AdjacencyEntry>>;

Csr csr_of(const Lists& lists) {
  Csr csr;
  for (const auto& [offset, list] : lists) {
    for (const AdjacencyEntry entry : list) csr.append(offset, entry);
  }
  csr.finish();
  return csr;
}

// First, last and word-crossing offsets; the greatest ids; parallel edges; edges in no order of their own.
Lists sample_lists() {
  Lists lists{{0, {{UINT32_MAX, 1}}}, {63, {{1, UINT32_MAX}}}, {64, {{5, 9}, {5, 12}, {7, 2}}}, {Csr::kNodes - 1, {{1, 1}}}};
  std::mt19937 random(3);
  for (std::uint32_t i = 0; i < 3000; ++i) lists[2000].push_back({i / 3 * 7, static_cast<std::uint32_t>(random()) / 4096 * 4096 + i});
  std::sort(lists[2000].begin(), lists[2000].end());
  return lists;
}

TEST(Csr, ReturnsListsAsTheyWereAppendedAlsoAfterDecoding) {
  const Lists lists = sample_lists();
  const Csr built = csr_of(lists);
  const Csr decoded = Csr::decode(built.encode()).value();
  for (const Csr* csr : {&built, &decoded}) {
    EXPECT_EQ(csr->edge_count(), 3006U);
    for (std::uint32_t offset = 0; offset < Csr::kNodes; ++offset) {
      const auto expected = lists.find(offset);
      if (expected == lists.end()) {
        EXPECT_TRUE(csr->list(offset).empty());
      } else {
        EXPECT_THAT(csr->list(offset), ElementsAreArray(expected->second)) << offset;
      }
    }
  }
  EXPECT_EQ(Csr::decode(csr_of({}).encode()).value().edge_count(), 0U);
}

TEST(Csr, RefusesBytesThatAreCutOffOrGoOn) {
  const std::string bytes = csr_of({{3, {{1, 1}, {2, 2}}}, {900, {{7, 3}}}}).encode();
  for (std::size_t size = 0; size < bytes.size(); ++size) EXPECT_FALSE(Csr::decode(bytes.substr(0, size)).is_ok()) << size;
  EXPECT_FALSE(Csr::decode(bytes + '\0').is_ok());
}

TEST(Csr, SurvivesAnyBytes) {
  std::mt19937 random(4);
  for (int i = 0; i < 2000; ++i) {
    std::string bytes = csr_of({{3, {{1, 1}, {2, 2}}}, {900, {{7, 3}}}}).encode();
    bytes[random() % bytes.size()] = static_cast<char>(random());
    const Result<Csr> decoded = Csr::decode(bytes);
    if (decoded.is_ok()) decoded->for_each([](std::uint32_t offset, std::span<const AdjacencyEntry>) { EXPECT_LT(offset, Csr::kNodes); });
  }
}

}  // namespace
}  // namespace relata
