#pragma once

#include <map>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/ingest/article.h"
#include "engine/ingest/entity_index.h"
#include "engine/ingest/entity_linker.h"
#include "engine/txn/graph_writer.h"
#include "storage/graph/graph_store.h"

namespace relata {

// Writes one article and what was read in it into the graph, within one transaction of the caller's. An earlier version of the article is
// taken back first: its evidence, its statements, and the facts and entities that then rest on nothing.
class ArticleWriter {
 public:
  // `index` learns of the new nodes; it must be dropped when the transaction fails.
  ArticleWriter(const GraphStore& store, GraphWriter& writer, EntityIndex& index) : store_(store), writer_(writer), index_(index) {}

  Status write(const Article& article, const std::string& hash, const extract::Extraction& extraction);

 private:
  // Facts of this article, gathered before any is written: sentences that state the same fact belong to one edge.
  struct Fact {
    const extract::ExtractedRelation* first;
    std::map<std::string, int> predicates;
    std::vector<EvidenceRecord> evidence;
  };
  struct FactKey {
    NodeId head;
    NodeId tail;
    std::string type;
    std::string date;
    std::string modality;
    bool negated;
    friend auto operator<=>(const FactKey&, const FactKey&) = default;
  };

  // How an article mentions a node.
  struct NodeMentions {
    std::vector<extract::Span> places;
    std::vector<std::string> names;  // the fullest name of each entity that is the node
    std::string grounds;             // why they are, where that is weak
  };

  Status take_back(NodeId article);
  Status drop_statements(NodeId article);
  Status drop_unsupported(const std::vector<EdgeId>& edges, NodeId article, std::vector<NodeId>& ends);
  Status drop_orphans(const std::vector<NodeId>& nodes);
  Status put_article(const Article& article, const std::string& hash, const extract::Extraction& extraction);
  Status put_entities(const extract::Extraction& extraction, const std::string& article);
  Result<NodeId> put_entity(const extract::ExtractedEntity& entity, const std::optional<EntityLink>& link, NodeId first_new);
  Status extend_entity(const EntityLink& link, const extract::ExtractedEntity& entity);
  Status put_statements(const extract::Extraction& extraction);
  Status put_facts(const extract::Extraction& extraction);
  Status put_fact(const FactKey& key, const Fact& fact);
  Result<EdgeId> find_or_create_edge(const FactKey& key, const Fact& fact);
  Status summarise(EdgeId edge, const std::vector<EvidenceRecord>& fresh);
  Status mention(NodeId node, const NodeMentions& mentions);
  Status connect(NodeId head, std::string_view type, NodeId tail, const ValueMap& properties);
  EvidenceRecord evidence_of(const extract::ExtractedRelation& relation, const std::string& extractor) const;

  const GraphStore& store_;
  GraphWriter& writer_;
  EntityIndex& index_;
  NodeId article_;
  std::vector<NodeId> nodes_;  // of the extraction's entities
};

}  // namespace relata
