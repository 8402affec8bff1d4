#include <algorithm>

#include <fmt/format.h>

#include "engine/ingest/correct_nodes.h"
#include "engine/ingest/corrections.h"
#include "engine/ingest/graph_access.h"
#include "engine/ingest/name_forms.h"
#include "engine/ingest/node_mover.h"

namespace relata {
namespace {

Status check_mergeable(const Snapshot& graph, NodeId node) {
  for (const char* label : {"Article", "Statement", "Correction"}) {
    if (has_label(graph, node, label)) {
      return Status::invalid_argument(
          fmt::format("node {} has the label {}: only what has a name of its own can be merged", node.value, label));
    }
  }
  return Status::ok();
}

// Names under which articles are to find the kept node: all but lone surnames, which other people have as well, unless it was called so.
std::vector<std::string> telling_names(const Snapshot& graph, NodeId node) {
  std::vector<std::string> names = names_of(graph, node);
  if (names.empty() || !has_label(graph, node, "Person")) return names;
  const auto is_lone = [](const std::string& name) { return folded_name(name).find(' ') == std::string::npos; };
  names.erase(std::remove_if(names.begin() + 1, names.end(), is_lone), names.end());
  return names;
}

// Lists are joined, texts that are missing are filled in.
Status learn_properties(GraphWriter& writer, NodeId kept, NodeId other) {
  const Snapshot& graph = writer.snapshot();
  const Value name = property_of(graph, kept, "name");
  const Value aliases = extended(property_of(graph, kept, "aliases"), names_of(graph, other), name);
  const Value titles = extended(property_of(graph, kept, "titles"), strings_in(property_of(graph, other, "titles")), {});
  const PropertyList properties = graph.properties(other);
  if (!aliases.is_null()) RELATA_RETURN_IF_ERROR(set_property(writer, kept, "aliases", aliases));
  if (!titles.is_null()) RELATA_RETURN_IF_ERROR(set_property(writer, kept, "titles", titles));
  for (const auto& [key, value] : properties) {
    const std::string& text = writer.snapshot().names().key(key);
    if (text != "aliases" && text != "titles" && writer.snapshot().property(kept, key).is_null())
      RELATA_RETURN_IF_ERROR(writer.set_property(kept, key, value));
  }
  return Status::ok();
}

}  // namespace

Status merge_nodes(const CorrectionContext& context, NodeId kept, NodeId other) {
  GraphWriter& writer = context.writer;
  const Snapshot& graph = writer.snapshot();
  if (kept == other) return Status::invalid_argument(fmt::format("node {} is given twice; merging takes two different nodes", kept.value));
  RELATA_RETURN_IF_ERROR(check_mergeable(graph, kept));
  RELATA_RETURN_IF_ERROR(check_mergeable(graph, other));
  Correction correction;
  correction.kind = Correction::Kind::kMerge;
  correction.names = telling_names(graph, other);
  correction.node = kept;
  correction.label = label_for_correction(graph, other);
  RELATA_RETURN_IF_ERROR(learn_properties(writer, kept, other));
  const MovingPart everything{[](NodeId) { return true; }, [](const EvidenceRecord&, const std::string&) { return true; }, true};
  RELATA_RETURN_IF_ERROR(NodeMover(writer, context.evidence, context.symmetric).move(other, kept, everything));
  // What joined the two to one another would now join the node to itself.
  std::vector<Neighbor> loops;
  writer.snapshot().neighbors(other, Direction::kBoth, {}, loops);
  for (const Neighbor& loop : loops) RELATA_RETURN_IF_ERROR(writer.delete_edge(loop.edge));
  RELATA_RETURN_IF_ERROR(writer.delete_node(other));
  return correction.names.empty() ? Status::ok() : add_correction(writer, correction);
}

}  // namespace relata
