#pragma once

#include <absl/container/inlined_vector.h>

#include "engine/expr/compare.h"
#include "storage/base/mix_hashes.h"
#include "storage/base/value.h"

namespace relata {

// What rows are grouped by: most often one or two values.
using GroupKey = absl::InlinedVector<Value, 2>;

// Hash and equality of keys in the sense of DISTINCT and grouping, for hash tables.
struct EquivalentKeyHash {
  std::size_t operator()(const GroupKey& key) const {
    std::size_t hash = key.size();
    for (const Value& value : key) hash = mix_hashes(hash, equivalence_hash(value));
    return hash;
  }
};
struct EquivalentKeys {
  bool operator()(const GroupKey& a, const GroupKey& b) const {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!equivalent(a[i], b[i])) return false;
    }
    return a.size() == b.size();
  }
};

}  // namespace relata
