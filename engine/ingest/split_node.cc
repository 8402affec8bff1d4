#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "engine/ingest/correct_nodes.h"
#include "engine/ingest/corrections.h"
#include "engine/ingest/graph_access.h"
#include "engine/ingest/name_forms.h"
#include "engine/ingest/node_mover.h"

namespace relata {
namespace {

std::set<std::string> folded(const std::vector<std::string>& names) {
  std::set<std::string> result;
  for (const std::string& name : names) result.insert(folded_name(name));
  return result;
}

// Which of a node's articles and names go, and which stay.
struct Partition {
  std::set<NodeId> articles;
  std::set<std::string> names;  // folded; empty for a split by articles
  std::vector<std::string> moved_names;
  std::vector<std::string> left_names;
};

Result<Partition> partition_by_articles(const Snapshot& graph, NodeId node, const std::vector<std::string>& ids) {
  const std::set<std::string> wanted(ids.begin(), ids.end());
  Partition result;
  std::set<std::string> found;
  bool anything_left = false;
  for (const Neighbor& mention : neighbors_by(graph, node, Direction::kOut, "MENTIONED_IN")) {
    const std::string id = text_of(graph, mention.node, "id");
    if (!wanted.contains(id)) {
      anything_left = true;
      continue;
    }
    found.insert(id);
    result.articles.insert(mention.node);
    for (std::string& name : strings_in(property_of(graph, mention.edge, "names"))) {
      if (std::find(result.moved_names.begin(), result.moved_names.end(), name) == result.moved_names.end())
        result.moved_names.push_back(std::move(name));
    }
  }
  for (const std::string& id : wanted) {
    if (!found.contains(id)) return Status::not_found(fmt::format("the article '{}' does not mention the node", id));
  }
  if (!anything_left) return Status::invalid_argument("no other article mentions the node; nothing would be left of it");
  // Both keep the name: only the articles tell them apart.
  result.left_names = names_of(graph, node);
  if (result.moved_names.empty()) result.moved_names = result.left_names;
  return result;
}

Result<Partition> partition_by_names(const Snapshot& graph, NodeId node, const std::vector<std::string>& names) {
  Partition result;
  result.names = folded(names);
  for (std::string& name : names_of(graph, node)) {
    (result.names.contains(folded_name(name)) ? result.moved_names : result.left_names).push_back(std::move(name));
  }
  if (result.moved_names.empty()) return Status::not_found(fmt::format("the node is not called '{}'", fmt::join(names, "' nor '")));
  if (result.left_names.empty()) return Status::invalid_argument("these are all names of the node; split it by its articles");
  for (const Neighbor& mention : neighbors_by(graph, node, Direction::kOut, "MENTIONED_IN")) {
    const std::vector<std::string> here = strings_in(property_of(graph, mention.edge, "names"));
    const bool all =
        std::all_of(here.begin(), here.end(), [&](const std::string& name) { return result.names.contains(folded_name(name)); });
    if (!here.empty() && all) result.articles.insert(mention.node);
  }
  return result;
}

Result<NodeId> create_other(GraphWriter& writer, NodeId node, const Partition& part) {
  const Snapshot& graph = writer.snapshot();
  ValueMap values;
  values["name"] = part.moved_names.front();
  if (part.moved_names.size() > 1) values["aliases"] = list_of({part.moved_names.begin() + 1, part.moved_names.end()});
  values["kind"] = property_of(graph, node, "kind");
  const std::span<const LabelId> labels = graph.labels(node);
  std::vector<LabelId> same(labels.begin(), labels.end());
  RELATA_ASSIGN_OR_RETURN(PropertyList list, property_list(writer, values));
  return writer.create_node(std::move(same), std::move(list));
}

Status rename(GraphWriter& writer, NodeId node, const std::vector<std::string>& names) {
  RELATA_RETURN_IF_ERROR(set_property(writer, node, "name", Value(names.front())));
  return set_property(writer, node, "aliases", names.size() > 1 ? list_of({names.begin() + 1, names.end()}) : Value());
}

}  // namespace

Result<NodeId> split_node(const CorrectionContext& context, NodeId node, const SplitPart& part) {
  GraphWriter& writer = context.writer;
  const Snapshot& graph = writer.snapshot();
  if (part.articles.empty() == part.names.empty()) {
    return Status::invalid_argument("say which articles or which names are of something else, and not both");
  }
  if (names_of(graph, node).empty()) return Status::invalid_argument(fmt::format("node {} has no name to split", node.value));
  RELATA_ASSIGN_OR_RETURN(const Partition moving, part.names.empty() ? partition_by_articles(graph, node, part.articles)
                                                                     : partition_by_names(graph, node, part.names));
  RELATA_ASSIGN_OR_RETURN(const NodeId other, create_other(writer, node, moving));
  if (!part.names.empty()) RELATA_RETURN_IF_ERROR(rename(writer, node, moving.left_names));
  const MovingPart moves{[&](NodeId article) { return moving.articles.contains(article); },
                         [&](const EvidenceRecord& record, const std::string& mention) {
                           return moving.articles.contains(record.article) || moving.names.contains(folded_name(mention));
                         },
                         false};
  RELATA_RETURN_IF_ERROR(NodeMover(writer, context.evidence, context.symmetric).move(node, other, moves));
  Correction correction;
  correction.kind = Correction::Kind::kSplit;
  correction.label = label_for_correction(graph, node);
  // In those articles every name of the node means the other one.
  correction.names = part.names.empty() ? moving.left_names : moving.moved_names;
  correction.articles = part.articles;
  correction.node = other;
  correction.split_from = node;
  RELATA_RETURN_IF_ERROR(add_correction(writer, correction));
  return other;
}

}  // namespace relata
