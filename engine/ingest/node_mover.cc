#include "engine/ingest/node_mover.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "engine/ingest/facts.h"
#include "engine/ingest/graph_access.h"

namespace relata {
namespace {

EdgeEnds with_node(EdgeEnds ends, NodeId from, NodeId to) {
  if (ends.source == from) ends.source = to;
  if (ends.target == from) ends.target = to;
  return ends;
}

// Both lists as one: numbers ascending, each once.
Value joined_offsets(const Value& a, const Value& b) {
  std::set<std::int64_t> offsets;
  for (const Value* list : {&a, &b}) {
    if (!list->is_list()) continue;
    for (const Value& item : list->as_list()) {
      if (item.is_integer()) offsets.insert(item.as_integer());
    }
  }
  return ValueList(offsets.begin(), offsets.end());
}

}  // namespace

Status NodeMover::move(NodeId from, NodeId to, const MovingPart& part) {
  std::vector<Neighbor> neighbors;
  writer_.snapshot().neighbors(from, Direction::kBoth, {}, neighbors);
  for (const Neighbor& neighbor : neighbors) {
    const Snapshot& graph = writer_.snapshot();
    if (!graph.contains(neighbor.edge)) continue;
    const std::string type = graph.names().type(graph.ends(neighbor.edge).type);
    if (type == "MENTIONED_IN") {
      if (part.article(neighbor.node)) RELATA_RETURN_IF_ERROR(move_mention(neighbor.edge, to));
    } else if (type == "SAID" || (type == "ABOUT" && has_label(graph, neighbor.node, "Statement"))) {
      if (is_said_in(neighbor.node, part)) RELATA_RETURN_IF_ERROR(move_edge(neighbor.edge, from, to));
    } else if (type == "CORRECTS" || type == "SPLIT_FROM") {
      if (part.what_no_article_says) RELATA_RETURN_IF_ERROR(move_edge(neighbor.edge, from, to));
    } else {
      RELATA_RETURN_IF_ERROR(move_fact(neighbor.edge, from, to, part));
    }
  }
  return Status::ok();
}

bool NodeMover::is_said_in(NodeId statement, const MovingPart& part) const {
  const std::vector<Neighbor> articles = neighbors_by(writer_.snapshot(), statement, Direction::kOut, "MENTIONED_IN");
  if (articles.empty()) return part.what_no_article_says;
  return std::any_of(articles.begin(), articles.end(), [&](const Neighbor& article) { return part.article(article.node); });
}

Status NodeMover::move_edge(EdgeId edge, NodeId from, NodeId to) {
  const Snapshot& graph = writer_.snapshot();
  const EdgeEnds ends = with_node(graph.ends(edge), from, to);
  PropertyList properties = graph.properties(edge);
  RELATA_RETURN_IF_ERROR(writer_.delete_edge(edge));
  std::vector<Neighbor> there;
  writer_.snapshot().neighbors(ends.source, Direction::kOut, {&ends.type, 1}, there);
  const bool is_there = std::any_of(there.begin(), there.end(), [&](const Neighbor& neighbor) {
    return neighbor.node == ends.target && writer_.snapshot().properties(neighbor.edge) == properties;
  });
  if (is_there || ends.source == ends.target) return Status::ok();
  return writer_.create_edge(ends.source, ends.type, ends.target, std::move(properties)).status();
}

Status NodeMover::move_mention(EdgeId edge, NodeId to) {
  const Snapshot& graph = writer_.snapshot();
  const EdgeEnds ends = graph.ends(edge);
  PropertyList properties = graph.properties(edge);
  for (const Neighbor& there : neighbors_by(graph, to, Direction::kOut, "MENTIONED_IN")) {
    if (there.node != ends.target) continue;
    const Value offsets = joined_offsets(property_of(graph, there.edge, "offsets"), property_of(graph, edge, "offsets"));
    const auto count = static_cast<std::int64_t>(offsets.as_list().size());
    const Value names = extended(property_of(graph, there.edge, "names"), strings_in(property_of(graph, edge, "names")), Value());
    RELATA_RETURN_IF_ERROR(set_property(writer_, there.edge, "offsets", offsets));
    RELATA_RETURN_IF_ERROR(set_property(writer_, there.edge, "count", count));
    if (!names.is_null()) RELATA_RETURN_IF_ERROR(set_property(writer_, there.edge, "names", names));
    return writer_.delete_edge(edge);
  }
  RELATA_RETURN_IF_ERROR(writer_.delete_edge(edge));
  RELATA_ASSIGN_OR_RETURN(const EdgeId moved, writer_.create_edge(to, ends.type, ends.target, std::move(properties)));
  // A user has decided: nothing weak is left of it.
  return set_property(writer_, moved, "grounds", Value());
}

Status NodeMover::move_fact(EdgeId edge, NodeId from, NodeId to, const MovingPart& part) {
  const Snapshot& graph = writer_.snapshot();
  RELATA_ASSIGN_OR_RETURN(const std::vector<EvidenceRecord> evidence, evidence_.records(edge));
  if (evidence.empty()) return part.what_no_article_says ? move_edge(edge, from, to) : Status::ok();
  const EdgeEnds ends = graph.ends(edge);
  std::vector<EvidenceRecord> moved;
  std::vector<EvidenceRecord> left;
  for (const EvidenceRecord& record : evidence) {
    (part.evidence(record, ends.source == from ? record.head_text : record.tail_text) ? moved : left).push_back(record);
  }
  if (moved.empty()) return Status::ok();
  const PropertyList properties = graph.properties(edge);
  // Evidence cannot be taken from an edge piece by piece: what stays gets an edge anew.
  RELATA_RETURN_IF_ERROR(writer_.delete_edge(edge));
  if (!left.empty()) RELATA_RETURN_IF_ERROR(put_fact(ends, properties, std::move(left)));
  const EdgeEnds there = with_node(ends, from, to);
  return there.source == there.target ? Status::ok() : put_fact(there, properties, std::move(moved));
}

Status NodeMover::put_fact(const EdgeEnds& ends, const PropertyList& properties, std::vector<EvidenceRecord> evidence) {
  const Names& names = writer_.snapshot().names();
  const auto value = [&](std::string_view name) {
    const std::optional<KeyId> key = names.find_key(name);
    const auto found = std::find_if(properties.begin(), properties.end(), [&](const auto& entry) { return key && entry.first == *key; });
    return found == properties.end() ? Value() : found->second;
  };
  const FactIdentity identity{value("date"), value("modality"), value("negated")};
  const bool either_way = symmetric_.contains(names.type(ends.type));
  std::optional<EdgeId> edge = find_fact(writer_.snapshot(), ends.source, ends.type, ends.target, identity, either_way);
  std::vector<EvidenceRecord> all;
  if (edge) {
    RELATA_ASSIGN_OR_RETURN(all, evidence_.records(*edge));
    if (writer_.snapshot().ends(*edge).source != ends.source) {
      for (EvidenceRecord& record : evidence) std::swap(record.head_text, record.tail_text);
    }
  } else {
    RELATA_ASSIGN_OR_RETURN(edge, writer_.create_edge(ends.source, ends.type, ends.target, properties));
  }
  for (EvidenceRecord& record : evidence) {
    const bool again = std::any_of(all.begin(), all.end(), [&](const EvidenceRecord& other) {
      return other.article == record.article && other.begin == record.begin && other.end == record.end;
    });
    if (!again) all.push_back(record);
    RELATA_RETURN_IF_ERROR(writer_.add_evidence(*edge, std::move(record)));
  }
  return summarise_fact(writer_, *edge, all);
}

}  // namespace relata
