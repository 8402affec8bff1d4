#include <algorithm>

#include <fmt/format.h>

#include "storage/graph/index_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

class KvIndexReader final : public IndexReader {
 public:
  explicit KvIndexReader(std::unique_ptr<KvReader> reader) : reader_(std::move(reader)) {}

  Status visit(IndexId index, const KeyRange& range, std::size_t batch, const Visit& visit) const override {
    const std::string prefix = keys::index_entry_prefix(index);
    const KeyRange all = KeyRange::prefix(prefix);
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan,
                            reader_->scan({prefix + range.begin, range.end.empty() ? all.end : prefix + range.end}));
    std::vector<KvPair> pairs;
    do {
      RELATA_RETURN_IF_ERROR(scan->next_batch(pairs, batch));
      for (const KvPair& pair : pairs) {
        RELATA_ASSIGN_OR_RETURN(const bool go_on, visit_entry(pair, visit));
        if (!go_on) return Status::ok();
      }
    } while (pairs.size() == batch);
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
  static Result<bool> visit_entry(const KvPair& pair, const Visit& visit) {
    const auto key = keys::parse_index_entry(pair.first);
    if (!key) return at_key(Status::corruption("this is no key of an index"), pair.first);
    if (pair.second.empty()) return visit(key->entry, {});
    const Result<Posting> posting = decode_posting(pair.second);
    if (!posting.is_ok()) return at_key(posting.status(), pair.first);
    return visit(key->entry, *posting);
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

Status IndexReader::read(IndexId index, const KeyRange& range, std::size_t limit, std::vector<IndexEntry>& entries) const {
  std::size_t left = limit;
  if (left == 0) return Status::ok();
  return visit(index, range, std::min(limit, kScanBatch), [&](std::string_view key, const Posting& posting) {
    entries.push_back({std::string(key), posting});
    return --left > 0;
  });
}

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
