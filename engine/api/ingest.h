#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/api/database.h"
#include "storage/base/result.h"
#include "storage/base/temporal.h"

namespace relata {

struct IngestProgress {
  std::uint64_t articles = 0;
  std::uint64_t bytes = 0;        // of input read
  std::uint64_t total_bytes = 0;  // of all input, 0 when unknown
  double seconds = 0;
};

// An OpenAI-compatible chat-completions endpoint that reads articles in place of the built-in rules; see docs/extractors.md.
struct ReadingService {
  std::string url;  // "http://localhost:8080/v1"
  std::string model;
  std::string api_key;                    // may be empty
  std::filesystem::path cache_directory;  // of answers; empty: none are kept
  std::uint64_t token_budget = 0;         // 0: no limit
  std::chrono::milliseconds timeout{120'000};
};

struct IngestOptions {
  // Where models, rules and lexicons lie; empty: $RELATA_DATA, the installed share/relata, or the source tree.
  std::filesystem::path data_directory;
  // Threads that read; 0: one per processor. One more commits.
  unsigned threads = 0;
  // Who reads; the built-in rules when absent.
  std::optional<ReadingService> service;
  // The inputs are lines of JSON with what somebody else found in each article (docs/extractors.md); nothing is read then.
  bool annotated = false;
  // Called after every article and while one takes long; false ends the run after what is committed. May be empty.
  std::function<bool(const IngestProgress&)> progress;
};

struct IngestFailure {
  std::string where;  // file, or file and line
  std::string reason;
};

struct IngestReport {
  std::uint64_t added = 0;     // articles that are new
  std::uint64_t replaced = 0;  // articles that have changed
  std::uint64_t unchanged = 0;
  // Of the new and changed articles those that were kept without being read, by why: the language they are in ("French"), "no prose".
  std::map<std::string, std::uint64_t> not_read;
  // Facts made elsewhere that failed a check, by which ("its evidence is not in the text").
  std::map<std::string, std::uint64_t> refused;
  std::uint64_t bytes = 0;
  double seconds = 0;
  bool interrupted = false;  // by `progress`
  std::vector<IngestFailure> failures;
};

// One article given by the caller. `id` may be empty: the content decides then.
struct ArticleText {
  std::string id;
  std::string title;
  std::optional<Date> date;
  std::string source;
  std::string url;
  std::string text;
};

// Reads files, directories and "-" (standard input): plain text with an optional prefix "date YYYY-MM-DD ", JSON lines, HTML.
//
// An article without an id of its own is called by its file's name, or by its path within the directory that is given ("2025/talks").
//
// Every article is one transaction, durable before the next; the same article again changes nothing, a changed one replaces what its
// earlier version said. What cannot be read is in the report, and the rest goes on. Errors: of the database, and of missing data files.
Result<IngestReport> ingest(Database& database, std::span<const std::filesystem::path> inputs, const IngestOptions& options = {});
Result<IngestReport> ingest(Database& database, const ArticleText& article, const IngestOptions& options = {});

}  // namespace relata
