#pragma once

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace relata {

// A fixed number of threads that take tasks in the order in which they were submitted. Thread-safe. A task must not wait for a task that
// was submitted after it. The destructor waits for all tasks.
class WorkerPool {
 public:
  // 0: one thread per processor.
  explicit WorkerPool(unsigned threads = 0);
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  std::size_t size() const { return threads_.size(); }

  // What the task returns or throws is in the future. Destroying the future does not wait.
  template <typename Task>
  auto submit(Task task) -> std::future<decltype(task())> {
    std::packaged_task<decltype(task())()> packaged(std::move(task));
    auto result = packaged.get_future();
    enqueue(std::packaged_task<void()>([work = std::move(packaged)]() mutable { work(); }));
    return result;
  }

 private:
  void enqueue(std::packaged_task<void()> task);
  void work();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::packaged_task<void()>> tasks_;
  bool closing_ = false;
  std::vector<std::jthread> threads_;
};

}  // namespace relata
