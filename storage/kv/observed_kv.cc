#include "storage/kv/observed_kv.h"

namespace relata {
namespace {

using ObserverPtr = std::shared_ptr<KvObserver>;

class ObservedScan final : public KvScan {
 public:
  ObservedScan(std::unique_ptr<KvScan> scan, ObserverPtr observer) : scan_(std::move(scan)), observer_(std::move(observer)) {}
  Status next_batch(std::vector<KvPair>& batch, std::size_t limit) override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kNextBatch));
    return scan_->next_batch(batch, limit);
  }

 private:
  std::unique_ptr<KvScan> scan_;
  ObserverPtr observer_;
};

// The reading half, of readers and transactions alike.
template <typename Seam>
class Observed : public Seam {
 public:
  Observed(std::unique_ptr<Seam> inner, ObserverPtr observer) : inner_(std::move(inner)), observer_(std::move(observer)) {}
  Result<std::optional<Bytes>> get(KeyView key) const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kGet));
    return inner_->get(key);
  }
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kMultiGet));
    return inner_->multi_get(keys, values);
  }
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kScan));
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvScan> scan, inner_->scan(range));
    return std::unique_ptr<KvScan>(std::make_unique<ObservedScan>(std::move(scan), observer_));
  }

 protected:
  std::unique_ptr<Seam> inner_;
  ObserverPtr observer_;
};

class ObservedReader final : public Observed<KvReader> {
  using Observed::Observed;
};

class ObservedTransaction final : public Observed<KvTransaction> {
 public:
  using Observed::Observed;
  Status put(KeyView key, KeyView value) override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kPut));
    return inner_->put(key, value);
  }
  Status erase(KeyView key) override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kErase));
    return inner_->erase(key);
  }
  Status commit(bool sync) override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kCommit));
    return observer_->after_commit(inner_->commit(sync));
  }
};

class ObservedKv final : public KvStore {
 public:
  ObservedKv(std::unique_ptr<KvStore> store, ObserverPtr observer) : store_(std::move(store)), observer_(std::move(observer)) {}
  KvCapabilities capabilities() const override { return store_->capabilities(); }
  Result<std::unique_ptr<KvReader>> snapshot() const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kSnapshot));
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvReader> reader, store_->snapshot());
    return std::unique_ptr<KvReader>(std::make_unique<ObservedReader>(std::move(reader), observer_));
  }
  Status sync() override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kSync));
    return store_->sync();
  }
  Result<std::vector<std::uint64_t>> sizes(std::span<const KeyRange> ranges) const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kSizes));
    return store_->sizes(ranges);
  }
  Status verify(std::vector<std::string>& problems) const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kVerify));
    return store_->verify(problems);
  }
  Result<KvBackup> backup(const std::filesystem::path& directory, std::string_view owner) const override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kBackup));
    return store_->backup(directory, owner);
  }
  Result<std::unique_ptr<KvTransaction>> begin() override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kBegin));
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvTransaction> transaction, store_->begin());
    return std::unique_ptr<KvTransaction>(std::make_unique<ObservedTransaction>(std::move(transaction), observer_));
  }
  Result<std::unique_ptr<KvSortedRun>> sorted_run() override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kSortedRun));
    return store_->sorted_run();
  }
  Status ingest_sorted(std::vector<std::unique_ptr<KvSortedRun>> runs) override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kIngest));
    return store_->ingest_sorted(std::move(runs));
  }
  Status drop(const KeyRange& range) override {
    RELATA_RETURN_IF_ERROR(observer_->before(KvCall::kDrop));
    return store_->drop(range);
  }

 private:
  std::unique_ptr<KvStore> store_;
  ObserverPtr observer_;
};

}  // namespace

bool is_round_trip(KvCall call) {
  switch (call) {
    case KvCall::kGet:
    case KvCall::kMultiGet:
    case KvCall::kNextBatch:
    case KvCall::kCommit:
    case KvCall::kSync:
    case KvCall::kSizes:
    case KvCall::kIngest:
    case KvCall::kDrop: return true;
    default: return false;
  }
}

std::unique_ptr<KvStore> make_observed_kv(std::unique_ptr<KvStore> store, std::shared_ptr<KvObserver> observer) {
  return std::make_unique<ObservedKv>(std::move(store), std::move(observer));
}

}  // namespace relata
