#include "engine/ingest/facts.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "engine/ingest/graph_access.h"

namespace relata {
namespace {

std::optional<EdgeId> find_from(const Snapshot& graph, NodeId head, TypeId type, NodeId tail, const FactIdentity& fact) {
  std::vector<Neighbor> neighbors;
  graph.neighbors(head, Direction::kOut, {&type, 1}, neighbors);
  for (const Neighbor& neighbor : neighbors) {
    if (neighbor.node == tail && fact_identity(graph, neighbor.edge) == fact) return neighbor.edge;
  }
  return std::nullopt;
}

}  // namespace

FactIdentity fact_identity(const Snapshot& graph, EdgeId edge) {
  return {property_of(graph, edge, "date"), property_of(graph, edge, "modality"), property_of(graph, edge, "negated")};
}

std::optional<EdgeId> find_fact(const Snapshot& graph, NodeId head, TypeId type, NodeId tail, const FactIdentity& fact, bool either_way) {
  const std::optional<EdgeId> found = find_from(graph, head, type, tail, fact);
  return found || !either_way ? found : find_from(graph, tail, type, head, fact);
}

Status summarise_fact(GraphWriter& writer, EdgeId edge, std::span<const EvidenceRecord> evidence) {
  const Snapshot& graph = writer.snapshot();
  std::map<std::string, double> best;
  std::optional<Date> first;
  std::optional<Date> last;
  for (const EvidenceRecord& record : evidence) {
    if (!graph.contains(record.article)) continue;
    const Value source = property_of(graph, record.article, "source");
    double& confidence = best[source.is_string() ? source.as_string() : "#" + std::to_string(record.article.value)];
    confidence = std::max(confidence, record.confidence);
    const Value published = property_of(graph, record.article, "date");
    if (published.kind() != ValueKind::kDate) continue;
    first = std::min(first.value_or(published.as_date()), published.as_date());
    last = std::max(last.value_or(published.as_date()), published.as_date());
  }
  double doubt = 1;
  for (const auto& [source, confidence] : best) doubt *= 1 - confidence;
  RELATA_RETURN_IF_ERROR(set_property(writer, edge, "evidence_count", static_cast<std::int64_t>(evidence.size())));
  // The last digits would only show that binary fractions are not decimal ones.
  RELATA_RETURN_IF_ERROR(set_property(writer, edge, "confidence", std::round((1 - doubt) * 1e4) / 1e4));
  RELATA_RETURN_IF_ERROR(set_property(writer, edge, "first_seen", first ? Value(*first) : Value()));
  return set_property(writer, edge, "last_seen", last ? Value(*last) : Value());
}

}  // namespace relata
