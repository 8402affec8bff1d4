#include <algorithm>

#include "engine/ingest/article_writer.h"

namespace relata {

// What an article said before it changed goes: evidence, mentions, statements, and what nothing else supports.
Status ArticleWriter::take_back(NodeId article) {
  RELATA_ASSIGN_OR_RETURN(const std::vector<EdgeId> edges, store_.edges_with_evidence_of(article));
  RELATA_RETURN_IF_ERROR(writer_.remove_evidence_of_article(article));
  RELATA_RETURN_IF_ERROR(drop_statements(article));
  std::vector<NodeId> touched;
  std::vector<Neighbor> mentions;
  RELATA_ASSIGN_OR_RETURN(const TypeId mentioned_in, writer_.type("MENTIONED_IN"));
  writer_.snapshot().neighbors(article, Direction::kIn, {&mentioned_in, 1}, mentions);
  for (const Neighbor& mention : mentions) {
    touched.push_back(mention.node);
    RELATA_RETURN_IF_ERROR(writer_.delete_edge(mention.edge));
  }
  RELATA_RETURN_IF_ERROR(drop_unsupported(edges, article, touched));
  return drop_orphans(touched);
}

Status ArticleWriter::drop_statements(NodeId article) {
  const Snapshot& graph = writer_.snapshot();
  const auto label = graph.names().find_label("Statement");
  RELATA_ASSIGN_OR_RETURN(const TypeId mentioned_in, writer_.type("MENTIONED_IN"));
  std::vector<Neighbor> mentions;
  graph.neighbors(article, Direction::kIn, {&mentioned_in, 1}, mentions);
  for (const Neighbor& mention : mentions) {
    if (!label || !graph.has_label(mention.node, *label)) continue;
    std::vector<Neighbor> all;
    graph.neighbors(mention.node, Direction::kBoth, {}, all);
    for (const Neighbor& neighbor : all) RELATA_RETURN_IF_ERROR(writer_.delete_edge(neighbor.edge));
    RELATA_RETURN_IF_ERROR(writer_.delete_node(mention.node));
  }
  return Status::ok();
}

// Deletes the edges that only this article supported, and sums the others up anew. `ends` gets the ends of those that went.
Status ArticleWriter::drop_unsupported(const std::vector<EdgeId>& edges, NodeId article, std::vector<NodeId>& ends) {
  for (const EdgeId edge : edges) {
    if (!writer_.snapshot().contains(edge)) continue;
    RELATA_ASSIGN_OR_RETURN(const std::vector<EvidenceRecord> evidence, store_.evidence(edge));
    const bool supported =
        std::any_of(evidence.begin(), evidence.end(), [&](const EvidenceRecord& record) { return record.article != article; });
    if (supported) {
      RELATA_RETURN_IF_ERROR(summarise(edge, {}));
      continue;
    }
    const EdgeEnds gone = writer_.snapshot().ends(edge);
    ends.push_back(gone.source);
    ends.push_back(gone.target);
    RELATA_RETURN_IF_ERROR(writer_.delete_edge(edge));
  }
  return Status::ok();
}

// Entities that are mentioned nowhere and joined to nothing.
Status ArticleWriter::drop_orphans(const std::vector<NodeId>& nodes) {
  bool dropped = false;
  for (const NodeId node : nodes) {
    const Snapshot& graph = writer_.snapshot();
    if (!graph.contains(node) || graph.degree(node, Direction::kBoth, {}) > 0) continue;
    RELATA_RETURN_IF_ERROR(writer_.delete_node(node));
    dropped = true;
  }
  if (dropped) {
    // Names of nodes that are gone must not be found again.
    const std::uint64_t version = index_.version();
    index_ = EntityIndex(writer_.snapshot());
    index_.set_version(version);
  }
  return Status::ok();
}

}  // namespace relata
