#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/exec/procedure.h"
#include "storage/base/ids.h"

namespace relata {

class GraphView;

// A number that a caller may set in the options map, besides labels, types and direction.
struct AlgorithmOption {
  std::string name;
  double default_value = 0;
  double least = 0;
  double most = 0;
  bool integral = false;
};

// Options by name, defaults filled in, checked against their range.
using AlgorithmOptions = std::map<std::string, double, std::less<>>;

struct NodeScore {
  NodeId node;
  Value score;  // a number
};

enum class ScoreOrder : std::uint8_t { kHighestFirst, kLowestFirst };

// A measure of nodes, as data. To add one: write it in a file of its own, declare it in algorithms.h, add its line to registry.cc.
struct Algorithm {
  std::string name;  // as CALL says it: "algo.pagerank"
  std::string description;
  std::string score_name = "score";  // as YIELD says it
  StaticType score_type = StaticType::kFloat;
  ScoreOrder order = ScoreOrder::kHighestFirst;
  Direction default_direction = Direction::kOut;
  bool distinct_neighbors = false;
  std::vector<AlgorithmOption> options;
  // One score per vertex, in any order. May throw AlgorithmCancelled.
  std::vector<NodeScore> (*run)(const GraphView& graph, const AlgorithmOptions& options) = nullptr;
};

// CALL name({labels: [...], types: [...], direction: 'out' | 'in' | 'both', ...}) YIELD node, score (or `score_name`).
//
// Absent or empty `labels`: all nodes, else those with any of them; edges count when both ends are selected. Absent or empty `types`: every
// type. A label or type that no node or relationship has selects nothing, as in MATCH. Rows: by score in the algorithm's order, then node
// id. Errors: ArgumentError for an unknown option, a wrong type or a value out of range; kCancelled.
std::unique_ptr<Procedure> as_procedure(Algorithm algorithm);

}  // namespace relata
