#include "query/plan/expression_slots.h"

namespace relata {
namespace {

using namespace bound;

class SlotCollector {
 public:
  SlotUse use;

  void visit(const ExpressionPtr& expression) {
    if (expression) std::visit([this](const auto& node) { collect(node); }, expression->node);
  }
  void visit_root(const Expression& expression) {
    std::visit([this](const auto& node) { collect(node); }, expression.node);
  }

 private:
  void collect(const Literal&) {}
  void collect(const Parameter&) {}
  void collect(const SlotReference& node) { use.slots.insert(node.slot); }
  void collect(const PropertyAccess& node) { visit(node.object); }
  void collect(const LabelTest& node) { visit(node.object); }
  void collect(const Unary& node) { visit(node.operand); }
  void collect(const Binary& node) { visit(node.left), visit(node.right); }
  void collect(const ComparisonChain& node) { all(node.operands); }
  void collect(const ListLiteral& node) { all(node.items); }
  void collect(const MapLiteral& node) {
    for (const auto& [key, value] : node.entries) visit(value);
  }
  void collect(const Subscript& node) { visit(node.object), visit(node.index); }
  void collect(const Slice& node) { visit(node.list), visit(node.from), visit(node.to); }
  void collect(const Case& node) {
    visit(node.operand);
    for (const auto& [when, then] : node.branches) visit(when), visit(then);
    visit(node.otherwise);
  }
  void collect(const FunctionCall& node) { all(node.arguments); }
  void collect(const ListComprehension& node) {
    local(node.list, node.variable, [&] { visit(node.predicate), visit(node.projection); });
  }
  void collect(const Quantifier& node) {
    local(node.list, node.variable, [&] { visit(node.predicate); });
  }
  void collect(const Reduce& node) {
    visit(node.initial);
    local(node.list, node.variable, [&] { visit(node.body); });
    use.slots.erase(node.accumulator);
  }
  void collect(const Subquery&) { use.has_subquery = true; }

  void all(const std::vector<ExpressionPtr>& expressions) {
    for (const ExpressionPtr& expression : expressions) visit(expression);
  }
  // The variable lives in `inner` alone: it is no slot that the row must bring.
  template <typename Inner>
  void local(const ExpressionPtr& list, Slot variable, Inner inner) {
    visit(list);
    inner();
    use.slots.erase(variable);
  }
};

}  // namespace

SlotUse slots_of(const bound::Expression& expression) {
  SlotCollector collector;
  collector.visit_root(expression);
  return std::move(collector.use);
}

std::vector<bound::ExpressionPtr> conjuncts(const bound::ExpressionPtr& expression) {
  const auto* binary = std::get_if<bound::Binary>(&expression->node);
  if (!binary || binary->op != bound::BinaryOperator::kAnd) return {expression};
  std::vector<bound::ExpressionPtr> parts = conjuncts(binary->left);
  const std::vector<bound::ExpressionPtr> right = conjuncts(binary->right);
  parts.insert(parts.end(), right.begin(), right.end());
  return parts;
}

}  // namespace relata
