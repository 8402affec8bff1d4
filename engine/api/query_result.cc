#include "engine/api/query_result.h"

#include <algorithm>
#include <cassert>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "engine/graph/display.h"
#include "engine/txn/evidence_lookup.h"
#include "engine/txn/exception_guard.h"
#include "engine/txn/result_state.h"

namespace relata {
namespace {

ValueMap named(const PropertyList& properties, const Names& names) {
  ValueMap map;
  for (const auto& [key, value] : properties) map.emplace(names.key(key), value);
  return map;
}

}  // namespace

bool UpdateCounts::any() const {
  return nodes_created + nodes_deleted + relationships_created + relationships_deleted + properties_set + labels_added + labels_removed +
             indexes_added + indexes_removed >
         0;
}

const std::vector<std::string>& QueryResult::columns() const { return state_->columns; }
std::size_t QueryResult::row_count() const { return state_->rows.size(); }
const UpdateCounts& QueryResult::updates() const { return state_->updates; }
std::chrono::microseconds QueryResult::elapsed() const { return state_->elapsed; }
const std::string& QueryResult::plan() const { return state_->plan; }

const Value& QueryResult::at(std::size_t row, std::size_t column) const {
  assert(row < row_count() && column < columns().size());
  return state_->rows[row][column];
}

Result<std::size_t> QueryResult::column(std::string_view name) const {
  const auto found = std::find(columns().begin(), columns().end(), name);
  if (found == columns().end()) {
    return Status::not_found(fmt::format("the result has no column `{}`; it has: {}", name, fmt::join(columns(), ", ")));
  }
  return static_cast<std::size_t>(found - columns().begin());
}

Result<Node> QueryResult::node(NodeId id) const {
  return guarded([&]() -> Result<Node> {
    const Snapshot& graph = *state_->snapshot;
    if (!graph.contains(id))
      return Status::not_found(fmt::format("there is no node {} in the graph that the result was read from", id.value));
    Node node;
    node.id = id;
    for (const LabelId label : graph.labels(id)) node.labels.push_back(graph.names().label(label));
    node.properties = named(graph.properties(id), graph.names());
    return node;
  });
}

Result<Relationship> QueryResult::relationship(EdgeId id) const {
  return guarded([&]() -> Result<Relationship> {
    const Snapshot& graph = *state_->snapshot;
    if (!graph.contains(id)) {
      return Status::not_found(fmt::format("there is no relationship {} in the graph that the result was read from", id.value));
    }
    const EdgeEnds ends = graph.ends(id);
    return Relationship{id, graph.names().type(ends.type), ends.source, ends.target, named(graph.properties(id), graph.names())};
  });
}

Result<std::vector<Evidence>> QueryResult::evidence(EdgeId id) const {
  return guarded([&] { return EvidenceLookup(*state_->store, *state_->snapshot, nullptr).find(id); });
}

std::string QueryResult::display(const Value& value) const {
  const Result<std::string> text = guarded([&]() -> Result<std::string> { return relata::display(value, *state_->snapshot); });
  return text.is_ok() ? *text : fmt::format("({})", text.status().message());
}

}  // namespace relata
