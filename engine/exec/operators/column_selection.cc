#include "engine/exec/operators/column_selection.h"

#include <algorithm>
#include <cassert>

namespace relata {

using bound::BinaryOperator;

ColumnSelection::ColumnSelection(ExpressionScope& scope, std::span<const bound::ExpressionPtr> predicates, Of of, bound::Slot slot,
                                 std::span<const bound::Slot> later)
    : scope_(scope), of_(of) {
  for (const bound::ExpressionPtr& predicate : predicates) {
    if (std::optional<TextComparison> text = TextComparison::compile(*predicate, slot, scope.eval().parameters)) {
      texts_.push_back({predicate.get(), std::move(*text), nullptr});
      continue;
    }
    std::optional<IntegralComparison> comparison = IntegralComparison::compile(*predicate);
    if (!comparison) continue;
    std::optional<IntegralComparison::PropertyLimits> limits = comparison->limits_on(slot, later);
    if (!limits) continue;
    const std::size_t column = column_of(limits->key);
    comparisons_.push_back({predicate.get(), std::move(*comparison), std::move(*limits), column});
  }
}

std::size_t ColumnSelection::column_of(const std::string& key) {
  const auto found = std::find_if(columns_.begin(), columns_.end(), [&](const Column& column) { return column.key == key; });
  if (found != columns_.end()) return static_cast<std::size_t>(found - columns_.begin());
  columns_.push_back({key, nullptr});
  return columns_.size() - 1;
}

bool ColumnSelection::takes(const bound::Expression& predicate) const {
  const auto is_it = [&](const auto& taken) { return taken.expression == &predicate; };
  return std::any_of(comparisons_.begin(), comparisons_.end(), is_it) || std::any_of(texts_.begin(), texts_.end(), is_it);
}

void ColumnSelection::forget() {
  for (Comparison& comparison : comparisons_) comparison.comparison.forget();
}

void ColumnSelection::read_ids(Readings& readings) {
  readings.numbers.resize(columns_.size());
  for (std::size_t i = 0; i < columns_.size(); ++i) read_numbers(columns_[i], readings.numbers[i]);
  readings.verdicts.resize(texts_.size());
  for (std::size_t i = 0; i < texts_.size(); ++i) read_verdicts(texts_[i], readings.verdicts[i]);
}

PropertyNumbers* ColumnSelection::reader_of(Column& column) {
  if (column.reader != nullptr) return column.reader.get();
  const Snapshot& graph = scope_.state().graph();
  const std::optional<KeyId> key = graph.names().find_key(column.key);
  if (key) column.reader = of_ == Of::kNodes ? graph.node_numbers(*key) : graph.edge_numbers(*key);
  return column.reader.get();
}

PropertyVerdicts* ColumnSelection::reader_of(Text& text) {
  if (text.reader != nullptr) return text.reader.get();
  const Snapshot& graph = scope_.state().graph();
  const std::optional<KeyId> key = graph.names().find_key(text.comparison.key());
  if (!key) return nullptr;
  const ValueTest test = [&comparison = text.comparison](const Value& value) {
    const std::optional<bool> holds = comparison.holds(value);
    if (!holds) return Verdict::kOpen;
    return *holds ? Verdict::kYes : Verdict::kNo;
  };
  text.reader = of_ == Of::kNodes ? graph.node_verdicts(*key, test) : graph.edge_verdicts(*key, test);
  return text.reader.get();
}

void ColumnSelection::read_numbers(Column& column, std::vector<PropertyNumber>& numbers) {
  PropertyNumbers* const reader = reader_of(column);
  if (reader == nullptr) return numbers.assign(ids_.size(), {});
  reader->read(ids_, numbers);
}

void ColumnSelection::read_verdicts(Text& text, std::vector<Verdict>& verdicts) {
  PropertyVerdicts* const reader = reader_of(text);
  if (reader == nullptr) return verdicts.assign(ids_.size(), Verdict::kNo);
  reader->read(ids_, verdicts);
}

bool ColumnSelection::select(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) {
  if (empty()) return false;
  const auto interval = std::find_if(intervals_.begin(), intervals_.end(), [](const Interval& each) { return each.offset == 0; });
  if (interval == intervals_.end() && !texts_.empty()) {
    if (PropertyVerdicts* const reader = reader_of(texts_.front())) reader->select(from, end, ids);
    return true;
  }
  // Where the row gives no interval by itself, whoever lacks the property still meets nothing: all values are of another kind than null.
  const bool is_open = interval == intervals_.end();
  const NumberInterval numbers = is_open ? NumberInterval{} : NumberInterval{interval->kind, interval->least, interval->most};
  PropertyNumbers* const reader = reader_of(columns_[is_open ? comparisons_.front().column : interval->column]);
  if (reader != nullptr) reader->select(from, end, numbers, ids);
  return true;
}

void ColumnSelection::begin(Row row) {
  intervals_.clear();
  at_best_ = Verdict::kYes;
  for (Comparison& comparison : comparisons_) {
    if (!add_intervals(comparison, row)) at_best_ = Verdict::kOpen;
  }
}

bool ColumnSelection::add_intervals(Comparison& comparison, Row row) {
  const EvalContext& context = scope_.eval();
  std::int64_t offset = 0;
  if (const auto& summand = comparison.limits.offset) {
    const std::optional<PropertyNumber> number = comparison.comparison.number(summand->term, row, context);
    if (!number || number->kind == ValueKind::kDate || number->value == INT64_MIN) return false;
    offset = summand->subtracted ? -number->value : number->value;
  }
  for (const auto& [op, operand] : comparison.limits.limits) {
    const std::optional<PropertyNumber> number = comparison.comparison.number(operand, row, context);
    if (!number || (number->kind == ValueKind::kDate && comparison.limits.offset)) return false;
    Interval interval{comparison.column, number->kind, offset, INT64_MIN, INT64_MAX};
    const auto same = std::find_if(intervals_.begin(), intervals_.end(), [&](const Interval& other) {
      return other.column == interval.column && other.kind == interval.kind && other.offset == offset;
    });
    narrow(same == intervals_.end() ? intervals_.emplace_back(interval) : *same, op, number->value);
  }
  return true;
}

void ColumnSelection::narrow(Interval& interval, BinaryOperator op, std::int64_t limit) {
  const auto nothing = [&] { interval.least = 1, interval.most = 0; };
  switch (op) {
    case BinaryOperator::kEqual:
      interval.least = std::max(interval.least, limit);
      interval.most = std::min(interval.most, limit);
      break;
    case BinaryOperator::kLess: limit == INT64_MIN ? nothing() : void(interval.most = std::min(interval.most, limit - 1)); break;
    case BinaryOperator::kLessOrEqual: interval.most = std::min(interval.most, limit); break;
    case BinaryOperator::kGreater: limit == INT64_MAX ? nothing() : void(interval.least = std::max(interval.least, limit + 1)); break;
    default:
      assert(op == BinaryOperator::kGreaterOrEqual);
      interval.least = std::max(interval.least, limit);
      break;
  }
}

bool ColumnSelection::sort(const Readings& readings, Order& order) const {
  const auto first = std::find_if(intervals_.begin(), intervals_.end(), [](const Interval& interval) { return interval.offset == 0; });
  if (first == intervals_.end()) return false;
  order.column = first->column;
  order.kind = first->kind;
  order.candidates.clear();
  const std::vector<PropertyNumber>& numbers = readings.numbers[order.column];
  for (std::uint32_t i = 0; i < numbers.size(); ++i) {
    if (numbers[i].kind != ValueKind::kNull) order.candidates.push_back(i);  // null meets nothing
  }
  const auto others = std::stable_partition(order.candidates.begin(), order.candidates.end(),
                                            [&](std::uint32_t candidate) { return numbers[candidate].kind == order.kind; });
  std::stable_sort(order.candidates.begin(), others, [&](std::uint32_t a, std::uint32_t b) { return numbers[a].value < numbers[b].value; });
  order.others = static_cast<std::size_t>(others - order.candidates.begin());
  return true;
}

ColumnSelection::Part ColumnSelection::part_of(const Readings& readings, const Order& order) const {
  const auto interval = std::find_if(intervals_.begin(), intervals_.end(), [&](const Interval& each) {
    return each.offset == 0 && each.column == order.column && each.kind == order.kind;
  });
  if (interval == intervals_.end()) return {0, order.others};
  const std::vector<PropertyNumber>& numbers = readings.numbers[order.column];
  const auto first = order.candidates.begin();
  const auto last = first + static_cast<std::ptrdiff_t>(order.others);
  const auto begin = std::partition_point(first, last, [&](std::uint32_t i) { return numbers[i].value < interval->least; });
  const auto end = std::partition_point(begin, last, [&](std::uint32_t i) { return numbers[i].value <= interval->most; });
  return {static_cast<std::size_t>(begin - first), static_cast<std::size_t>(end - first)};
}

}  // namespace relata
