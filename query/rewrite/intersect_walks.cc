#include <utility>
#include <vector>

#include "query/rewrite/rewriter.h"
#include "query/rewrite/walks.h"

namespace relata {

// A walk to a node that another walk must lead to as well: the two lists are joined, in place of trying each node of the one. What is asked
// of the first walk's results in between is asked of the joined ones.
plan::NodePtr intersect_walks(const plan::NodePtr& node) {
  const auto* into = std::get_if<plan::Expand>(&node->op);
  if (!into || !into->traversal.into || into->traversal.from == into->traversal.to) return nullptr;
  std::vector<plan::NodePtr> filters;
  plan::NodePtr below = node->inputs[0];
  for (; std::holds_alternative<plan::Filter>(below->op); below = below->inputs[0]) filters.push_back(below);
  const auto* first = std::get_if<plan::Expand>(&below->op);
  if (!first || first->traversal.into) return nullptr;
  plan::Traversal second = into->traversal;
  if (second.from == first->traversal.to) {
    std::swap(second.from, second.to);
    second.direction = opposite(second.direction);
  }
  if (second.to != first->traversal.to) return nullptr;
  second.into = false;
  plan::NodePtr joined =
      std::make_shared<const plan::Node>(plan::Node{plan::IntersectExpand{first->traversal, std::move(second)}, below->inputs, node->rows});
  for (; !filters.empty(); filters.pop_back()) joined = with_input(*filters.back(), std::move(joined));
  return joined;
}

}  // namespace relata
