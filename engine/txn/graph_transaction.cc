#include "engine/txn/graph_transaction.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>

#include "engine/txn/property_list.h"

namespace relata {

GraphTransaction::GraphTransaction(const MemorySnapshot& base)
    : graph_(base.branch()), first_new_node_(base.node_id_end()), first_new_edge_(base.edge_id_end()), names_(*graph_), indexes_(*graph_) {}

Result<NodeId> GraphTransaction::create_node(std::vector<LabelId> labels, PropertyList properties) {
  const NodeId node = graph_->node_id_end();
  if (node.value > kMaxNodeId) return Status::resource_exhausted(fmt::format("the graph has handed out all {} node ids", kMaxNodeId));
  RELATA_ASSIGN_OR_RETURN(PropertyList list, normalized_properties(std::move(properties), graph_->names()));
  std::sort(labels.begin(), labels.end());
  labels.erase(std::unique(labels.begin(), labels.end()), labels.end());
  graph_->insert_node(node, LabelSet(labels.begin(), labels.end()), std::move(list));
  indexes_.update(node, {});
  nodes_.insert(nodes_.end(), node);
  return node;
}

Result<EdgeId> GraphTransaction::create_edge(NodeId source, TypeId type, NodeId target, PropertyList properties) {
  const EdgeId edge = graph_->edge_id_end();
  if (edge.value > kMaxEdgeId) {
    return Status::resource_exhausted(fmt::format("the graph has handed out all {} relationship ids", kMaxEdgeId));
  }
  RELATA_ASSIGN_OR_RETURN(PropertyList list, normalized_properties(std::move(properties), graph_->names()));
  graph_->insert_edge(edge, {source, type, target}, std::move(list));
  edges_.insert(edges_.end(), edge);
  return edge;
}

Status GraphTransaction::set_property(NodeId node, KeyId key, Value value) {
  RELATA_RETURN_IF_ERROR(check_storable(value, key, graph_->names()));
  const IndexMaintenance::Entries before = indexes_.entries_of(node);
  assign_property(graph_->writable_properties(node), key, std::move(value));
  indexes_.update(node, before);
  nodes_.insert(node);
  return Status::ok();
}

Status GraphTransaction::set_property(EdgeId edge, KeyId key, Value value) {
  RELATA_RETURN_IF_ERROR(check_storable(value, key, graph_->names()));
  assign_property(graph_->writable_properties(edge), key, std::move(value));
  edges_.insert(edge);
  return Status::ok();
}

Status GraphTransaction::set_properties(NodeId node, PropertyList properties) {
  RELATA_ASSIGN_OR_RETURN(PropertyList list, normalized_properties(std::move(properties), graph_->names()));
  const IndexMaintenance::Entries before = indexes_.entries_of(node);
  graph_->writable_properties(node) = std::move(list);
  indexes_.update(node, before);
  nodes_.insert(node);
  return Status::ok();
}

Status GraphTransaction::set_properties(EdgeId edge, PropertyList properties) {
  RELATA_ASSIGN_OR_RETURN(graph_->writable_properties(edge), normalized_properties(std::move(properties), graph_->names()));
  edges_.insert(edge);
  return Status::ok();
}

Status GraphTransaction::add_label(NodeId node, LabelId label) {
  const IndexMaintenance::Entries before = indexes_.entries_of(node);
  if (!graph_->add_label(node, label)) return Status::ok();
  indexes_.update(node, before);
  nodes_.insert(node);
  return Status::ok();
}

Status GraphTransaction::remove_label(NodeId node, LabelId label) {
  const IndexMaintenance::Entries before = indexes_.entries_of(node);
  if (!graph_->remove_label(node, label)) return Status::ok();
  indexes_.update(node, before);
  nodes_.insert(node);
  return Status::ok();
}

Status GraphTransaction::delete_edge(EdgeId edge) {
  if (edge < first_new_edge_) deleted_edges_.emplace(edge, graph_->ends(edge));
  graph_->erase_edge(edge);
  edges_.erase(edge);
  return Status::ok();
}

Status GraphTransaction::delete_node(NodeId node) {
  const IndexMaintenance::Entries before = indexes_.entries_of(node);
  graph_->erase_node(node);
  indexes_.update(node, before);
  nodes_.insert(node);
  return Status::ok();
}

Status GraphTransaction::add_evidence(EdgeId edge, EvidenceRecord evidence) {
  assert(graph_->contains(edge));
  if (evidence.end < evidence.begin) {
    return Status::invalid_argument(fmt::format("evidence from byte {} to {} ends before it begins", evidence.begin, evidence.end));
  }
  evidence_.push_back(AddEvidence{edge, std::move(evidence)});
  return Status::ok();
}

Status GraphTransaction::remove_evidence_of_article(NodeId article) {
  evidence_.push_back(RemoveEvidenceOfArticle{article});
  return Status::ok();
}

Status GraphTransaction::put_article_text(NodeId article, std::string text) {
  assert(graph_->contains(article));
  texts_.insert_or_assign(article, std::move(text));
  indexes_.article_text_changed(article);
  return Status::ok();
}

const std::string* GraphTransaction::pending_text(NodeId article) const {
  const auto found = texts_.find(article);
  return found == texts_.end() ? nullptr : &found->second;
}

Status GraphTransaction::finish_statement(const GraphStore& store) {
  RELATA_RETURN_IF_ERROR(indexes_.check_unique());
  return indexes_.write_documents([&](NodeId article) -> Result<std::string> {
    if (const std::string* own = pending_text(article)) return *own;
    RELATA_ASSIGN_OR_RETURN(std::optional<std::string> stored, store.article_text(article));
    return stored ? std::move(*stored) : std::string();
  });
}

bool GraphTransaction::has_changes() const {
  return !names_.registered().empty() || !nodes_.empty() || !edges_.empty() || !deleted_edges_.empty() || !evidence_.empty() ||
         !texts_.empty() || indexes_.has_changes();
}

MutationList GraphTransaction::mutations() const {
  MutationList list = names_.registered();
  list.reserve(list.size() + nodes_.size() + edges_.size() + deleted_edges_.size() + evidence_.size() + texts_.size());
  for (const auto& [edge, ends] : deleted_edges_) list.push_back(DeleteEdge{edge, ends.source, ends.type, ends.target});
  for (const NodeId node : nodes_) {
    if (graph_->contains(node)) {
      const std::span<const LabelId> labels = graph_->labels(node);
      list.push_back(PutNode{node, {{labels.begin(), labels.end()}, graph_->properties(node)}});
    } else if (node < first_new_node_) {
      list.push_back(DeleteNode{node});
    }
  }
  for (const EdgeId edge : edges_) {
    const EdgeEnds ends = graph_->ends(edge);
    list.push_back(PutEdge{edge, {ends.source, ends.type, ends.target, graph_->properties(edge)}});
  }
  for (const auto& [article, text] : texts_) {
    if (graph_->contains(article)) list.push_back(PutArticleText{article, text});
  }
  for (const Mutation& mutation : evidence_) {
    const AddEvidence* added = std::get_if<AddEvidence>(&mutation);
    if (added == nullptr || graph_->contains(added->edge)) list.push_back(mutation);
  }
  indexes_.append_definitions(list);
  indexes_.append_documents(list);
  return list;
}

MemorySnapshotPtr GraphTransaction::publish(std::uint64_t version) && {
  graph_->set_version(version);
  return std::move(graph_);
}

}  // namespace relata
