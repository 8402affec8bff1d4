#pragma once

#include <memory>

#include "engine/expr/operand.h"
#include "query/bind/bound_query.h"

namespace relata {

// What an aggregate does with the values of its first argument; nulls and repetitions under DISTINCT have been left out before.
class Accumulator {
 public:
  virtual ~Accumulator() = default;
  // Once per row, before the row's value; only percentiles take a second argument. `value` may be null when the row's value was.
  virtual Status set_parameter(const Value& value);
  virtual Status add(const Value& value) = 0;
  virtual Result<Value> finish() = 0;
};

std::unique_ptr<Accumulator> make_count();
std::unique_ptr<Accumulator> make_collect();
std::unique_ptr<Accumulator> make_extreme(bool greatest);
std::unique_ptr<Accumulator> make_sum();
std::unique_ptr<Accumulator> make_average();
// Of a sample (n - 1) or of the whole population (n).
std::unique_ptr<Accumulator> make_standard_deviation(bool population);
std::unique_ptr<Accumulator> make_percentile(bool continuous);

}  // namespace relata
