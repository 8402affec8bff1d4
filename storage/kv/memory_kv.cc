#include "storage/kv/memory_kv.h"

#include <map>
#include <mutex>

#include "storage/base/limits.h"
#include "storage/kv/write_limits.h"
#include "storage/kv/write_overlay.h"

namespace relata {
namespace {

using Table = std::map<Bytes, Bytes, std::less<>>;

constexpr KvCapabilities kCapabilities = {limits::kKeyBytes, limits::kValueBytes, limits::kTransactionBytes, limits::kTransactionTime,
                                          false};

class MemoryScan final : public KvScan {
 public:
  MemoryScan(std::shared_ptr<const Table> table, const KeyRange& range)
      : table_(std::move(table)),
        at_(table_->lower_bound(range.begin)),
        end_(range.end.empty() ? table_->end() : table_->lower_bound(range.end)) {}

  Status next_batch(std::vector<KvPair>& batch, std::size_t limit) override {
    batch.clear();
    for (; at_ != end_ && batch.size() < limit; ++at_) batch.emplace_back(*at_);
    return Status::ok();
  }

 private:
  std::shared_ptr<const Table> table_;
  Table::const_iterator at_;
  Table::const_iterator end_;
};

std::optional<Bytes> find(const Table& table, KeyView key) {
  const auto found = table.find(key);
  return found == table.end() ? std::nullopt : std::optional<Bytes>(found->second);
}

Status find_all(const Table& table, std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) {
  values.clear();
  for (const KeyView key : keys) values.push_back(find(table, key));
  return Status::ok();
}

class MemoryReader final : public KvReader {
 public:
  explicit MemoryReader(std::shared_ptr<const Table> table) : table_(std::move(table)) {}
  Result<std::optional<Bytes>> get(KeyView key) const override { return find(*table_, key); }
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
    return find_all(*table_, keys, values);
  }
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override {
    return std::unique_ptr<KvScan>(std::make_unique<MemoryScan>(table_, range));
  }

 private:
  std::shared_ptr<const Table> table_;
};

class MemoryRun final : public KvSortedRun {
 public:
  Status put(KeyView key, KeyView value) override {
    RELATA_RETURN_IF_ERROR(check_pair(kCapabilities, key, value));
    if (!pairs_.empty() && key <= pairs_.back().first) return Status::invalid_argument("the keys of a sorted run must ascend");
    pairs_.emplace_back(key, value);
    return Status::ok();
  }
  Status finish() override { return Status::ok(); }
  const std::vector<KvPair>& pairs() const { return pairs_; }

 private:
  std::vector<KvPair> pairs_;
};

class MemoryKv final : public KvStore {
 public:
  KvCapabilities capabilities() const override { return kCapabilities; }
  Result<std::unique_ptr<KvReader>> snapshot() const override {
    return std::unique_ptr<KvReader>(std::make_unique<MemoryReader>(current().first));
  }
  Result<std::unique_ptr<KvTransaction>> begin() override;
  Status sync() override { return Status::ok(); }
  Result<std::vector<std::uint64_t>> sizes(std::span<const KeyRange> ranges) const override {
    const std::shared_ptr<const Table> table = current().first;
    std::vector<std::uint64_t> sizes;
    for (const KeyRange& range : ranges) {
      const auto end = range.end.empty() ? table->end() : table->lower_bound(range.end);
      sizes.push_back(0);
      for (auto at = table->lower_bound(range.begin); at != end; ++at) sizes.back() += at->first.size() + at->second.size();
    }
    return sizes;
  }
  Status verify(std::vector<std::string>&) const override { return Status::ok(); }
  Result<KvBackup> backup(const std::filesystem::path&, std::string_view) const override {
    return Status::unsupported("a graph in memory has no files to copy; export it instead");
  }
  Result<std::unique_ptr<KvSortedRun>> sorted_run() override { return std::unique_ptr<KvSortedRun>(std::make_unique<MemoryRun>()); }
  Status ingest_sorted(std::vector<std::unique_ptr<KvSortedRun>> runs) override {
    const std::scoped_lock lock(mutex_);
    unshare();
    for (const auto& run : runs) {
      for (const KvPair& pair : static_cast<const MemoryRun&>(*run).pairs()) table_->insert_or_assign(pair.first, pair.second);
    }
    ++version_;
    return Status::ok();
  }

  Status drop(const KeyRange& range) override {
    const std::scoped_lock lock(mutex_);
    unshare();
    table_->erase(table_->lower_bound(range.begin), range.end.empty() ? table_->end() : table_->lower_bound(range.end));
    ++version_;
    return Status::ok();
  }

  std::pair<std::shared_ptr<const Table>, std::uint64_t> current() const {
    const std::scoped_lock lock(mutex_);
    return {table_, version_};
  }

  Status apply(std::uint64_t base_version, const WriteOverlay::Writes& writes) {
    const std::scoped_lock lock(mutex_);
    if (base_version != version_) return Status::conflict("another transaction committed first; retry");
    unshare();
    for (const auto& [key, value] : writes) {
      if (value) {
        table_->insert_or_assign(key, *value);
      } else {
        table_->erase(key);
      }
    }
    ++version_;
    return Status::ok();
  }

 private:
  // Before a change: readers keep the map that they have.
  void unshare() {
    if (table_.use_count() > 1) table_ = std::make_shared<Table>(*table_);
  }

  mutable std::mutex mutex_;
  std::shared_ptr<Table> table_ = std::make_shared<Table>();
  std::uint64_t version_ = 0;
};

class MemoryTransaction final : public KvTransaction {
 public:
  MemoryTransaction(MemoryKv& store, std::shared_ptr<const Table> base, std::uint64_t version)
      : store_(store), base_(std::make_unique<MemoryReader>(std::move(base))), version_(version), limits_(kCapabilities) {}

  Result<std::optional<Bytes>> get(KeyView key) const override { return overlay_.get(*base_, key); }
  Status multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const override {
    return overlay_.multi_get(*base_, keys, values);
  }
  Result<std::unique_ptr<KvScan>> scan(const KeyRange& range) const override { return overlay_.scan(*base_, range); }
  Status put(KeyView key, KeyView value) override {
    RELATA_RETURN_IF_ERROR(limits_.add(key, value));
    overlay_.put(key, value);
    return Status::ok();
  }
  Status erase(KeyView key) override {
    RELATA_RETURN_IF_ERROR(limits_.add(key, {}));
    overlay_.erase(key);
    return Status::ok();
  }
  Status commit(bool) override {
    RELATA_RETURN_IF_ERROR(limits_.check_time());
    base_.reset();  // so that the map can be changed in place
    return store_.apply(version_, overlay_.writes());
  }

 private:
  MemoryKv& store_;
  std::unique_ptr<MemoryReader> base_;
  std::uint64_t version_;
  WriteLimits limits_;
  WriteOverlay overlay_;
};

Result<std::unique_ptr<KvTransaction>> MemoryKv::begin() {
  auto [table, version] = current();
  return std::unique_ptr<KvTransaction>(std::make_unique<MemoryTransaction>(*this, std::move(table), version));
}

}  // namespace

std::unique_ptr<KvStore> make_memory_kv() { return std::make_unique<MemoryKv>(); }

}  // namespace relata
