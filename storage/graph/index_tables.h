#pragma once

// Indexes as keys and records; for storage/graph alone.

#include <memory>
#include <set>
#include <vector>

#include "storage/graph/index_reader.h"
#include "storage/graph/store_tables.h"

namespace relata {

// Definitions and totals, by ascending id.
Result<std::vector<IndexState>> read_indexes(const KvReader& reader);

std::unique_ptr<IndexReader> make_index_reader(std::unique_ptr<KvReader> reader);

// Keeps index entries in step with the records that a transaction puts and deletes, and `state.indexes` with both. Every change of a
// node goes through it before the record itself is written: it reads what the node was.
//
// Cost: a read for each node that existed before, as long as there is an index; nothing without one.
class IndexWriter {
 public:
  // `log`: what the transaction has put so far.
  IndexWriter(KvTransaction& transaction, CatalogState& state, const LogRecord& log, const IndexesApart& apart)
      : transaction_(transaction), state_(state), log_(log), apart_(apart) {}

  Status put_node(NodeId node, const NodeRecord& record);
  Status delete_node(NodeId node);
  Status create(const CreateIndex& create);
  Status drop(IndexId index);
  Status put_document(IndexId index, NodeId node, const DocumentRecord& record);
  // Call once at the end.
  Status write_totals();

 private:
  Result<std::optional<NodeRecord>> record_of(NodeId node) const;
  Status change_entry(IndexState& index, const std::optional<std::string>& before, const std::optional<std::string>& after);
  Status replace_document(IndexState& index, NodeId node, const DocumentRecord& record);
  Status fill_from_records(IndexState& index);
  Status erase_all(const std::string& prefix);
  IndexState* find(IndexId index);

  KvTransaction& transaction_;
  CatalogState& state_;
  const LogRecord& log_;
  const IndexesApart& apart_;
  std::set<IndexId> changed_;  // whose totals have to be written
};

}  // namespace relata
