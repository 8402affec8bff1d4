#include "engine/ingest/reading_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace relata {
namespace {

using namespace std::chrono_literals;

// Takes its time over articles called "slow", throws on "bad", and gives the article's id as its language.
class PatientReader final : public extract::Extractor {
 public:
  std::string_view name() const override { return "patient"; }
  Result<extract::Extraction> extract(const extract::Document& document) const override {
    ++begun;
    if (document.title == "slow") std::this_thread::sleep_for(30ms);
    if (document.title == "bad") throw std::runtime_error("too much");
    extract::Extraction extraction;
    extraction.language = document.id;
    return extraction;
  }
  mutable std::atomic<int> begun = 0;
};

ArticleOnItsWay article(const std::string& id, const std::string& title = "", std::uint64_t bytes = 1) {
  ArticleOnItsWay next;
  next.article.id = id;
  next.article.title = title;
  next.bytes = bytes;
  return next;
}

TEST(ReadingQueue, GivesArticlesInTheOrderInWhichTheyCame) {
  const PatientReader reader;
  ReadingQueue queue(reader, 4);
  queue.push(article("0", "slow"));
  for (int i = 1; i < 8; ++i) queue.push(article(std::to_string(i)));
  for (int i = 0; i < 8; ++i) EXPECT_EQ(queue.pop(10s)->extraction->language, std::to_string(i));
  EXPECT_TRUE(queue.is_empty());
}

TEST(ReadingQueue, GivesNothingWhileTheOldestIsBeingRead) {
  const PatientReader reader;
  ReadingQueue queue(reader, 2);
  queue.push(article("0", "slow"));
  queue.push(article("1"));
  EXPECT_FALSE(queue.pop(0ms));
  EXPECT_EQ(queue.pop(10s)->article.id, "0");
}

TEST(ReadingQueue, KeepsThePlaceOfAnArticleThatNeedsNoReading) {
  const PatientReader reader;
  ReadingQueue queue(reader, 1);
  queue.push(article("0"));
  ArticleOnItsWay failed = article("1");
  failed.extraction = Status::invalid_argument("is empty");
  queue.push(std::move(failed));
  EXPECT_EQ(queue.pop(10s)->article.id, "0");
  EXPECT_EQ(queue.pop(10s)->extraction.status().message(), "is empty");
  EXPECT_EQ(reader.begun, 1);
}

TEST(ReadingQueue, IsFullByNumberAndByBytes) {
  const PatientReader reader;
  ReadingQueue queue(reader, 1);
  for (std::size_t i = 0; i < ReadingQueue::kMostArticles; ++i) {
    EXPECT_FALSE(queue.is_full());
    queue.push(article(std::to_string(i)));
  }
  EXPECT_TRUE(queue.is_full());
  ReadingQueue other(reader, 1);
  other.push(article("0", "", ReadingQueue::kMostBytes));
  EXPECT_TRUE(other.is_full());
  ASSERT_TRUE(other.pop(10s));
  EXPECT_FALSE(other.is_full());
}

TEST(ReadingQueue, TurnsAnExceptionIntoAFailureOfThatArticle) {
  const PatientReader reader;
  ReadingQueue queue(reader, 1);
  queue.push(article("0", "bad"));
  queue.push(article("1"));
  EXPECT_FALSE(queue.pop(10s)->extraction.is_ok());
  EXPECT_TRUE(queue.pop(10s)->extraction.is_ok());
}

TEST(ReadingQueue, DropsWhatNobodyHasBegunWhenItEnds) {
  const PatientReader reader;
  {
    ReadingQueue queue(reader, 1);
    for (int i = 0; i < 50; ++i) queue.push(article(std::to_string(i), "slow"));
  }
  EXPECT_LE(reader.begun, 2);
}

}  // namespace
}  // namespace relata
