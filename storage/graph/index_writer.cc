#include <algorithm>

#include "storage/graph/index_entries.h"
#include "storage/graph/index_tables.h"
#include "storage/graph/label_ranges.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

std::optional<std::string> entry_of(const IndexState& index, NodeId node, const std::optional<NodeRecord>& record) {
  if (!record) return std::nullopt;
  return range_entry(index.definition, node, record->labels, record->properties);
}

}  // namespace

IndexState* IndexWriter::find(IndexId index) {
  const auto found = std::find_if(state_.indexes.begin(), state_.indexes.end(),
                                  [&](const IndexState& candidate) { return candidate.definition.id == index; });
  return found == state_.indexes.end() ? nullptr : &*found;
}

Result<std::optional<NodeRecord>> IndexWriter::record_of(NodeId node) const {
  // An id at or above the next free one was never given out: nothing to read.
  if (node.value >= state_.next_node) return std::optional<NodeRecord>();
  const std::string key = keys::node(node);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, transaction_.get(key));
  if (!bytes) return std::optional<NodeRecord>();
  Result<NodeRecord> record = decode_node(*bytes);
  if (!record.is_ok()) return at_key(record.status(), key);
  return std::optional(std::move(record).value());
}

Status IndexWriter::change_entry(IndexState& index, const std::optional<std::string>& before, const std::optional<std::string>& after) {
  if (before == after) return Status::ok();
  const IndexId id = index.definition.id;
  if (before) RELATA_RETURN_IF_ERROR(transaction_.erase(keys::index_entry(id, *before)));
  if (after) RELATA_RETURN_IF_ERROR(transaction_.put(keys::index_entry(id, *after), {}));
  if (before.has_value() != after.has_value()) {
    index.totals.nodes += after ? 1 : -1;
    changed_.insert(id);
  }
  return Status::ok();
}

Status IndexWriter::put_node(NodeId node, const NodeRecord& record) {
  if (state_.indexes.empty()) return Status::ok();
  RELATA_ASSIGN_OR_RETURN(const std::optional<NodeRecord> before, record_of(node));
  for (IndexState& index : state_.indexes) {
    RELATA_RETURN_IF_ERROR(
        change_entry(index, entry_of(index, node, before), range_entry(index.definition, node, record.labels, record.properties)));
  }
  return Status::ok();
}

Status IndexWriter::delete_node(NodeId node) {
  if (state_.indexes.empty()) return Status::ok();
  RELATA_ASSIGN_OR_RETURN(const std::optional<NodeRecord> before, record_of(node));
  for (IndexState& index : state_.indexes) {
    if (index.definition.kind == IndexKind::kFullText) {
      RELATA_RETURN_IF_ERROR(replace_document(index, node, {}));
    } else {
      RELATA_RETURN_IF_ERROR(change_entry(index, entry_of(index, node, before), std::nullopt));
    }
  }
  return Status::ok();
}

Status IndexWriter::create(const CreateIndex& create) {
  const IndexDefinition& definition = create.definition;
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(definition));
  RELATA_RETURN_IF_ERROR(transaction_.put(keys::index(definition.id), bytes));
  state_.next_index = std::max(state_.next_index, definition.id.value + 1);
  RELATA_RETURN_IF_ERROR(transaction_.put(keys::meta("next_index"), encode_number(state_.next_index)));
  IndexState index{definition, {}};
  if (const auto ingested = apart_.ingested.find(definition.id); ingested != apart_.ingested.end()) {
    index.totals = ingested->second;
  } else if (create.contents != nullptr) {
    RELATA_RETURN_IF_ERROR(create.contents->visit([&](std::string_view entry) {
      ++index.totals.nodes;
      return transaction_.put(keys::index_entry(definition.id, entry), {});
    }));
  } else if (definition.kind == IndexKind::kRange) {
    RELATA_RETURN_IF_ERROR(fill_from_records(index));
  }
  changed_.insert(definition.id);
  state_.indexes.push_back(std::move(index));
  return Status::ok();
}

Status IndexWriter::fill_from_records(IndexState& index) {
  const IndexDefinition& definition = index.definition;
  const auto add_entry = [&](const KvPair& pair) -> Result<bool> {
    const auto id = keys::parse_id(keys::Table::kNode, pair.first);
    if (!id) return at_key(Status::corruption("this is no key of its table"), pair.first);
    const Result<bool> labelled = node_has_label(pair.second, definition.labels);
    if (!labelled.is_ok()) return at_key(labelled.status(), pair.first);
    if (!*labelled) return true;
    const Result<NodeRecord> record = decode_node(pair.second);
    if (!record.is_ok()) return at_key(record.status(), pair.first);
    RELATA_RETURN_IF_ERROR(change_entry(index, std::nullopt, range_entry(definition, NodeId{*id}, record->labels, record->properties)));
    return true;
  };
  RELATA_ASSIGN_OR_RETURN(const std::vector<KeyRange> ranges,
                          node_ranges_with_labels(transaction_, definition.labels, state_.version - 1, log_));
  for (const KeyRange& range : ranges) RELATA_RETURN_IF_ERROR(for_each_pair(transaction_, range, add_entry));
  return Status::ok();
}

Status IndexWriter::erase_all(const std::string& prefix) {
  return for_each_pair(transaction_, KeyRange::prefix(prefix), [&](const KvPair& pair) -> Result<bool> {
    RELATA_RETURN_IF_ERROR(transaction_.erase(pair.first));
    return true;
  });
}

Status IndexWriter::drop(IndexId index) {
  const IndexState* const known = find(index);
  // What too many entries would have to be erased of stays behind, as nobody's (new_indexes.h).
  if (known == nullptr || known->totals.nodes + known->totals.length <= apart_.most_entries) {
    RELATA_RETURN_IF_ERROR(erase_all(keys::index_entry_prefix(index)));
    RELATA_RETURN_IF_ERROR(erase_all(keys::document_prefix(index)));
  }
  RELATA_RETURN_IF_ERROR(transaction_.erase(keys::index_totals(index)));
  std::erase_if(state_.indexes, [&](const IndexState& candidate) { return candidate.definition.id == index; });
  changed_.erase(index);
  return transaction_.erase(keys::index(index));
}

Status IndexWriter::put_document(IndexId index, NodeId node, const DocumentRecord& record) {
  IndexState* const found = find(index);
  if (found == nullptr || found->definition.kind != IndexKind::kFullText) {
    return Status::invalid_argument("a document was put into what is no full-text index");
  }
  if (apart_.ingested.contains(index)) return Status::ok();
  return replace_document(*found, node, record);
}

Status IndexWriter::replace_document(IndexState& index, NodeId node, const DocumentRecord& record) {
  const IndexId id = index.definition.id;
  const std::string key = keys::document(id, node);
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, transaction_.get(key));
  if (!bytes && record.terms.empty()) return Status::ok();
  changed_.insert(id);
  if (bytes) {
    const Result<DocumentRecord> before = decode_document(*bytes);
    if (!before.is_ok()) return at_key(before.status(), key);
    --index.totals.nodes;
    index.totals.length -= before->length;
    for (const auto& [term, count] : before->terms) {
      RELATA_RETURN_IF_ERROR(transaction_.erase(keys::index_entry(id, term_entry(term, node))));
    }
  }
  if (record.terms.empty()) return transaction_.erase(key);
  ++index.totals.nodes;
  index.totals.length += record.length;
  for (const auto& [term, count] : record.terms) {
    RELATA_ASSIGN_OR_RETURN(const std::string posting, encode(Posting{count, record.length}));
    RELATA_RETURN_IF_ERROR(transaction_.put(keys::index_entry(id, term_entry(term, node)), posting));
  }
  RELATA_ASSIGN_OR_RETURN(const std::string document, encode(record));
  return transaction_.put(key, document);
}

Status IndexWriter::write_totals() {
  for (const IndexId id : changed_) {
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(find(id)->totals));
    RELATA_RETURN_IF_ERROR(transaction_.put(keys::index_totals(id), bytes));
  }
  return Status::ok();
}

}  // namespace relata
