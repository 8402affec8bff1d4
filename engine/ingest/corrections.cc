#include "engine/ingest/corrections.h"

#include "engine/ingest/graph_access.h"

namespace relata {

std::string_view to_string(Correction::Kind kind) { return kind == Correction::Kind::kMerge ? "merge" : "split"; }

std::vector<Correction> read_corrections(const Snapshot& graph) {
  std::vector<Correction> corrections;
  for_each_node(graph, "Correction", [&](NodeId record) {
    const std::vector<Neighbor> corrected = neighbors_by(graph, record, Direction::kOut, "CORRECTS");
    if (corrected.empty()) return;
    Correction correction;
    correction.kind =
        text_of(graph, record, "kind") == to_string(Correction::Kind::kSplit) ? Correction::Kind::kSplit : Correction::Kind::kMerge;
    correction.label = text_of(graph, record, "label");
    correction.names = strings_in(property_of(graph, record, "names"));
    correction.articles = strings_in(property_of(graph, record, "articles"));
    correction.node = corrected.front().node;
    if (const auto from = neighbors_by(graph, record, Direction::kOut, "SPLIT_FROM"); !from.empty())
      correction.split_from = from.front().node;
    corrections.push_back(std::move(correction));
  });
  return corrections;
}

std::string label_for_correction(const Snapshot& graph, NodeId node) {
  for (const char* label : {"Person", "Organization", "Place", "Proposal"}) {
    if (has_label(graph, node, label)) return label;
  }
  const std::span<const LabelId> labels = graph.labels(node);
  return labels.empty() ? "" : graph.names().label(labels.front());
}

Status add_correction(GraphWriter& writer, const Correction& correction) {
  ValueMap values;
  values["kind"] = to_string(correction.kind);
  values["label"] = correction.label;
  values["names"] = list_of(correction.names);
  if (!correction.articles.empty()) values["articles"] = list_of(correction.articles);
  RELATA_ASSIGN_OR_RETURN(const LabelId label, writer.label("Correction"));
  RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer, values));
  RELATA_ASSIGN_OR_RETURN(const NodeId record, writer.create_node({label}, std::move(list)));
  RELATA_ASSIGN_OR_RETURN(const TypeId type, writer.type("CORRECTS"));
  RELATA_RETURN_IF_ERROR(writer.create_edge(record, type, correction.node, {}).status());
  if (correction.split_from.value == 0) return Status::ok();
  RELATA_ASSIGN_OR_RETURN(const TypeId from, writer.type("SPLIT_FROM"));
  return writer.create_edge(record, from, correction.split_from, {}).status();
}

}  // namespace relata
