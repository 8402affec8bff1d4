#pragma once

#include <atomic>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <span>
#include <stop_token>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "storage/graph/index_reader.h"

namespace relata {

// The reader of a store's indexes for all who read through it. Snapshots may outlive the store: close() lets it go before the store does.
// Thread-safe.
class IndexSource {
 public:
  // Keeps the reader from being closed as long as it lives. Keep it short.
  class Reading {
   public:
    Reading(std::shared_lock<std::shared_mutex> lock, const IndexReader& reader) : lock_(std::move(lock)), reader_(reader) {}
    const IndexReader* operator->() const { return &reader_; }

   private:
    std::shared_lock<std::shared_mutex> lock_;
    const IndexReader& reader_;
  };

  explicit IndexSource(std::unique_ptr<IndexReader> reader) : reader_(std::move(reader)) {}
  // Waits for those who are reading.
  void close();
  // Who reads for long looks whether somebody waits to close.
  bool is_closing() const { return closing_.load(std::memory_order_relaxed); }
  Result<Reading> reader() const;

 private:
  std::atomic<bool> closing_{false};
  mutable std::shared_mutex mutex_;
  std::unique_ptr<IndexReader> reader_;
};

// The entries of one index as the store held them when it was opened. All later versions of a snapshot share it: what has changed since
// is theirs to know.
//
// Read from the store at first, at some microseconds a time; once that has cost an eighth of what loading all of it takes, it is loaded,
// and a search takes less than one. A small index is loaded at once, any other on a thread of its own while searches go on in the store. So
// opening costs nothing, a few questions cost little, many are fast, and none waits. Memory once loaded: the keys, and 4 bytes each, with
// 12 more in a full-text index. Thread-safe.
class IndexBase {
 public:
  // `totals`: how much there is to load.
  IndexBase(std::shared_ptr<const IndexSource> source, const IndexDefinition& definition, const IndexTotals& totals)
      : source_(std::move(source)), id_(definition.id), has_postings_(definition.kind == IndexKind::kFullText), totals_(totals) {}
  // A new range index, of those `entries` from `first` on, ascending, that fit; `first` becomes the number of the next.
  IndexBase(const IndexDefinition& definition, std::span<const std::string> entries, std::size_t& first);

  // Appends the entries of the range, ascending, at most `limit`. Errors: those of the store.
  Status read(const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const;
  Result<std::optional<DocumentRecord>> document(NodeId node) const;
  bool is_loaded() const { return loaded_.load(std::memory_order_acquire) != nullptr; }

 private:
  // All entries, packed.
  struct Run {
    std::string keys;
    std::vector<std::uint32_t> ends;  // of each key in `keys`
    std::vector<Posting> postings;
    std::string_view key(std::size_t index) const;
    std::size_t lower_bound(std::string_view key) const;
  };
  static constexpr std::size_t kMostKeyBytes = UINT32_MAX;

  void load_when_worth_it(std::size_t entries_read) const;
  void start_loading() const;
  void load_and_note(const std::stop_token& stop) const;
  Status load(const std::stop_token& stop) const;
  void read_run(const Run& run, const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const;

  std::shared_ptr<const IndexSource> source_;
  IndexId id_;
  bool has_postings_;
  IndexTotals totals_;
  mutable std::atomic<std::uint64_t> work_{0};  // entries that reading was worth, since loading failed last
  mutable std::unique_ptr<const Run> run_;
  mutable std::atomic<const Run*> loaded_{nullptr};  // run_ once it is complete
  mutable std::mutex mutex_;                         // of whoever starts to load
  mutable std::atomic<bool> loading_{false};
  mutable std::jthread loader_;  // last, so that it ends before what it uses
};

}  // namespace relata
