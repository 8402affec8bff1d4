#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "query/ast/expression.h"
#include "storage/base/ids.h"

namespace relata::ast {

struct NodePattern {
  std::optional<Name> variable;
  std::vector<Name> labels;
  ExpressionPtr properties;  // a map literal or a parameter; absent when not written
  SourceSpan span;
  friend bool operator==(const NodePattern&, const NodePattern&) = default;
};

struct RelationshipPattern {
  std::optional<Name> variable;
  std::vector<Name> types;
  Direction direction = Direction::kBoth;  // -- and <--> alike
  ExpressionPtr properties;
  bool variable_length = false;
  std::uint64_t min_hops = 1;
  std::uint64_t max_hops = UINT64_MAX;
  SourceSpan span;
  friend bool operator==(const RelationshipPattern&, const RelationshipPattern&) = default;
};

// nodes.size() == relationships.size() + 1
struct PathPattern {
  std::optional<Name> variable;
  PathFunction function = PathFunction::kNone;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  SourceSpan span;
  friend bool operator==(const PathPattern&, const PathPattern&) = default;
};

}  // namespace relata::ast
