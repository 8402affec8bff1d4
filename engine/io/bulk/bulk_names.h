#pragma once

#include <absl/container/flat_hash_map.h>

#include <array>
#include <condition_variable>
#include <cstdint>
#include <set>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <vector>

#include "engine/io/bulk/ascii.h"
#include "storage/base/result.h"
#include "storage/graph/mutation.h"

namespace relata {

// The dictionary of a bulk load. Chunks are numbered from 0 in the order of the input and read at the same time; a name gets its id in that
// order all the same, so that the same files always give the same graph. Thread-safe.
class BulkNames {
 public:
  // A name that a chunk holds. A new one waits until all chunks before it are done; those must be in work already.
  // kInvalidArgument for an empty name, kResourceExhausted beyond the limits.
  Result<std::uint32_t> id(NameSpace space, std::string_view name, std::uint64_t chunk);
  // A name that no chunk holds, from the command line or a header; before all chunks.
  Result<std::uint32_t> id(NameSpace space, std::string_view name) { return id(space, name, 0); }
  // Each chunk once.
  void chunk_done(std::uint64_t chunk);

  // In the order of their ids; when no chunk is in work.
  const std::vector<std::string>& names(NameSpace space) const { return spaces_[static_cast<std::size_t>(space)].names; }

 private:
  struct Space {
    absl::flat_hash_map<std::string, std::uint32_t, TextHash, std::equal_to<>> ids;
    std::vector<std::string> names;
  };
  mutable std::shared_mutex mutex_;
  std::condition_variable_any turn_;
  std::array<Space, 3> spaces_;
  std::uint64_t next_chunk_ = 0;  // all before it are done
  std::set<std::uint64_t> done_;  // of those after it
};

}  // namespace relata
