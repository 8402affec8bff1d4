#include "engine/api/ingest.h"

#include <atomic>

#include "engine/extract/extractor.h"
#include "engine/ingest/ingest_run.h"
#include "engine/txn/exception_guard.h"

namespace relata {
namespace {

// The extractor that the options ask for. `stopped` ends its waiting; both are borrowed by it.
Result<std::unique_ptr<extract::Extractor>> open_extractor(const IngestOptions& options, const std::atomic<bool>& stopped) {
  const std::filesystem::path data = options.data_directory.empty() ? extract::default_data_directory() : options.data_directory;
  if (options.annotated) {
    if (options.service) return Status::invalid_argument("annotations are taken over as they are: no service is to read them again");
    return extract::make_annotation_extractor(data);
  }
  if (!options.service) return extract::make_pipeline_extractor(data);
  extract::RemoteReader reader;
  reader.url = options.service->url;
  reader.model = options.service->model;
  reader.api_key = options.service->api_key;
  reader.cache_directory = options.service->cache_directory;
  reader.token_budget = options.service->token_budget;
  reader.timeout = options.service->timeout;
  reader.cancelled = [&stopped] { return stopped.load(); };
  return extract::make_remote_extractor(reader, data);
}

// The options with a progress that also tells the extractor when to stop.
IngestOptions stoppable(const IngestOptions& options, std::atomic<bool>& stopped) {
  IngestOptions result = options;
  if (!options.progress) return result;
  result.progress = [&stopped, progress = options.progress](const IngestProgress& now) {
    const bool go_on = progress(now);
    if (!go_on) stopped = true;
    return go_on;
  };
  return result;
}

Result<IngestReport> ingest_files(Database& database, std::span<const std::filesystem::path> inputs, const IngestOptions& given) {
  std::atomic<bool> stopped = false;
  const IngestOptions options = stoppable(given, stopped);
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<extract::Extractor> extractor, open_extractor(options, stopped));
  IngestRun run(database.core(), *extractor, options);
  ArticleInputs found = find_inputs(inputs);
  run.set_total_bytes(found.bytes);
  for (SourcedArticle& failure : found.failures) RELATA_RETURN_IF_ERROR(run.add(std::move(failure)).status());
  Status failed;
  for (const ArticleFile& file : found.files) {
    const InputForm form = options.annotated ? InputForm::kAnnotated : InputForm::kArticles;
    const bool go_on = read_articles(file, form, [&](SourcedArticle&& article) {
      Result<bool> added = run.add(std::move(article));
      failed = added.status();
      return added.is_ok() && *added;
    });
    RELATA_RETURN_IF_ERROR(failed);
    if (!go_on) break;
  }
  return run.finish();
}

Result<IngestReport> ingest_text(Database& database, const ArticleText& given, const IngestOptions& given_options) {
  std::atomic<bool> stopped = false;
  const IngestOptions options = stoppable(given_options, stopped);
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<extract::Extractor> extractor, open_extractor(options, stopped));
  Article article{given.id, given.title, given.date, given.source, given.url, {}};
  RELATA_ASSIGN_OR_RETURN(article.text, clean_text(given.text));
  if (article.id.empty()) article.id = content_hash(article, "").substr(0, 16);
  IngestRun run(database.core(), *extractor, options);
  const std::string where = article.id;
  RELATA_RETURN_IF_ERROR(run.add({where, std::move(article), given.text.size()}).status());
  return run.finish();
}

}  // namespace

Result<IngestReport> ingest(Database& database, std::span<const std::filesystem::path> inputs, const IngestOptions& options) {
  return guarded([&] { return ingest_files(database, inputs, options); });
}

Result<IngestReport> ingest(Database& database, const ArticleText& article, const IngestOptions& options) {
  return guarded([&] { return ingest_text(database, article, options); });
}

}  // namespace relata
