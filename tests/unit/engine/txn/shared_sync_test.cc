#include "engine/txn/shared_sync.h"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <thread>
#include <vector>

namespace relata {
namespace {

// A disk that lets one sync through at a time, when it is told to.
class SlowDisk {
 public:
  Status sync() {
    std::unique_lock lock(mutex_);
    ++begun_;
    changed_.notify_all();
    changed_.wait(lock, [&] { return allowed_ >= begun_; });
    return Status::ok();
  }
  void wait_until_begun(int syncs) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return begun_ >= syncs; });
  }
  void allow(int syncs) {
    const std::lock_guard lock(mutex_);
    allowed_ = syncs;
    changed_.notify_all();
  }
  int begun() {
    const std::lock_guard lock(mutex_);
    return begun_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int begun_ = 0;
  int allowed_ = 0;
};

TEST(SharedSync, OneSyncServesAllThatCameBeforeItAndNoneThatCameAfter) {
  SlowDisk disk;
  SharedSync sync([&] { return disk.sync(); });
  std::atomic<int> returned = 0;
  const auto wait = [&] {
    EXPECT_TRUE(sync.wait().is_ok());
    ++returned;
  };
  std::thread first(wait);
  disk.wait_until_begun(1);
  std::vector<std::thread> others;
  for (int i = 0; i < 5; ++i) others.emplace_back(wait);
  std::this_thread::sleep_for(std::chrono::milliseconds(20));  // so that they are waiting
  disk.allow(1);
  first.join();
  // Theirs may not have been written when the first sync began.
  disk.wait_until_begun(2);
  EXPECT_EQ(returned, 1);
  disk.allow(INT32_MAX);
  for (std::thread& other : others) other.join();
  EXPECT_LE(disk.begun(), 3);  // one that was late may have needed its own
}

TEST(SharedSync, AFailureIsThatOfAllWhoWaitedAndOfAllThatFollow) {
  int syncs = 0;
  SharedSync sync([&] { return ++syncs == 1 ? Status::ok() : Status::io_error("the disk does not answer"); });
  EXPECT_TRUE(sync.wait().is_ok());
  EXPECT_EQ(sync.wait().code(), StatusCode::kIoError);
  EXPECT_EQ(sync.wait().code(), StatusCode::kIoError);
  EXPECT_EQ(syncs, 2);
}

}  // namespace
}  // namespace relata
