#pragma once

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "engine/exec/expression_scope.h"
#include "engine/expr/integral_comparison.h"
#include "engine/expr/text_comparison.h"
#include "engine/graph/property_readers.h"

namespace relata {

// What predicates ask of single properties of the nodes or relationships that a scan or walk comes to: of integers and dates against what
// the row of input holds (`m.off > 5500`, `x.day <= s.day + 7`), of texts against a constant (`a.source = 'reuters'`). The properties are
// read for a whole list, which may serve many rows; the comparisons of a row become intervals, and a candidate is decided by looking
// whether it lies in them. Not thread-safe; the expressions outlive it.
class ColumnSelection {
 public:
  enum class Of : std::uint8_t { kNodes, kRelationships };
  // Of the candidates of a list.
  struct Readings {
    std::vector<std::vector<PropertyNumber>> numbers;  // for each property that is compared as a number
    std::vector<std::vector<Verdict>> verdicts;        // for each comparison of texts
  };

  // Takes those of `predicates` on `slot` that need none of the other slots `later`, which the operator fills with it.
  ColumnSelection(ExpressionScope& scope, std::span<const bound::ExpressionPtr> predicates, Of of, bound::Slot slot,
                  std::span<const bound::Slot> later);
  bool empty() const { return comparisons_.empty() && texts_.empty(); }
  bool takes(const bound::Expression& predicate) const;

  // With every open(): the graph may have changed.
  void forget();
  // `id(candidate)`: of the node or relationship. Errors: as Snapshot.
  template <typename Candidate, typename Id>
  void read(std::span<const Candidate> candidates, const Id& id, Readings& readings) {
    if (empty()) return;
    ids_.clear();
    for (const Candidate& candidate : candidates) ids_.push_back(id(candidate).value);
    read_ids(readings);
  }
  // The next row of input.
  void begin(Row row);
  // Appends the ids from `from` on and below `end`, ascending, without those that one of the comparisons rules out for the row of input;
  // decide() has the last word on the others. False when there is no comparison to ask.
  bool select(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids);
  // Whether the candidate meets what was taken; open where a property or what it is compared with is of another kind, so that the
  // predicates themselves have to say.
  Verdict decide(const Readings& readings, std::size_t candidate) const {
    Verdict verdict = at_best_;
    for (const std::vector<Verdict>& verdicts : readings.verdicts) verdict = std::min(verdict, verdicts[candidate]);
    for (const Interval& interval : intervals_) {
      const PropertyNumber& number = readings.numbers[interval.column][candidate];
      if (number.kind == ValueKind::kNull) return Verdict::kNo;
      std::int64_t value = 0;
      if (number.kind != interval.kind || __builtin_add_overflow(number.value, interval.offset, &value)) {
        verdict = std::min(verdict, Verdict::kOpen);
      } else if (value < interval.least || value > interval.most) {
        return Verdict::kNo;
      }
    }
    return verdict;
  }

  // The candidates of a list by one of their numbers, so that a row need look only at a part of them.
  struct Order {
    std::size_t column = 0;
    ValueKind kind = ValueKind::kNull;
    std::vector<std::uint32_t> candidates;  // ascending by number; then those of other kinds
    std::size_t others = 0;                 // where these begin
  };
  // Places in Order::candidates, and all from `others` on.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  // Orders them by the first number that the row of input compares. False when it compares none.
  bool sort(const Readings& readings, Order& order) const;
  // Outside of it no candidate meets what the row of input compares.
  Part part_of(const Readings& readings, const Order& order) const;

 private:
  struct Comparison {
    const bound::Expression* expression;
    IntegralComparison comparison;
    IntegralComparison::PropertyLimits limits;
    std::size_t column;
  };
  struct Text {
    const bound::Expression* expression;
    TextComparison comparison;
    std::unique_ptr<PropertyVerdicts> reader;  // once its key is known
  };
  struct Column {
    std::string key;
    std::unique_ptr<PropertyNumbers> reader;  // once it is known
  };
  // Both ends belong to it; empty when they are in the wrong order.
  struct Interval {
    std::size_t column;
    ValueKind kind;
    std::int64_t offset;
    std::int64_t least;
    std::int64_t most;
  };

  std::size_t column_of(const std::string& key);
  void read_ids(Readings& readings);
  void read_numbers(Column& column, std::vector<PropertyNumber>& numbers);
  void read_verdicts(Text& text, std::vector<Verdict>& verdicts);
  // Null when no node or relationship has ever had the property.
  PropertyNumbers* reader_of(Column& column);
  PropertyVerdicts* reader_of(Text& text);
  // False when the row of input does not hold integers or dates.
  bool add_intervals(Comparison& comparison, Row row);
  static void narrow(Interval& interval, bound::BinaryOperator op, std::int64_t limit);

  ExpressionScope& scope_;
  Of of_;
  std::vector<Comparison> comparisons_;
  std::vector<Text> texts_;
  std::vector<Column> columns_;
  std::vector<Interval> intervals_;  // of the row of input
  Verdict at_best_ = Verdict::kYes;  // open when a comparison gave no interval
  std::vector<std::uint64_t> ids_;
};

}  // namespace relata
