#include "storage/base/worker_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace relata {
namespace {

TEST(WorkerPool, HandsResultsAndExceptionsOver) {
  WorkerPool pool(2);
  auto number = pool.submit([] { return 7; });
  auto failure = pool.submit([]() -> int { throw std::runtime_error("no"); });
  EXPECT_EQ(number.get(), 7);
  EXPECT_THROW(failure.get(), std::runtime_error);
}

TEST(WorkerPool, TakesTasksInOrder) {
  std::vector<int> order;
  {
    WorkerPool pool(1);
    for (int i = 0; i < 50; ++i) (void)pool.submit([&order, i] { order.push_back(i); });
  }
  std::vector<int> expected(50);
  for (int i = 0; i < 50; ++i) expected[static_cast<std::size_t>(i)] = i;
  EXPECT_EQ(order, expected);
}

TEST(WorkerPool, WaitsForAllTasksAtItsEnd) {
  std::atomic<int> done = 0;
  {
    WorkerPool pool(3);
    for (int i = 0; i < 100; ++i) (void)pool.submit([&done] { ++done; });
  }
  EXPECT_EQ(done, 100);
}

}  // namespace
}  // namespace relata
