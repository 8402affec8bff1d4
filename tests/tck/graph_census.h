#pragma once

#include <map>
#include <set>
#include <string>
#include <tuple>

#include "engine/api/session.h"

namespace relata::tck {

// What the TCK counts as observable: nodes, relationships, property triples and distinct labels.
struct GraphCensus {
  std::set<std::int64_t> nodes;
  std::set<std::int64_t> relationships;
  std::set<std::tuple<char, std::int64_t, std::string, std::string>> properties;  // n or r, id, key, value
  std::set<std::string> labels;
};

Result<GraphCensus> take_census(Session& session);

// The TCK's counters that are not zero: {"+nodes": 2, "-properties": 1}.
std::map<std::string, std::int64_t> side_effects(const GraphCensus& before, const GraphCensus& after);

}  // namespace relata::tck
