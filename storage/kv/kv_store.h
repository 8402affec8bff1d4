#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/base/result.h"
#include "storage/kv/kv_backup.h"

namespace relata {

// The seam to an ordered byte store. Keys sort by unsigned bytes. Nothing above it knows which store is behind.

using Bytes = std::string;
using KeyView = std::string_view;
using KvPair = std::pair<Bytes, Bytes>;

// [begin, end); an empty `end` means up to the last key.
struct KeyRange {
  Bytes begin;
  Bytes end;
  // All keys that start with `prefix`.
  static KeyRange prefix(KeyView prefix);
};

// What a store promises to take; more ends with kResourceExhausted before anything is written.
struct KvCapabilities {
  std::size_t max_key_bytes;
  std::size_t max_value_bytes;
  std::size_t max_transaction_bytes;
  std::chrono::milliseconds max_transaction_time;  // from begin() to commit()
  bool durable;                                    // survives the process
};

// A walk over a range, in ascending order of keys. Sees the reader's version. Not thread-safe; must not outlive its reader.
class KvScan {
 public:
  virtual ~KvScan() = default;
  // Replaces `batch` by the next pairs, at most `limit`; empty at the end. One round trip.
  virtual Status next_batch(std::vector<KvPair>& batch, std::size_t limit) = 0;
};

// One consistent version. Thread-safe, except for transactions.
class KvReader {
 public:
  virtual ~KvReader() = default;
  virtual Result<std::optional<Bytes>> get(KeyView key) const = 0;
  // values[i] belongs to keys[i]. One round trip.
  virtual Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const = 0;
  virtual Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const = 0;
};

// Reads its own writes; what it read is as of begin(). Not thread-safe.
class KvTransaction : public KvReader {
 public:
  virtual Status put(KeyView key, KeyView value) = 0;
  virtual Status erase(KeyView key) = 0;
  // All or nothing; with `sync` on the disk when it returns. kConflict when another transaction committed since begin(): the caller
  // retries the whole closure (retry.h). kUnknownOutcome when the store cannot tell. Ends the transaction.
  virtual Status commit(bool sync) = 0;
};

// Pairs put down in the order of their keys, to be taken in by KvStore::ingest_sorted(); until then no reader sees them. For one thread at
// a time, several runs for several threads. Vanishes with the object when it is not taken in.
class KvSortedRun {
 public:
  virtual ~KvSortedRun() = default;
  // kInvalidArgument when `key` is not greater than the one before; the limits are those of one key and one value.
  virtual Status put(KeyView key, KeyView value) = 0;
  // After the last pair. Cost: writes out and waits for the disk.
  virtual Status finish() = 0;
};

// Thread-safe. Readers, transactions and sorted runs must not outlive it.
class KvStore {
 public:
  virtual ~KvStore() = default;
  virtual KvCapabilities capabilities() const = 0;
  virtual Result<std::unique_ptr<KvReader>> snapshot() const = 0;
  // kUnsupported when opened for reading only.
  virtual Result<std::unique_ptr<KvTransaction>> begin() = 0;
  // When it returns, what was committed before the call is on the disk. May run beside commits. One round trip. After an error nobody
  // knows what is: kUnknownOutcome.
  virtual Status sync() = 0;

  // Bytes that each range takes, about. One round trip.
  virtual Result<std::vector<std::uint64_t>> sizes(std::span<const KeyRange> ranges) const = 0;
  // Reads everything and compares it with the store's own checksums. Adds what is damaged to `problems`. Cost: a read of everything.
  virtual Status verify(std::vector<std::string>& problems) const = 0;
  // Adds a copy of the last commit to the backups in a directory, of which only what they do not hold yet is copied; on the disk when it
  // returns. kInvalidArgument when the directory holds something else, or backups of another owner. kUnsupported without files.
  virtual Result<KvBackup> backup(const std::filesystem::path& directory, std::string_view owner) const = 0;
  // kUnsupported when opened for reading only.
  virtual Result<std::unique_ptr<KvSortedRun>> sorted_run() = 0;
  // All pairs of all runs appear at once, on the disk when it returns; keys that were there have the new value. The way to load much:
  // faster than transactions and without their limit of size. A transaction begun before ends with kConflict.
  // Requires: the runs are finished, are of this store, and their ranges of keys do not overlap.
  virtual Status ingest_sorted(std::vector<std::unique_ptr<KvSortedRun>> runs) = 0;
  // Drops all keys of a range at once, however many; on the disk when it returns. A transaction begun before ends with kConflict.
  // Requires: no reader made before reads them any more. kUnsupported when opened for reading only.
  virtual Status drop(const KeyRange& range) = 0;
};

}  // namespace relata
