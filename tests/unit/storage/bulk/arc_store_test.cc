#include "storage/bulk/arc_store.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

// 200,000 arcs in adds of an odd size, so that blocks do not end where adds do.
void fill(ArcStore& store) {
  std::vector<Arc> some;
  for (std::uint32_t i = 0; i < 200'000; ++i) {
    some.push_back({i, i % 7, i / 2});
    if (some.size() < 4999 && i + 1 < 200'000) continue;
    ASSERT_TRUE(store.add(some).is_ok());
    some.clear();
  }
}

void expect_all(const ArcStore& store) {
  std::uint32_t next = 0;
  const Status status = store.for_each([&](std::span<const Arc> arcs, std::uint64_t first_edge) {
    EXPECT_EQ(first_edge, next + 1);
    for (const Arc& arc : arcs) {
      ASSERT_EQ(arc.source, next);
      ASSERT_EQ(arc.type, next % 7);
      ASSERT_EQ(arc.target, next / 2);
      ++next;
    }
  });
  EXPECT_TRUE(status.is_ok()) << status.to_string();
  EXPECT_EQ(next, 200'000U);
  EXPECT_EQ(store.size(), 200'000U);
}

TEST(ArcStore, KeepsTheOrderInMemory) {
  ArcStore store(64 << 20, "/does/not/exist");
  fill(store);
  expect_all(store);
}

TEST(ArcStore, KeepsTheOrderWhenItSpills) {
  const TemporaryDirectory directory;
  // One block of 65,536 arcs takes 786,432 bytes.
  for (const std::size_t memory : {0, 800'000, 1'600'000}) {
    ArcStore store(memory, directory.path());
    fill(store);
    expect_all(store);
  }
}

TEST(ArcStore, SaysWhereItCannotSpill) {
  ArcStore store(0, "/does/not/exist");
  const std::vector<Arc> arcs(100'000);
  const Status status = store.add(arcs);
  EXPECT_EQ(status.code(), StatusCode::kIoError);
  EXPECT_NE(status.message().find("/does/not/exist"), std::string_view::npos);
}

}  // namespace
}  // namespace relata
