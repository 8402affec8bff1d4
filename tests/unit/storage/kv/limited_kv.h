#pragma once

#include <memory>

#include "storage/kv/kv_store.h"
#include "storage/kv/write_limits.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {

// `store` with another limit of a transaction's bytes, so that a test reaches it with little.
class LimitedKv final : public SharedKv {
 public:
  LimitedKv(std::shared_ptr<KvStore> store, std::size_t max_transaction_bytes)
      : SharedKv(std::move(store)), bytes_(max_transaction_bytes) {}

  KvCapabilities capabilities() const override {
    KvCapabilities capabilities = store_->capabilities();
    capabilities.max_transaction_bytes = bytes_;
    return capabilities;
  }
  Result<std::unique_ptr<KvTransaction>> begin() override {
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvTransaction> transaction, store_->begin());
    return std::unique_ptr<KvTransaction>(std::make_unique<Transaction>(std::move(transaction), capabilities()));
  }

 private:
  class Transaction final : public KvTransaction {
   public:
    Transaction(std::unique_ptr<KvTransaction> transaction, const KvCapabilities& capabilities)
        : transaction_(std::move(transaction)), limits_(capabilities) {}
    Result<std::optional<Bytes>> get(KeyView key) const override { return transaction_->get(key); }
    Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
      return transaction_->multi_get(keys, values);
    }
    Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override { return transaction_->scan(range); }
    Status put(KeyView key, KeyView value) override {
      RELATA_RETURN_IF_ERROR(limits_.add(key, value));
      return transaction_->put(key, value);
    }
    Status erase(KeyView key) override {
      RELATA_RETURN_IF_ERROR(limits_.add(key, {}));
      return transaction_->erase(key);
    }
    Status commit(bool sync) override { return transaction_->commit(sync); }

   private:
    std::unique_ptr<KvTransaction> transaction_;
    WriteLimits limits_;
  };

  std::size_t bytes_;
};

}  // namespace relata
