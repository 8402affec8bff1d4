#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/io/bulk/ascii.h"

namespace relata {

// The nodes of one id space by the ids that the files give them. Ids are texts: "7" and "07" are two. Those that are plain numbers take 4
// bytes where they lie close together. find() from any number of threads at once, insert() alone.
class BulkIds {
 public:
  // False when the id has a node already. Requires: node != 0.
  bool insert(std::string_view id, std::uint32_t node);
  // 0 when there is none.
  std::uint32_t find(std::string_view id) const;

 private:
  bool insert_number(std::uint64_t number, std::uint32_t node);

  std::uint64_t count_ = 0;
  std::vector<std::uint32_t> dense_;  // by number
  absl::flat_hash_map<std::uint64_t, std::uint32_t> sparse_;
  absl::flat_hash_map<std::string, std::uint32_t, TextHash, std::equal_to<>> texts_;
};

}  // namespace relata
