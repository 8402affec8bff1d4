#include "storage/graph/index_differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "storage/graph/index_entries.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

class IndexDifferences {
 public:
  IndexDifferences(const KvReader& reader, const CatalogState& catalog, const ProblemSink& problem) : reader_(reader), problem_(problem) {
    for (const IndexState& index : catalog.indexes) indexes_[index.definition.id] = &index.definition;
  }

  Status run() {
    RELATA_RETURN_IF_ERROR(for_each_of_table(reader_, keys::Table::kNode, [&](const KvPair& pair) { return find_entries(pair); }));
    RELATA_RETURN_IF_ERROR(for_each_of_table(reader_, keys::Table::kDocument, [&](const KvPair& pair) { return find_postings(pair); }));
    return for_each_of_table(reader_, keys::Table::kIndexEntry, [&](const KvPair& pair) { return find_source(pair); });
  }

 private:
  const IndexDefinition* full_text(IndexId id) const {
    const auto found = indexes_.find(id);
    return found == indexes_.end() || found->second->kind != IndexKind::kFullText ? nullptr : found->second;
  }

  Status find_entries(const KvPair& pair) {
    const auto node = keys::parse_id(keys::Table::kNode, pair.first);
    const Result<NodeRecord> record = decode_node(pair.second);
    if (!node || !record.is_ok()) return Status::ok();
    for (const auto& [id, definition] : indexes_) {
      const auto entry = range_entry(*definition, {*node}, record->labels, record->properties);
      if (entry) RELATA_RETURN_IF_ERROR(expect(keys::index_entry(id, *entry), "", keys::node({*node}), *definition));
    }
    return Status::ok();
  }

  Status expect(const std::string& wanted, std::string_view value, const std::string& key, const IndexDefinition& index) {
    RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> found, reader_.get(wanted));
    if (found != value) {
      problem_(key, fmt::format("the index '{}' lacks it or says otherwise ({})", index.name, keys::describe(wanted)));
    }
    return Status::ok();
  }

  Status find_postings(const KvPair& pair) {
    const auto key = keys::parse_document(pair.first);
    const IndexDefinition* const index = key ? full_text(key->first) : nullptr;
    const Result<DocumentRecord> record = decode_document(pair.second);
    if (index == nullptr || !record.is_ok()) return Status::ok();
    for (const auto& [term, count] : record->terms) {
      RELATA_ASSIGN_OR_RETURN(const std::string posting, encode(Posting{count, record->length}));
      RELATA_RETURN_IF_ERROR(expect(keys::index_entry(key->first, term_entry(term, key->second)), posting, pair.first, *index));
    }
    return Status::ok();
  }

  Status find_source(const KvPair& pair) {
    const auto key = keys::parse_index_entry(pair.first);
    const auto found = key ? indexes_.find(key->index) : indexes_.end();
    if (found == indexes_.end()) return Status::ok();
    const IndexDefinition& definition = *found->second;
    const NodeId node = node_of_entry(key->entry);
    const bool text = definition.kind == IndexKind::kFullText;
    RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> bytes, reader_.get(text ? keys::document(key->index, node) : keys::node(node)));
    const bool known = bytes && (text ? has_term(*bytes, term_of_entry(key->entry)) : has_entry(*bytes, definition, node, key->entry));
    if (!known) problem_(pair.first, fmt::format("the index '{}' holds it, but node {} does not say so", definition.name, node.value));
    return Status::ok();
  }

  static bool has_term(std::string_view bytes, std::string_view term) {
    const Result<DocumentRecord> record = decode_document(bytes);
    return record.is_ok() &&
           std::any_of(record->terms.begin(), record->terms.end(), [&](const auto& entry) { return entry.first == term; });
  }
  static bool has_entry(std::string_view bytes, const IndexDefinition& definition, NodeId node, std::string_view entry) {
    const Result<NodeRecord> record = decode_node(bytes);
    return record.is_ok() && range_entry(definition, node, record->labels, record->properties) == entry;
  }

  const KvReader& reader_;
  const ProblemSink& problem_;
  std::map<IndexId, const IndexDefinition*> indexes_;
};

}  // namespace

Status name_index_differences(const KvReader& reader, const CatalogState& catalog, const ProblemSink& problem) {
  return IndexDifferences(reader, catalog, problem).run();
}

}  // namespace relata
