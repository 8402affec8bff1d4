#include "storage/graph/index_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "storage/graph/fingerprint.h"
#include "storage/graph/index_differences.h"
#include "storage/graph/index_entries.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"
#include "storage/layout/order_preserving.h"

namespace relata {
namespace {

class IndexChecker {
 public:
  IndexChecker(const KvReader& reader, const CatalogState& catalog, const ProblemSink& problem)
      : reader_(reader), catalog_(catalog), problem_(problem) {
    for (const IndexState& index : catalog.indexes) indexes_[index.definition.id].state = &index;
  }

  Status run() {
    definitions();
    RELATA_RETURN_IF_ERROR(orphans(keys::Table::kIndexTotals));
    if (!indexes_.empty()) RELATA_RETURN_IF_ERROR(expected_of_nodes());
    RELATA_RETURN_IF_ERROR(documents());
    RELATA_RETURN_IF_ERROR(entries());
    for (auto& [id, index] : indexes_) {
      if (index.expected != index.found) differing_ = true;
      const IndexTotals counted{index.nodes, index.length};
      if (counted != index.state->totals) {
        problem_(keys::index_totals(id), fmt::format("the totals say {} nodes and {} words, but there are {} and {}",
                                                     index.state->totals.nodes, index.state->totals.length, index.nodes, index.length));
      }
    }
    return differing_ ? name_index_differences(reader_, catalog_, problem_) : Status::ok();
  }

 private:
  struct Index {
    const IndexState* state = nullptr;
    Fingerprint expected;
    Fingerprint found;
    std::uint64_t nodes = 0;
    std::uint64_t length = 0;
    std::string last_value;
  };

  void definitions() {
    std::set<std::string_view> names;
    for (const auto& [id, index] : indexes_) {
      const IndexDefinition& definition = index.state->definition;
      const std::string key = keys::index(id);
      if (id.value == 0 || id.value >= catalog_.next_index) problem_(key, "the index's id was never handed out");
      if (!names.insert(definition.name).second) problem_(key, fmt::format("the index name '{}' stands twice", definition.name));
      for (const LabelId label : definition.labels) {
        if (label.value == 0 || label.value > catalog_.labels.size()) problem_(key, "a label of the index is not in the dictionary");
      }
      for (const KeyId property : definition.keys) {
        if (property.value == 0 || property.value > catalog_.keys.size()) problem_(key, "a key of the index is not in the dictionary");
      }
    }
  }

  // Totals of indexes that do not exist.
  Status orphans(keys::Table table) {
    return for_each_of_table(reader_, table, [&](const KvPair& pair) {
      const auto id = keys::parse_index(table, pair.first);
      if (!id || !indexes_.contains(*id)) problem_(pair.first, "it belongs to an index that does not exist");
      return Status::ok();
    });
  }

  // What range indexes are to hold. Damaged node records are reported elsewhere.
  Status expected_of_nodes() {
    return for_each_of_table(reader_, keys::Table::kNode, [&](const KvPair& pair) {
      const auto node = keys::parse_id(keys::Table::kNode, pair.first);
      const Result<NodeRecord> record = decode_node(pair.second);
      if (!node || !record.is_ok()) return Status::ok();
      for (auto& [id, index] : indexes_) {
        if (const auto entry = range_entry(index.state->definition, {*node}, record->labels, record->properties)) {
          index.expected.add(keys::index_entry(id, *entry));
          ++index.nodes;
        }
      }
      return Status::ok();
    });
  }

  Index* full_text(IndexId id) {
    const auto found = indexes_.find(id);
    return found == indexes_.end() || found->second.state->definition.kind != IndexKind::kFullText ? nullptr : &found->second;
  }

  Status documents() {
    return for_each_of_table(reader_, keys::Table::kDocument, [&](const KvPair& pair) -> Status {
      const auto key = keys::parse_document(pair.first);
      if (key && !indexes_.contains(key->first)) return Status::ok();  // a leftover (new_indexes.h)
      Index* const index = key ? full_text(key->first) : nullptr;
      if (index == nullptr) {
        problem_(pair.first, "it belongs to a full-text index that does not exist");
        return Status::ok();
      }
      const Result<DocumentRecord> record = decode_document(pair.second);
      if (!record.is_ok()) {
        problem_(pair.first, record.status().message());
        return Status::ok();
      }
      RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> node, reader_.get(keys::node(key->second)));
      if (!node) problem_(pair.first, "the node of the document does not exist");
      check_document(pair.first, *record);
      ++index->nodes;
      index->length += record->length;
      for (const auto& [term, count] : record->terms) {
        RELATA_ASSIGN_OR_RETURN(const std::string posting, encode(Posting{count, record->length}));
        index->expected.add(keys::index_entry(key->first, term_entry(term, key->second)) + posting);
      }
      return Status::ok();
    });
  }

  void check_document(const std::string& key, const DocumentRecord& record) {
    std::uint64_t length = 0;
    for (std::size_t i = 0; i < record.terms.size(); ++i) {
      length += record.terms[i].second;
      if (i > 0 && record.terms[i - 1].first >= record.terms[i].first) problem_(key, "the words are not in ascending order");
    }
    if (length != record.length || record.terms.empty()) problem_(key, "the document's length is not that of its words");
  }

  Status entries() {
    return for_each_of_table(reader_, keys::Table::kIndexEntry, [&](const KvPair& pair) {
      const auto key = keys::parse_index_entry(pair.first);
      if (!key) {
        problem_(pair.first, "this is no key of an index");
        return Status::ok();
      }
      const auto found = indexes_.find(key->index);
      if (found == indexes_.end()) return Status::ok();  // a leftover (new_indexes.h)
      Index& index = found->second;
      index.found.add(pair.first + pair.second);
      if (index.state->definition.kind == IndexKind::kFullText) {
        const Result<Posting> posting = decode_posting(pair.second);
        if (!posting.is_ok()) problem_(pair.first, posting.status().message());
        return Status::ok();
      }
      if (!pair.second.empty()) problem_(pair.first, "the entry holds a value where none belongs");
      const std::string_view value = value_of_entry(key->entry);
      // Cut values may be the same where the whole ones are not.
      if (index.state->definition.unique && value == index.last_value && value.size() < kLongestEncoding) {
        problem_(pair.first, fmt::format("two nodes have the same value under the constraint '{}'", index.state->definition.name));
      }
      index.last_value = value;
      return Status::ok();
    });
  }

  const KvReader& reader_;
  const CatalogState& catalog_;
  const ProblemSink& problem_;
  std::map<IndexId, Index> indexes_;
  bool differing_ = false;
};

}  // namespace

Status check_indexes(const KvReader& reader, const CatalogState& catalog, const ProblemSink& problem) {
  return IndexChecker(reader, catalog, problem).run();
}

}  // namespace relata
