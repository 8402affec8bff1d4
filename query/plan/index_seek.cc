#include "query/plan/index_seek.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "query/plan/expression_slots.h"

namespace relata {
namespace {

using bound::BinaryOperator;
using bound::ExpressionPtr;
using bound::Slot;

constexpr double kListLength = 10;
constexpr double kOneBound = 0.3;
constexpr double kTwoBounds = 0.1;

bool is_node(const ExpressionPtr& expression, Slot node) {
  const auto* reference = std::get_if<bound::SlotReference>(&expression->node);
  return reference != nullptr && reference->slot == node;
}

// The key when the expression is node.key.
const std::string* key_of(const ExpressionPtr& expression, Slot node) {
  const auto* access = std::get_if<bound::PropertyAccess>(&expression->node);
  return access != nullptr && is_node(access->object, node) ? &access->key : nullptr;
}

bool is_known(const ExpressionPtr& expression, const std::set<Slot>& bound) {
  const SlotUse use = slots_of(*expression);
  return !use.has_subquery && std::includes(bound.begin(), bound.end(), use.slots.begin(), use.slots.end());
}

// What the predicates say of one property.
struct PropertyUse {
  struct Term {
    ExpressionPtr value;
    ExpressionPtr predicate;
  };
  std::optional<Term> equal;
  std::optional<Term> in;
  std::optional<Term> prefix;
  std::optional<Term> lower;
  std::optional<Term> upper;
};

class Predicates {
 public:
  Predicates(Slot node, const std::vector<ExpressionPtr>& predicates, const std::set<Slot>& bound) : node_(node), bound_(bound) {
    for (const ExpressionPtr& predicate : predicates) add(predicate);
  }
  const std::vector<std::string>& labels() const { return labels_; }
  const std::map<std::string, PropertyUse>& properties() const { return properties_; }

 private:
  void add(const ExpressionPtr& predicate) {
    if (const auto* test = std::get_if<bound::LabelTest>(&predicate->node)) {
      if (is_node(test->object, node_)) labels_.insert(labels_.end(), test->names.begin(), test->names.end());
    } else if (const auto* binary = std::get_if<bound::Binary>(&predicate->node)) {
      compare(binary->op, binary->left, binary->right, predicate);
    } else if (const auto* chain = std::get_if<bound::ComparisonChain>(&predicate->node)) {
      for (std::size_t i = 0; i < chain->operators.size(); ++i)
        compare(chain->operators[i], chain->operands[i], chain->operands[i + 1], predicate);
    }
  }

  void compare(BinaryOperator op, const ExpressionPtr& left, const ExpressionPtr& right, const ExpressionPtr& predicate) {
    const std::string* key = key_of(left, node_);
    if (key != nullptr && is_known(right, bound_)) return note(properties_[*key], op, {right, predicate});
    key = key_of(right, node_);
    const bool turns = op != BinaryOperator::kIn && op != BinaryOperator::kStartsWith;
    if (key != nullptr && turns && is_known(left, bound_)) note(properties_[*key], ast::mirrored(op), {left, predicate});
  }

  static void note(PropertyUse& use, BinaryOperator op, PropertyUse::Term term) {
    switch (op) {
      case BinaryOperator::kEqual: use.equal = std::move(term); break;
      case BinaryOperator::kIn: use.in = std::move(term); break;
      case BinaryOperator::kStartsWith: use.prefix = std::move(term); break;
      case BinaryOperator::kGreater:
      case BinaryOperator::kGreaterOrEqual: use.lower = std::move(term); break;
      case BinaryOperator::kLess:
      case BinaryOperator::kLessOrEqual: use.upper = std::move(term); break;
      default: break;
    }
  }

  Slot node_;
  const std::set<Slot>& bound_;
  std::vector<std::string> labels_;
  std::map<std::string, PropertyUse> properties_;
};

std::optional<IndexSeekChoice> seek_with(const IndexInfo& index, const PropertyUse& use) {
  const auto nodes = static_cast<double>(index.nodes);
  const double of_one_value = index.unique ? 1 : std::max(1.0, std::sqrt(nodes));
  IndexSeekChoice choice;
  choice.seek.unique = index.unique;
  if (use.equal) {
    choice.seek.kind = plan::SeekKind::kEqual;
    choice.seek.value = use.equal->value;
    choice.predicates = {use.equal->predicate};
    choice.rows = of_one_value;
  } else if (use.in) {
    choice.seek.kind = plan::SeekKind::kIn;
    choice.seek.value = use.in->value;
    choice.predicates = {use.in->predicate};
    choice.rows = std::min(nodes, of_one_value * kListLength);
  } else if (use.prefix) {
    choice.seek.kind = plan::SeekKind::kPrefix;
    choice.seek.value = use.prefix->value;
    choice.predicates = {use.prefix->predicate};
    choice.rows = nodes * kTwoBounds;
  } else if (use.lower || use.upper) {
    choice.seek.kind = plan::SeekKind::kRange;
    if (use.lower) choice.seek.value = use.lower->value, choice.predicates.push_back(use.lower->predicate);
    if (use.upper) choice.seek.upper = use.upper->value, choice.predicates.push_back(use.upper->predicate);
    choice.rows = nodes * (use.lower && use.upper ? kTwoBounds : kOneBound);
  } else {
    return std::nullopt;
  }
  return choice;
}

}  // namespace

std::optional<IndexSeekChoice> choose_index_seek(const Catalog& catalog, Slot node, const std::vector<ExpressionPtr>& predicates,
                                                 const std::set<Slot>& bound) {
  const Predicates known(node, predicates, bound);
  std::optional<IndexSeekChoice> best;
  for (const std::string& label : known.labels()) {
    for (const auto& [key, use] : known.properties()) {
      const std::optional<IndexInfo> index = catalog.find_index(label, key);
      if (!index) continue;
      std::optional<IndexSeekChoice> choice = seek_with(*index, use);
      if (!choice || (best && best->rows <= choice->rows)) continue;
      choice->seek.slot = node;
      choice->seek.label = label;
      choice->seek.key = key;
      best = std::move(choice);
    }
  }
  return best;
}

}  // namespace relata
