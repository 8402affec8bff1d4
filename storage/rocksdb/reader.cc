#include "storage/rocksdb/reader.h"

#include <utility>

#include "storage/rocksdb/status.h"

namespace relata {
namespace {

class RocksScan final : public KvScan {
 public:
  RocksScan(std::unique_ptr<rocksdb::Iterator> iterator, KeyRange range, const std::string& where)
      : iterator_(std::move(iterator)), range_(std::move(range)), where_(where) {
    iterator_->Seek(slice(range_.begin));
  }
  Status next_batch(std::vector<KvPair>& batch, std::size_t limit) override {
    std::size_t count = 0;
    for (; iterator_->Valid() && count < limit; iterator_->Next(), ++count) {
      if (!range_.end.empty() && iterator_->key().compare(slice(range_.end)) >= 0) break;
      if (count == batch.size()) batch.emplace_back();
      // Into the room of the last batch's pair.
      batch[count].first.assign(iterator_->key().data(), iterator_->key().size());
      batch[count].second.assign(iterator_->value().data(), iterator_->value().size());
    }
    batch.resize(count);
    return to_status(iterator_->status(), where_);
  }

 private:
  std::unique_ptr<rocksdb::Iterator> iterator_;
  KeyRange range_;
  const std::string& where_;
};

Result<std::optional<Bytes>> found(const rocksdb::Status& status, Bytes value, const std::string& where) {
  if (status.IsNotFound()) return std::optional<Bytes>();
  RELATA_RETURN_IF_ERROR(to_status(status, where));
  return std::optional<Bytes>(std::move(value));
}

}  // namespace

RocksReader::RocksReader(rocksdb::DB& db, const std::string& where) : db_(db), where_(where), snapshot_(db.GetSnapshot()) {
  options_.snapshot = snapshot_;
}
RocksReader::~RocksReader() { db_.ReleaseSnapshot(snapshot_); }

Result<std::optional<Bytes>> RocksReader::get(KeyView key) const {
  Bytes value;
  const rocksdb::Status status = db_.Get(options_, slice(key), &value);
  return found(status, std::move(value), where_);
}

Status RocksReader::multi_get(std::span<const KeyView> keys, std::vector<std::optional<Bytes>>& values) const {
  std::vector<rocksdb::Slice> slices;
  for (const KeyView key : keys) slices.push_back(slice(key));
  std::vector<Bytes> raw;
  const std::vector<rocksdb::Status> statuses = db_.MultiGet(options_, slices, &raw);
  values.assign(keys.size(), std::nullopt);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    RELATA_ASSIGN_OR_RETURN(values[i], found(statuses[i], std::move(raw[i]), where_));
  }
  return Status::ok();
}

Result<std::unique_ptr<KvScan>> RocksReader::scan(const KeyRange& range) const {
  return std::unique_ptr<KvScan>(std::make_unique<RocksScan>(std::unique_ptr<rocksdb::Iterator>(db_.NewIterator(options_)), range, where_));
}

}  // namespace relata
