#include "query/rewrite/rewriter.h"

namespace relata {
namespace {

bool is_argument(const plan::NodePtr& node) { return std::holds_alternative<plan::Argument>(node->op); }

plan::NodePtr on(const plan::NodePtr& argument, plan::Operator op) {
  return std::make_shared<const plan::Node>(plan::Node{std::move(op), {argument}, 1});
}

}  // namespace

// count(*) over a bare scan, or over one relationship between any two nodes, is a number that the snapshot keeps.
plan::NodePtr count_from_statistics(const plan::NodePtr& node) {
  const auto* aggregate = std::get_if<plan::Aggregate>(&node->op);
  if (!aggregate || !aggregate->keys.empty() || aggregate->aggregates.size() != 1) return nullptr;
  const bound::Aggregate& count = aggregate->aggregates[0];
  if (count.kind != bound::AggregateKind::kCountRows) return nullptr;
  const plan::NodePtr& below = node->inputs[0];
  if (const auto* scan = std::get_if<plan::NodeScan>(&below->op); scan && is_argument(below->inputs[0])) {
    return on(below->inputs[0], plan::CountNodes{scan->label, count.result});
  }
  const auto* expand = std::get_if<plan::Expand>(&below->op);
  if (!expand || expand->traversal.into || expand->traversal.direction == Direction::kBoth) return nullptr;
  const plan::NodePtr& start = below->inputs[0];
  const auto* scan = std::get_if<plan::NodeScan>(&start->op);
  if (!scan || scan->label || !is_argument(start->inputs[0])) return nullptr;
  return on(start->inputs[0], plan::CountRelationships{expand->traversal.types, count.result});
}

}  // namespace relata
