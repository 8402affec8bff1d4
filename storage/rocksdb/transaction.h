#pragma once

// For storage/rocksdb alone.

#include <rocksdb/db.h>
#include <rocksdb/write_batch.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "storage/kv/kv_store.h"
#include "storage/kv/write_limits.h"
#include "storage/kv/write_overlay.h"
#include "storage/rocksdb/reader.h"

namespace relata {

// Keeps its writes in memory over the store as it was when the transaction began, and hands them to the store as one batch.
class RocksTransaction final : public KvTransaction {
 public:
  // Writes the batch, unless something else was written since the transaction began. Whether `sync`: at once to the disk.
  using Write = std::function<Status(rocksdb::WriteBatch& batch, bool sync)>;

  // `db` and `where`, which names the store in messages, outlive it.
  RocksTransaction(rocksdb::DB& db, const std::string& where, const KvCapabilities& capabilities, Write write);

  Result<std::optional<Bytes>> get(KeyView key) const override { return overlay_.get(base_, key); }
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
    return overlay_.multi_get(base_, keys, values);
  }
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override { return overlay_.scan(base_, range); }
  Status put(KeyView key, KeyView value) override;
  Status erase(KeyView key) override;
  Status commit(bool sync) override;

 private:
  const std::string& where_;
  Write write_;
  RocksReader base_;
  WriteLimits limits_;
  WriteOverlay overlay_;
};

}  // namespace relata
