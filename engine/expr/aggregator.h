#pragma once

#include <memory>

#include "engine/expr/evaluator.h"
#include "query/bind/bound_query.h"

namespace relata {

// Running state of one aggregate over one group. Not thread-safe.
class Aggregator {
 public:
  virtual ~Aggregator() = default;
  // Evaluates the aggregate's arguments on the row and takes them in.
  virtual Status add(Row row, const EvalContext& context) = 0;
  virtual Result<Value> finish() = 0;
};

// DISTINCT is handled inside. `aggregate` outlives the aggregator.
std::unique_ptr<Aggregator> make_aggregator(const bound::Aggregate& aggregate);

}  // namespace relata
