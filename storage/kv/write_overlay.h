#pragma once

#include <absl/container/btree_map.h>

#include <functional>
#include <memory>
#include <optional>

#include "storage/kv/kv_store.h"

namespace relata {

// The writes of a transaction that is not committed yet, over the version that it reads. Not thread-safe.
class WriteOverlay {
 public:
  // By key; no value for a key that is erased.
  using Writes = absl::btree_map<Bytes, std::optional<Bytes>, std::less<>>;

  void put(KeyView key, KeyView value) { writes_.insert_or_assign(Bytes(key), Bytes(value)); }
  void erase(KeyView key) { writes_.insert_or_assign(Bytes(key), std::nullopt); }

  Result<std::optional<Bytes>> get(const KvReader& base, KeyView key) const;
  // One round trip to `base`.
  Status multi_get(const KvReader& base, std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const;
  // As the writes are now; later ones do not show. Cost: a copy of the writes in the range.
  Result<std::unique_ptr<KvScan>> scan(const KvReader& base, const KeyRange& range) const;

  const Writes& writes() const { return writes_; }

 private:
  Writes writes_;
};

}  // namespace relata
