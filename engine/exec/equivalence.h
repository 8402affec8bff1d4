#pragma once

#include <vector>

#include "engine/expr/compare.h"
#include "storage/base/mix_hashes.h"
#include "storage/base/value.h"

namespace relata {

// Hash and equality of groups of values in the sense of DISTINCT and grouping, for hash tables.
struct EquivalentKeyHash {
  std::size_t operator()(const std::vector<Value>& key) const {
    std::size_t hash = key.size();
    for (const Value& value : key) hash = mix_hashes(hash, equivalence_hash(value));
    return hash;
  }
};
struct EquivalentKeys {
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
    for (std::size_t i = 0; i < a.size(); ++i) {
      if (!equivalent(a[i], b[i])) return false;
    }
    return a.size() == b.size();
  }
};

}  // namespace relata
