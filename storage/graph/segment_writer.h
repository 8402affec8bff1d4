#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storage/base/result.h"
#include "storage/kv/kv_store.h"
#include "storage/segment/segment_directory.h"

namespace relata {

// Puts segments down in a sorted run, cut into chunks that a store takes as values, and notes them for the directory. Not thread-safe;
// must not outlive the run.
class SegmentWriter {
 public:
  explicit SegmentWriter(KvSortedRun& run) : run_(run) {}

  // Requires: ascending keys. `chunks_before`: what the segment took in the store so far; those that it no longer needs become empty.
  Status put(const SegmentKey& key, std::uint32_t items, std::string_view bytes, std::uint32_t chunks_before = 0);
  // Those that were put. The caller adds what else there is.
  SegmentDirectory& directory() { return directory_; }
  // After all segments: with the directory they count.
  Status put_directory(const SegmentDirectory& directory);

 private:
  KvSortedRun& run_;
  SegmentDirectory directory_;
};

// As part of a transaction. A graph begins with an empty one: no segments, version 0.
Status put_directory(KvTransaction& transaction, const SegmentDirectory& directory);

}  // namespace relata
