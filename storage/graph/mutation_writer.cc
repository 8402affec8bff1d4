#include <algorithm>

#include "storage/graph/index_tables.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

class MutationWriter {
 public:
  MutationWriter(KvTransaction& transaction, CatalogState& state, LogRecord& log, const IndexesApart& apart)
      : transaction_(transaction), state_(state), log_(log), indexes_(transaction, state, log, apart) {}

  Status operator()(const RegisterName& name) {
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode_text(name.name));
    return transaction_.put(keys::dictionary(name.space, name.id), bytes);
  }

  Status operator()(const PutNode& put) {
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(put.record));
    RELATA_RETURN_IF_ERROR(indexes_.put_node(put.id, put.record));
    state_.next_node = std::max(state_.next_node, put.id.value + 1);
    log_.nodes_put.push_back(put.id.value);
    return transaction_.put(keys::node(put.id), bytes);
  }

  Status operator()(const DeleteNode& remove) {
    log_.nodes_deleted.push_back(remove.id.value);
    RELATA_RETURN_IF_ERROR(indexes_.delete_node(remove.id));
    RELATA_RETURN_IF_ERROR(erase_evidence_of_article(transaction_, remove.id));
    RELATA_RETURN_IF_ERROR(transaction_.erase(keys::article_text(remove.id)));
    return transaction_.erase(keys::node(remove.id));
  }

  Status operator()(const PutEdge& put) {
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(put.record));
    state_.next_edge = std::max(state_.next_edge, put.id.value + 1);
    log_.edges_put.push_back(put.id.value);
    return transaction_.put(keys::edge(put.id), bytes);
  }

  Status operator()(const DeleteEdge& remove) {
    log_.edges_deleted.push_back(remove.id.value);
    RELATA_RETURN_IF_ERROR(erase_evidence_of_edge(transaction_, remove.id));
    // What lies in a pack stays there, and is said to be gone.
    const std::string key = keys::edge(remove.id);
    return remove.id.value < state_.packed_edges ? transaction_.put(key, {}) : transaction_.erase(key);
  }

  Status operator()(const AddEvidence& add) { return add_evidence(transaction_, add.edge, add.record); }
  Status operator()(const RemoveEvidenceOfArticle& remove) { return erase_evidence_of_article(transaction_, remove.article); }

  Status operator()(const PutArticleText& put) {
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode_text(put.text));
    return transaction_.put(keys::article_text(put.article), bytes);
  }

  Status operator()(const CreateIndex& create) { return indexes_.create(create); }
  Status operator()(const DropIndex& drop) { return indexes_.drop(drop.id); }
  Status operator()(const PutDocument& put) { return indexes_.put_document(put.index, put.node, put.record); }

  Status finish() { return indexes_.write_totals(); }

 private:
  KvTransaction& transaction_;
  CatalogState& state_;
  LogRecord& log_;
  IndexWriter indexes_;
};

}  // namespace

Status apply_mutations(KvTransaction& transaction, const MutationList& mutations, CatalogState& state, LogRecord& log,
                       const IndexesApart& apart) {
  MutationWriter writer(transaction, state, log, apart);
  for (const Mutation& mutation : mutations) RELATA_RETURN_IF_ERROR(std::visit(writer, mutation));
  return writer.finish();
}

}  // namespace relata
