#include "engine/ingest/ingest_run.h"

#include <algorithm>
#include <thread>

#include "engine/ingest/article_writer.h"

namespace relata {
namespace {

// How often somebody who wants to stop is asked while a text takes long.
constexpr std::chrono::milliseconds kPatience{100};

unsigned thread_count(const IngestOptions& options) {
  return options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
}

}  // namespace

IngestRun::IngestRun(DatabaseCore& core, const extract::Extractor& extractor, const IngestOptions& options)
    : core_(core),
      extractor_(extractor),
      options_(options),
      started_(std::chrono::steady_clock::now()),
      queue_(extractor, thread_count(options)) {}

double IngestRun::seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - started_).count(); }

bool IngestRun::report_progress() {
  if (!options_.progress) return true;
  return options_.progress({report_.added + report_.replaced + report_.unchanged, report_.bytes, total_bytes_, seconds()});
}

Status IngestRun::refresh_index() {
  // Whoever else wrote meanwhile may have added or removed what the index knows.
  const MemorySnapshotPtr graph = core_.snapshot();
  if (!index_ || index_->version() != graph->version()) index_ = std::make_unique<EntityIndex>(*graph);
  return Status::ok();
}

bool IngestRun::is_unchanged(const Article& article, const std::string& hash) const {
  const std::optional<NodeId> node = index_->find_article(article.id);
  const MemorySnapshotPtr graph = core_.snapshot();
  const auto key = graph->names().find_key("hash");
  return node && key && graph->contains(*node) && graph->property(*node, *key) == Value(hash);
}

Result<bool> IngestRun::add(SourcedArticle&& sourced) {
  ArticleOnItsWay next{std::move(sourced.where), {}, {}, sourced.bytes};
  if (sourced.article.is_ok()) {
    next.article = std::move(sourced.article).value();
    next.hash = content_hash(next.article, extractor_.name());
    RELATA_RETURN_IF_ERROR(refresh_index());
    // Another version of it that is on its way comes first.
    if (!on_their_way_.contains(next.article.id) && is_unchanged(next.article, next.hash)) {
      report_.bytes += next.bytes;
      ++report_.unchanged;
      report_.interrupted = !report_progress();
      return !report_.interrupted;
    }
  } else {
    next.extraction = sourced.article.status();
  }
  while (queue_.is_full() && goes_on()) commit_next(kPatience);
  if (goes_on()) {
    on_their_way_.insert(next.article.id);
    queue_.push(std::move(next));
  }
  // What is ready is written while the next article is fetched.
  while (!queue_.is_empty() && goes_on() && commit_next({})) {
  }
  RELATA_RETURN_IF_ERROR(failed_);
  return goes_on();
}

// False when the next article is not ready within `patience`.
bool IngestRun::commit_next(std::chrono::milliseconds patience) {
  std::optional<ArticleOnItsWay> next = queue_.pop(patience);
  if (next) {
    failed_ = commit(*next);
    report_.bytes += next->bytes;
    on_their_way_.extract(next->article.id);
  }
  const bool waited = patience > std::chrono::milliseconds::zero();
  if (failed_.is_ok() && (next || waited)) report_.interrupted = !report_progress();
  return next.has_value();
}

void IngestRun::count(const extract::Extraction& extraction) {
  if (!extraction.not_read.empty()) ++report_.not_read[extraction.not_read];
  for (const auto& [reason, times] : extraction.refused) report_.refused[reason] += times;
}

Status IngestRun::commit(ArticleOnItsWay& pending) {
  if (!pending.extraction.is_ok()) {
    report_.failures.push_back({pending.where, std::string(pending.extraction.status().message())});
    return Status::ok();
  }
  RELATA_RETURN_IF_ERROR(refresh_index());
  // The same article again before this one was written.
  if (is_unchanged(pending.article, pending.hash)) {
    ++report_.unchanged;
    return Status::ok();
  }
  const bool known = index_->find_article(pending.article.id).has_value();
  const Status written = core_.write([&](GraphWriter& writer) {
    return ArticleWriter(core_.store(), writer, *index_).write(pending.article, pending.hash, *pending.extraction);
  });
  if (!written.is_ok()) {
    // It holds nodes of a transaction that never was.
    index_.reset();
    if (written.code() != StatusCode::kResourceExhausted && written.code() != StatusCode::kInvalidArgument) return written;
    report_.failures.push_back({pending.where, std::string(written.message())});
    return Status::ok();
  }
  index_->set_version(core_.snapshot()->version());
  ++(known ? report_.replaced : report_.added);
  count(*pending.extraction);
  return Status::ok();
}

Result<IngestReport> IngestRun::finish() {
  while (!queue_.is_empty() && goes_on()) commit_next(kPatience);
  RELATA_RETURN_IF_ERROR(failed_);
  report_.seconds = seconds();
  return std::move(report_);
}

}  // namespace relata
