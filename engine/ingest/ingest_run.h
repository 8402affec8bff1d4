#pragma once

#include <chrono>
#include <memory>
#include <set>
#include <span>
#include <string>

#include "engine/api/ingest.h"
#include "engine/extract/extractor.h"
#include "engine/ingest/article_source.h"
#include "engine/ingest/entity_index.h"
#include "engine/ingest/reading_queue.h"
#include "engine/txn/database_core.h"

namespace relata {

// Reads articles on several threads and commits them in order on the caller's, while others are being read. Memory is bounded by
// ReadingQueue's window; what is written does not depend on the number of threads.
class IngestRun {
 public:
  IngestRun(DatabaseCore& core, const extract::Extractor& extractor, const IngestOptions& options);

  // False when the run is to stop. Waits while too many articles are being read.
  Result<bool> add(SourcedArticle&& article);
  // Commits what is left, unless the run was stopped.
  Result<IngestReport> finish();
  void set_total_bytes(std::uint64_t bytes) { total_bytes_ = bytes; }

 private:
  bool goes_on() const { return failed_.is_ok() && !report_.interrupted; }
  bool commit_next(std::chrono::milliseconds patience);
  Status commit(ArticleOnItsWay& article);
  void count(const extract::Extraction& extraction);
  bool is_unchanged(const Article& article, const std::string& hash) const;
  Status refresh_index();
  bool report_progress();
  double seconds() const;

  DatabaseCore& core_;
  const extract::Extractor& extractor_;
  const IngestOptions& options_;
  std::chrono::steady_clock::time_point started_;
  std::unique_ptr<EntityIndex> index_;
  std::uint64_t total_bytes_ = 0;
  IngestReport report_;
  Status failed_;                            // of the database: nothing more can be written
  std::multiset<std::string> on_their_way_;  // ids of the articles in the queue
  ReadingQueue queue_;
};

}  // namespace relata
