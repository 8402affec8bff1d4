#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/snapshot.h"
#include "storage/base/result.h"
#include "storage/graph/records.h"

namespace relata {

// What updating operators, ingest and import do to the graph within one write transaction. Every change is at once visible in
// snapshot(). Not thread-safe.
class GraphWriter {
 public:
  virtual ~GraphWriter() = default;

  // The graph with all changes so far. The object stays the same; views into it are invalidated by the next change.
  virtual const Snapshot& snapshot() const = 0;

  // Id of the name, registered when new. kResourceExhausted past the dictionary's limit; kInvalidArgument for an empty name.
  virtual Result<LabelId> label(std::string_view name) = 0;
  virtual Result<TypeId> type(std::string_view name) = 0;
  virtual Result<KeyId> key(std::string_view name) = 0;

  virtual Result<NodeId> create_node(std::vector<LabelId> labels, PropertyList properties) = 0;
  // Requires both ends to exist.
  virtual Result<EdgeId> create_edge(NodeId source, TypeId type, NodeId target, PropertyList properties) = 0;

  // A null value removes the property. Values must be storable: no node, relationship or path, anywhere inside (kInvalidArgument).
  virtual Status set_property(NodeId node, KeyId key, Value value) = 0;
  virtual Status set_property(EdgeId edge, KeyId key, Value value) = 0;
  virtual Status set_properties(NodeId node, PropertyList properties) = 0;  // replaces all
  virtual Status set_properties(EdgeId edge, PropertyList properties) = 0;
  virtual Status add_label(NodeId node, LabelId label) = 0;
  virtual Status remove_label(NodeId node, LabelId label) = 0;
  virtual Status delete_edge(EdgeId edge) = 0;
  // Requires that the node has no edges left (the caller detaches or reports).
  virtual Status delete_node(NodeId node) = 0;

  virtual Status add_evidence(EdgeId edge, EvidenceRecord evidence) = 0;
  virtual Status remove_evidence_of_article(NodeId article) = 0;
  virtual Status put_article_text(NodeId article, std::string text) = 0;
};

}  // namespace relata
