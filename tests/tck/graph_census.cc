#include "tests/tck/graph_census.h"

#include <algorithm>
#include <iterator>
#include <vector>

#include "tests/tck/canonical.h"

namespace relata::tck {
namespace {

template <typename T>
std::int64_t missing_from(const std::set<T>& a, const std::set<T>& b) {
  std::vector<T> difference;
  std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(difference));
  return static_cast<std::int64_t>(difference.size());
}

template <typename T>
void count(const char* name, const std::set<T>& before, const std::set<T>& after, std::map<std::string, std::int64_t>& counts) {
  if (const std::int64_t added = missing_from(after, before)) counts[std::string("+") + name] = added;
  if (const std::int64_t removed = missing_from(before, after)) counts[std::string("-") + name] = removed;
}

void add_properties(const QueryResult& result, char kind, std::int64_t id, const ValueMap& properties, GraphCensus& census) {
  for (const auto& [key, value] : properties) census.properties.emplace(kind, id, key, canonical(result, value, false));
}

}  // namespace

Result<GraphCensus> take_census(Session& session) {
  GraphCensus census;
  RELATA_ASSIGN_OR_RETURN(const QueryResult nodes, session.run("MATCH (n) RETURN n"));
  for (std::size_t row = 0; row < nodes.row_count(); ++row) {
    RELATA_ASSIGN_OR_RETURN(const Node node, nodes.node(nodes.at(row, 0).as_node()));
    const auto id = static_cast<std::int64_t>(node.id.value);
    census.nodes.insert(id);
    census.labels.insert(node.labels.begin(), node.labels.end());
    add_properties(nodes, 'n', id, node.properties, census);
  }
  RELATA_ASSIGN_OR_RETURN(const QueryResult edges, session.run("MATCH ()-[r]->() RETURN r"));
  for (std::size_t row = 0; row < edges.row_count(); ++row) {
    RELATA_ASSIGN_OR_RETURN(const Relationship edge, edges.relationship(edges.at(row, 0).as_relationship()));
    const auto id = static_cast<std::int64_t>(edge.id.value);
    census.relationships.insert(id);
    add_properties(edges, 'r', id, edge.properties, census);
  }
  return census;
}

std::map<std::string, std::int64_t> side_effects(const GraphCensus& before, const GraphCensus& after) {
  std::map<std::string, std::int64_t> counts;
  count("nodes", before.nodes, after.nodes, counts);
  count("relationships", before.relationships, after.relationships, counts);
  count("properties", before.properties, after.properties, counts);
  count("labels", before.labels, after.labels, counts);
  return counts;
}

}  // namespace relata::tck
