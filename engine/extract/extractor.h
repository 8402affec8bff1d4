#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "engine/extract/extraction.h"
#include "storage/base/result.h"

namespace relata::extract {

// Reads documents. Thread safety: extract() may be called from several threads at once.
class Extractor {
 public:
  virtual ~Extractor() = default;
  // Name and version, recorded with every fact.
  virtual std::string_view name() const = 0;
  virtual Result<Extraction> extract(const Document& document) const = 0;
};

// Where models, rules and lexicons lie: $RELATA_DATA, else the installed share/relata, else the source tree's engine/extract/data.
std::filesystem::path default_data_directory();

// The trained pipeline with rules. kNotFound or kCorruption names the file that is missing or damaged.
Result<std::unique_ptr<Extractor>> make_pipeline_extractor(const std::filesystem::path& data_directory);

// Takes over what Document::annotations says (docs/extractors.md): entities and relations as they are given, where it is the neutral form;
// where it is a parse of spaCy's or CoreNLP's, the facts that our rules find in it. Errors as make_pipeline_extractor().
Result<std::unique_ptr<Extractor>> make_annotation_extractor(const std::filesystem::path& data_directory);

// An OpenAI-compatible endpoint that reads.
struct RemoteReader {
  std::string url;  // "http://localhost:8080/v1"; "/chat/completions" is added where it is missing
  std::string model;
  std::string api_key;                    // sent as a bearer token; may be empty
  std::filesystem::path cache_directory;  // of answers, by what was asked; empty: none are kept
  std::uint64_t token_budget = 0;         // for all requests together; 0: no limit
  std::uint64_t most_answer_tokens = 8192;
  std::chrono::milliseconds timeout{120'000};   // for one request
  std::chrono::milliseconds first_wait{1'000};  // before a second attempt; doubled for each further one
  int most_attempts = 5;
  std::function<bool()> cancelled;  // asked while it waits, from any thread; may be empty
};
// Asks an endpoint what a document says and holds the answer against the text. kInvalidArgument for a URL that is none. extract() gives
// kResourceExhausted once the budget is used up, kIoError when the endpoint cannot be reached or goes on failing, and kCancelled.
Result<std::unique_ptr<Extractor>> make_remote_extractor(const RemoteReader& reader, const std::filesystem::path& data_directory);

}  // namespace relata::extract
