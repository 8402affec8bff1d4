#pragma once

#include <functional>
#include <set>
#include <string>

#include "engine/txn/evidence_lookup.h"
#include "engine/txn/graph_writer.h"

namespace relata {

// Which part of what is said of a node is to move.
struct MovingPart {
  // Mentions, statements and corrections: by the article they are in.
  std::function<bool(NodeId article)> article;
  // Evidence; `mention` is the node's name as written there.
  std::function<bool(const EvidenceRecord& record, const std::string& mention)> evidence;
  // Relationships that no article states (made by hand), and corrections.
  bool what_no_article_says = false;
};

// Moves what is said of one node to another, within a transaction: facts sentence by sentence, so that one fact stays one edge at
// either end; mentions; statements made by or about it. What would join a node to itself goes.
class NodeMover {
 public:
  // `symmetric`: names of the types without direction. All are borrowed.
  NodeMover(GraphWriter& writer, const EvidenceLookup& evidence, const std::set<std::string>& symmetric)
      : writer_(writer), evidence_(evidence), symmetric_(symmetric) {}

  // Cost: the relationships of `from` and their evidence.
  Status move(NodeId from, NodeId to, const MovingPart& part);

 private:
  Status move_mention(EdgeId edge, NodeId to);
  Status move_fact(EdgeId edge, NodeId from, NodeId to, const MovingPart& part);
  Status move_edge(EdgeId edge, NodeId from, NodeId to);
  Status put_fact(const EdgeEnds& ends, const PropertyList& properties, std::vector<EvidenceRecord> evidence);
  bool is_said_in(NodeId statement, const MovingPart& part) const;

  GraphWriter& writer_;
  const EvidenceLookup& evidence_;
  const std::set<std::string>& symmetric_;
};

}  // namespace relata
