#include <fmt/format.h>

#include "storage/graph/index_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

class KvIndexReader final : public IndexReader {
 public:
  explicit KvIndexReader(std::unique_ptr<KvReader> reader) : reader_(std::move(reader)) {}

  Status read(IndexId index, const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const override {
    const std::string prefix = keys::index_entry_prefix(index);
    const KeyRange all = KeyRange::prefix(prefix);
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan,
                            reader_->scan({prefix + range.begin, range.end.empty() ? all.end : prefix + range.end}));
    std::vector<KvPair> batch;
    while (limit > 0) {
      RELATA_RETURN_IF_ERROR(scan->next_batch(batch, std::min(limit, kScanBatch)));
      if (batch.empty()) break;
      limit -= batch.size();
      for (KvPair& pair : batch) RELATA_RETURN_IF_ERROR(add(std::move(pair), entries));
    }
    return Status::ok();
  }

  Result<std::optional<DocumentRecord>> document(IndexId index, NodeId node) const override {
    const std::string key = keys::document(index, node);
    RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, reader_->get(key));
    if (!bytes) return std::optional<DocumentRecord>();
    Result<DocumentRecord> record = decode_document(*bytes);
    if (!record.is_ok()) return at_key(record.status(), key);
    return std::optional(std::move(record).value());
  }

 private:
  static Status add(KvPair&& pair, std::vector<IndexEntry>& entries) {
    const auto key = keys::parse_index_entry(pair.first);
    if (!key) return at_key(Status::corruption("this is no key of an index"), pair.first);
    IndexEntry entry{std::string(key->entry), {}};
    if (!pair.second.empty()) {
      const Result<Posting> posting = decode_posting(pair.second);
      if (!posting.is_ok()) return at_key(posting.status(), pair.first);
      entry.posting = *posting;
    }
    entries.push_back(std::move(entry));
    return Status::ok();
  }

  std::unique_ptr<KvReader> reader_;
};

Status read_totals(const KvReader& reader, IndexState& index) {
  const std::string key = keys::index_totals(index.definition.id);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, reader.get(key));
  if (!bytes) return at_key(Status::corruption("the totals of the index are missing"), key);
  Result<IndexTotals> totals = decode_index_totals(*bytes);
  if (!totals.is_ok()) return at_key(totals.status(), key);
  index.totals = *totals;
  return Status::ok();
}

}  // namespace

Result<std::vector<IndexState>> read_indexes(const KvReader& reader) {
  std::vector<IndexState> indexes;
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, KeyRange::prefix(keys::table(keys::Table::kIndex)), [&](const KvPair& pair) -> Result<bool> {
    const auto id = keys::parse_index(keys::Table::kIndex, pair.first);
    if (!id) return at_key(Status::corruption("this is no key of an index"), pair.first);
    Result<IndexDefinition> definition = decode_index(pair.second, *id);
    if (!definition.is_ok()) return at_key(definition.status(), pair.first);
    indexes.push_back({std::move(definition).value(), {}});
    return true;
  }));
  for (IndexState& index : indexes) RELATA_RETURN_IF_ERROR(read_totals(reader, index));
  return indexes;
}

std::unique_ptr<IndexReader> make_index_reader(std::unique_ptr<KvReader> reader) {
  return std::make_unique<KvIndexReader>(std::move(reader));
}

}  // namespace relata
