#include "engine/txn/writer_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace relata {
namespace {

// A waiter asks its `cancelled` at once and again every few milliseconds, which shows that it has taken its place.
TEST(WriterQueue, ServesInTheOrderOfArrival) {
  WriterQueue queue;
  ASSERT_TRUE(queue.enter({}).is_ok());
  std::vector<int> served;  // guarded by the queue
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    std::atomic<bool> waiting{false};
    threads.emplace_back([&queue, &served, &waiting, i] {
      std::atomic<bool>* const arrived = &waiting;
      bool told = false;
      WriterWait wait;
      wait.cancelled = [arrived, &told] {
        if (!told) *arrived = true;
        told = true;
        return false;
      };
      ASSERT_TRUE(queue.enter(wait).is_ok());
      served.push_back(i);
      queue.leave();
    });
    while (!waiting) std::this_thread::yield();
  }
  queue.leave();
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(served, testing::ElementsAre(0, 1, 2, 3));
}

TEST(WriterQueue, AWaiterThatGivesUpDoesNotHoldUpTheNext) {
  WriterQueue queue;
  ASSERT_TRUE(queue.enter({}).is_ok());
  std::thread impatient([&] {
    WriterWait wait;
    wait.limit = std::chrono::milliseconds(5);
    EXPECT_EQ(queue.enter(wait).code(), StatusCode::kBusy);
  });
  std::thread patient([&] {
    EXPECT_TRUE(queue.enter({}).is_ok());
    queue.leave();
  });
  impatient.join();
  queue.leave();
  patient.join();
}

}  // namespace
}  // namespace relata
