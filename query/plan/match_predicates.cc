#include "query/plan/match_predicates.h"

#include <algorithm>

namespace relata {
namespace {

using bound::ExpressionPtr;
using bound::Slot;

constexpr double kPredicateSelectivity = 0.3;

ExpressionPtr make(decltype(bound::Expression::node) node) {
  return std::make_shared<const bound::Expression>(bound::Expression{std::move(node), 0, 0});
}
bool is_property_of(const ExpressionPtr& expression, Slot slot) {
  const auto* access = std::get_if<bound::PropertyAccess>(&expression->node);
  const auto* object = access == nullptr ? nullptr : std::get_if<bound::SlotReference>(&access->object->node);
  return object != nullptr && object->slot == slot;
}

// Whether it leaves what a column of the property may tell, without the rest: an equality, an order, a part of a text.
bool narrows(bound::BinaryOperator op) {
  using enum bound::BinaryOperator;
  return op == kEqual || (op >= kLess && op <= kGreaterOrEqual) || (op >= kStartsWith && op <= kContains);
}

bool compares_property_of(const bound::Expression& expression, Slot slot) {
  const auto compares = [&](bound::BinaryOperator op, const ExpressionPtr& left, const ExpressionPtr& right) {
    return narrows(op) && ((is_property_of(left, slot) && !slots_of(*right).slots.contains(slot)) ||
                           (is_property_of(right, slot) && !slots_of(*left).slots.contains(slot)));
  };
  if (const auto* binary = std::get_if<bound::Binary>(&expression.node)) return compares(binary->op, binary->left, binary->right);
  const auto* chain = std::get_if<bound::ComparisonChain>(&expression.node);
  for (std::size_t i = 0; chain != nullptr && i < chain->operators.size(); ++i) {
    if (compares(chain->operators[i], chain->operands[i], chain->operands[i + 1])) return true;
  }
  return false;
}

ExpressionPtr reference(Slot slot) { return make(bound::SlotReference{slot}); }

}  // namespace

void MatchPredicates::add_labels(Slot slot, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) add(make(bound::LabelTest{reference(slot), {label}}), label_selectivity(label));
}

void MatchPredicates::add_properties(Slot slot, const bound::PropertyEntries& properties) {
  for (const auto& [key, value] : properties) {
    const ExpressionPtr access = make(bound::PropertyAccess{reference(slot), key});
    add(make(bound::Binary{bound::BinaryOperator::kEqual, access, value}), kEqualitySelectivity);
  }
}

void MatchPredicates::add_conjuncts(const ExpressionPtr& where) {
  for (const ExpressionPtr& conjunct : conjuncts(where)) {
    const auto* binary = std::get_if<bound::Binary>(&conjunct->node);
    const bool equality = binary && binary->op == bound::BinaryOperator::kEqual;
    add(conjunct, equality ? kEqualitySelectivity : kPredicateSelectivity);
  }
}

void MatchPredicates::add(ExpressionPtr expression, double selectivity) {
  SlotUse use = slots_of(*expression);
  predicates_.push_back({std::move(expression), std::move(use), selectivity});
}

double MatchPredicates::label_selectivity(const std::string& label) const {
  const auto all = static_cast<double>(std::max<std::uint64_t>(builder_.catalog.node_count(), 1));
  return std::min(1.0, static_cast<double>(builder_.catalog.node_count(label)) / all);
}

bool MatchPredicates::all_bound(const Predicate& predicate) const {
  return std::all_of(predicate.use.slots.begin(), predicate.use.slots.end(), [&](Slot slot) { return builder_.bound.contains(slot); });
}

void MatchPredicates::apply() {
  for (auto predicate = predicates_.begin(); predicate != predicates_.end();) {
    if (predicate->use.has_subquery || !all_bound(*predicate)) {
      ++predicate;
      continue;
    }
    builder_.add_filter(predicate->expression, predicate->selectivity);
    predicate = predicates_.erase(predicate);
  }
}

void MatchPredicates::apply_rest() {
  for (const Predicate& predicate : predicates_) builder_.add_filter(predicate.expression, predicate.selectivity);
  predicates_.clear();
}

double MatchPredicates::scan_rows(const bound::NodePattern& node) const {
  auto rows = static_cast<double>(builder_.catalog.node_count());
  for (const std::string& label : node.labels) rows = std::min(rows, static_cast<double>(builder_.catalog.node_count(label)));
  for (const Predicate& predicate : predicates_) {
    // Only what can be decided once this node is bound.
    bool decided = predicate.use.slots.contains(node.slot) && !predicate.use.has_subquery &&
                   !std::holds_alternative<bound::LabelTest>(predicate.expression->node);
    for (const Slot slot : predicate.use.slots) decided = decided && (slot == node.slot || builder_.bound.contains(slot));
    if (decided) rows *= predicate.selectivity;
  }
  const std::optional<IndexSeekChoice> seek = index_seek(node.slot);
  return seek ? std::min(rows, seek->rows) : rows;
}

std::optional<double> MatchPredicates::own_selectivity(Slot relationship) const {
  std::optional<double> part;
  for (const Predicate& predicate : predicates_) {
    bool decided = predicate.use.slots.contains(relationship) && !predicate.use.has_subquery;
    for (const Slot slot : predicate.use.slots) decided = decided && (slot == relationship || builder_.bound.contains(slot));
    if (decided && compares_property_of(*predicate.expression, relationship)) part = part.value_or(1) * predicate.selectivity;
  }
  return part;
}

std::optional<IndexSeekChoice> MatchPredicates::index_seek(Slot node) const {
  std::vector<ExpressionPtr> expressions;
  for (const Predicate& predicate : predicates_) {
    if (predicate.use.slots.contains(node)) expressions.push_back(predicate.expression);
  }
  return choose_index_seek(builder_.catalog, node, expressions, builder_.bound);
}

void MatchPredicates::drop_label(Slot slot, const std::string& label) {
  std::erase_if(predicates_, [&](const Predicate& predicate) {
    const auto* test = std::get_if<bound::LabelTest>(&predicate.expression->node);
    return test && predicate.use.slots.contains(slot) && test->names == std::vector<std::string>{label};
  });
}

std::vector<std::string> MatchPredicates::take_labels(Slot slot) {
  std::vector<std::string> labels;
  std::erase_if(predicates_, [&](const Predicate& predicate) {
    const auto* test = std::get_if<bound::LabelTest>(&predicate.expression->node);
    const auto* object = test == nullptr ? nullptr : std::get_if<bound::SlotReference>(&test->object->node);
    if (object == nullptr || object->slot != slot) return false;
    labels.insert(labels.end(), test->names.begin(), test->names.end());
    return true;
  });
  return labels;
}

void MatchPredicates::count_as_served(const std::vector<ExpressionPtr>& served) {
  for (Predicate& predicate : predicates_) {
    if (std::find(served.begin(), served.end(), predicate.expression) != served.end()) predicate.selectivity = 1;
  }
}

}  // namespace relata
