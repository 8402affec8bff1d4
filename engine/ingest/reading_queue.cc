#include "engine/ingest/reading_queue.h"

#include <algorithm>
#include <cassert>

#include "engine/txn/exception_guard.h"

namespace relata {

ReadingQueue::ReadingQueue(const extract::Extractor& extractor, unsigned threads)
    : extractor_(extractor), most_threads_(std::max(1U, threads)) {}

ReadingQueue::~ReadingQueue() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  to_read_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void ReadingQueue::push(ArticleOnItsWay&& article) {
  assert(!is_full());
  bytes_ += article.bytes;
  auto slot = std::make_unique<Slot>(Slot{std::move(article), false});
  slot->is_read = !slot->article.extraction.is_ok();
  const std::lock_guard lock(mutex_);
  if (!slot->is_read) {
    unread_.push_back(slot.get());
    if (idle_ < unread_.size() && threads_.size() < most_threads_) threads_.emplace_back([this] { work(); });
    to_read_.notify_one();
  }
  window_.push_back(std::move(slot));
}

std::optional<ArticleOnItsWay> ReadingQueue::pop(std::chrono::milliseconds patience) {
  assert(!is_empty());
  std::unique_lock lock(mutex_);
  if (!read_.wait_for(lock, patience, [&] { return window_.front()->is_read; })) return std::nullopt;
  ArticleOnItsWay article = std::move(window_.front()->article);
  window_.pop_front();
  bytes_ -= article.bytes;
  return article;
}

void ReadingQueue::work() {
  std::unique_lock lock(mutex_);
  for (;;) {
    ++idle_;
    to_read_.wait(lock, [&] { return stopping_ || !unread_.empty(); });
    --idle_;
    if (stopping_) return;
    Slot& slot = *unread_.front();
    unread_.pop_front();
    lock.unlock();
    const Article& article = slot.article.article;
    // A thread must not end the process because a text was too much for it.
    slot.article.extraction = guarded([&]() -> Result<extract::Extraction> {
      return extractor_.extract({article.id, article.title, article.text, article.date, article.annotations});
    });
    lock.lock();
    slot.is_read = true;
    read_.notify_one();
  }
}

}  // namespace relata
