#pragma once

// For storage/rocksdb alone.

#include <rocksdb/db.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/kv/kv_store.h"

namespace relata {

// The store as it was when the reader was made. `db` and `where`, which names the store in messages, outlive it.
class RocksReader final : public KvReader {
 public:
  RocksReader(rocksdb::DB& db, const std::string& where);
  ~RocksReader() override;
  RocksReader(const RocksReader&) = delete;
  RocksReader& operator=(const RocksReader&) = delete;

  Result<std::optional<Bytes>> get(KeyView key) const override;
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override;
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override;

 private:
  rocksdb::DB& db_;
  const std::string& where_;
  const rocksdb::Snapshot* snapshot_;
  rocksdb::ReadOptions options_;
};

}  // namespace relata
