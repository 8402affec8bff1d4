#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "engine/extract/extractor.h"
#include "engine/ingest/article.h"

namespace relata {

// An article on its way from the input into the graph.
struct ArticleOnItsWay {
  std::string where;
  Article article;
  std::string hash;
  std::uint64_t bytes = 0;
  // What was read; before that, why it need not be read (an input that failed).
  Result<extract::Extraction> extraction = extract::Extraction{};
};

// Articles being read by several threads, handed out in the order in which they came in, whichever is ready first. So what is written
// does not depend on the number of threads.
//
// Memory: at most kMostArticles articles of together kMostBytes (and one more of any size), with what was read in them.
// Thread safety: one thread puts in and takes out.
class ReadingQueue {
 public:
  static constexpr std::size_t kMostArticles = 64;
  static constexpr std::uint64_t kMostBytes = 8ULL << 20;

  // `threads`: most threads that read, at least 1; they start as there is work for them. The extractor outlives the queue.
  ReadingQueue(const extract::Extractor& extractor, unsigned threads);
  // Articles that nobody has begun to read are dropped; those being read are waited for.
  ~ReadingQueue();
  ReadingQueue(const ReadingQueue&) = delete;
  ReadingQueue& operator=(const ReadingQueue&) = delete;

  bool is_empty() const { return window_.empty(); }
  bool is_full() const { return window_.size() >= kMostArticles || bytes_ >= kMostBytes; }
  // An article whose extraction is an error already is not read, but keeps its place in the order. Requires: !is_full().
  void push(ArticleOnItsWay&& article);
  // The oldest article once it is read; none if that takes longer than `patience`. Requires: !is_empty().
  std::optional<ArticleOnItsWay> pop(std::chrono::milliseconds patience);

 private:
  struct Slot {
    ArticleOnItsWay article;
    bool is_read = false;
  };

  void work();

  const extract::Extractor& extractor_;
  const unsigned most_threads_;
  std::uint64_t bytes_ = 0;  // of the window; used by the owner's thread alone
  std::mutex mutex_;
  std::condition_variable to_read_;
  std::condition_variable read_;
  std::deque<std::unique_ptr<Slot>> window_;  // in order; the owner's thread changes it under the mutex and reads it without
  std::deque<Slot*> unread_;                  // of the window, not begun
  unsigned idle_ = 0;
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace relata
