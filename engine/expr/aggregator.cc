#include "engine/expr/aggregator.h"

#include <absl/container/flat_hash_set.h>

#include "engine/expr/aggregates.h"
#include "engine/expr/compare.h"

namespace relata {
namespace {

using bound::AggregateKind;

struct EquivalenceHash {
  std::size_t operator()(const Value& value) const { return equivalence_hash(value); }
};
struct Equivalence {
  bool operator()(const Value& a, const Value& b) const { return equivalent(a, b); }
};

class CountRows final : public Aggregator {
 public:
  Status add(Row, const EvalContext&) override {
    ++count_;
    return Status::ok();
  }
  Result<Value> finish() override { return Value(count_); }

 private:
  std::int64_t count_ = 0;
};

class ValueAggregator final : public Aggregator {
 public:
  ValueAggregator(const bound::Aggregate& aggregate, std::unique_ptr<Accumulator> accumulator)
      : aggregate_(aggregate), accumulator_(std::move(accumulator)) {}

  Status add(Row row, const EvalContext& context) override {
    if (aggregate_.arguments.size() > 1) {
      Operand parameter;
      RELATA_RETURN_IF_ERROR(parameter.evaluate(*aggregate_.arguments[1], row, context));
      RELATA_RETURN_IF_ERROR(accumulator_->set_parameter(*parameter));
    }
    Operand value;
    RELATA_RETURN_IF_ERROR(value.evaluate(*aggregate_.arguments[0], row, context));
    if (value->is_null()) return Status::ok();
    if (aggregate_.distinct && !seen_.insert(*value).second) return Status::ok();
    return accumulator_->add(*value);
  }
  Result<Value> finish() override { return accumulator_->finish(); }

 private:
  const bound::Aggregate& aggregate_;
  std::unique_ptr<Accumulator> accumulator_;
  absl::flat_hash_set<Value, EquivalenceHash, Equivalence> seen_;
};

std::unique_ptr<Accumulator> make_accumulator(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::kCountRows:
    case AggregateKind::kCount: return make_count();
    case AggregateKind::kCollect: return make_collect();
    case AggregateKind::kMin: return make_extreme(false);
    case AggregateKind::kMax: return make_extreme(true);
    case AggregateKind::kSum: return make_sum();
    case AggregateKind::kAverage: return make_average();
    case AggregateKind::kStandardDeviation: return make_standard_deviation(false);
    case AggregateKind::kStandardDeviationPopulation: return make_standard_deviation(true);
    case AggregateKind::kPercentileContinuous: return make_percentile(true);
    case AggregateKind::kPercentileDiscrete: return make_percentile(false);
  }
  return make_count();
}

}  // namespace

std::unique_ptr<Aggregator> make_aggregator(const bound::Aggregate& aggregate) {
  if (aggregate.kind == AggregateKind::kCountRows) return std::make_unique<CountRows>();
  return std::make_unique<ValueAggregator>(aggregate, make_accumulator(aggregate.kind));
}

}  // namespace relata
