#include "query/bind/aggregate_functions.h"

#include "query/ast/walk.h"

namespace relata {

using bound::AggregateKind;

const AggregateFunction* find_aggregate(std::string_view name) {
  static constexpr AggregateFunction kFunctions[] = {
      {"count", AggregateKind::kCount, 1},
      {"collect", AggregateKind::kCollect, 1},
      {"min", AggregateKind::kMin, 1},
      {"max", AggregateKind::kMax, 1},
      {"sum", AggregateKind::kSum, 1},
      {"avg", AggregateKind::kAverage, 1},
      {"stdev", AggregateKind::kStandardDeviation, 1},
      {"stdevp", AggregateKind::kStandardDeviationPopulation, 1},
      {"percentilecont", AggregateKind::kPercentileContinuous, 2},
      {"percentiledisc", AggregateKind::kPercentileDiscrete, 2},
  };
  for (const auto& function : kFunctions) {
    if (function.name == name) return &function;
  }
  return nullptr;
}

bool is_aggregate_call(const ast::Expression& expression) {
  const auto* call = std::get_if<ast::FunctionCall>(&expression.node);
  return call && find_aggregate(call->name);
}

bool contains_aggregate(const ast::Expression& expression) { return ast::any_operand(expression, is_aggregate_call); }

Type aggregate_type(AggregateKind kind, Type argument) {
  switch (kind) {
    case AggregateKind::kCountRows:
    case AggregateKind::kCount: return {StaticType::kInteger};
    case AggregateKind::kCollect: return argument.list_of();
    case AggregateKind::kMin:
    case AggregateKind::kMax:
    case AggregateKind::kPercentileDiscrete: return argument;
    case AggregateKind::kSum: return argument.is_number() ? argument : Type{};
    case AggregateKind::kAverage: return argument.is_number() ? Type{StaticType::kFloat} : Type{};
    default: return {StaticType::kFloat};
  }
}

}  // namespace relata
