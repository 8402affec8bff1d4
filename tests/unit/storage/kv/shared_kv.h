#pragma once

#include <memory>

#include "storage/kv/kv_store.h"

namespace relata {

// Several stores over one, as if it were closed and opened again.
class SharedKv : public KvStore {
 public:
  explicit SharedKv(std::shared_ptr<KvStore> store) : store_(std::move(store)) {}
  KvCapabilities capabilities() const override { return store_->capabilities(); }
  Result<std::unique_ptr<KvReader>> snapshot() const override { return store_->snapshot(); }
  Result<std::unique_ptr<KvTransaction>> begin() override { return store_->begin(); }
  Status sync() override { return store_->sync(); }
  Result<std::vector<std::uint64_t>> sizes(std::span<const KeyRange> ranges) const override { return store_->sizes(ranges); }
  Status verify(std::vector<std::string>& problems) const override { return store_->verify(problems); }
  Result<KvBackup> backup(const std::filesystem::path& directory, std::string_view owner) const override {
    return store_->backup(directory, owner);
  }
  Result<std::unique_ptr<KvSortedRun>> sorted_run() override { return store_->sorted_run(); }
  Status ingest_sorted(std::vector<std::unique_ptr<KvSortedRun>> runs) override { return store_->ingest_sorted(std::move(runs)); }
  Status drop(const KeyRange& range) override { return store_->drop(range); }

 protected:
  std::shared_ptr<KvStore> store_;
};

}  // namespace relata
