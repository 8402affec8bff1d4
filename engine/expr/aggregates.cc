#include "engine/expr/aggregates.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "engine/expr/arithmetic.h"
#include "engine/expr/compare.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/numeric_sum.h"
#include "engine/expr/temporal_arithmetic.h"

namespace relata {
namespace {

Status wrong_value(std::string_view function, const Value& value) {
  return type_error("InvalidArgumentValue", fmt::format("{}() cannot take a {}", function, to_string(value.kind())));
}

class Count final : public Accumulator {
 public:
  Status add(const Value&) override {
    ++count_;
    return Status::ok();
  }
  Result<Value> finish() override { return Value(count_); }

 private:
  std::int64_t count_ = 0;
};

class Collect final : public Accumulator {
 public:
  Status add(const Value& value) override {
    values_.push_back(value);
    return Status::ok();
  }
  Result<Value> finish() override { return Value(std::move(values_)); }

 private:
  ValueList values_;
};

class Extreme final : public Accumulator {
 public:
  explicit Extreme(bool greatest) : greatest_(greatest) {}
  Status add(const Value& value) override {
    if (best_.is_null() || (greatest_ ? order(value, best_) > 0 : order(value, best_) < 0)) best_ = value;
    return Status::ok();
  }
  Result<Value> finish() override { return best_; }

 private:
  const bool greatest_;
  Value best_;
};

// Integers stay exact until a float comes; durations go by themselves.
class Sum final : public Accumulator {
 public:
  Status add(const Value& value) override {
    const bool duration = value.kind() == ValueKind::kDuration;
    if (!value.is_number() && !duration) return wrong_value("sum", value);
    if (!total_.is_null() && (total_.kind() == ValueKind::kDuration) != duration) return wrong_value("sum of numbers and durations", value);
    if (value.is_float()) {
      if (!total_.is_float()) {
        floats_.add(total_.is_null() ? 0 : total_.as_number());
        total_ = Value(0.0);
      }
      floats_.add(value.as_float());
    } else if (total_.is_float()) {
      floats_.add(value.as_number());
    } else if (total_.is_null()) {
      total_ = value;
    } else {
      RELATA_ASSIGN_OR_RETURN(total_, relata::add(total_, value));
    }
    return Status::ok();
  }
  Result<Value> finish() override {
    if (total_.is_float()) return Value(floats_.result());
    return total_.is_null() ? Value(0) : total_;
  }

 private:
  Value total_;  // 0.0 while floats_ holds the sum
  CompensatedSum floats_;
};

class Average final : public Accumulator {
 public:
  Status add(const Value& value) override {
    const bool duration = value.kind() == ValueKind::kDuration;
    if (!value.is_number() && !duration) return wrong_value("avg", value);
    if (count_ > 0 && duration != durations_) return wrong_value("avg of numbers and durations", value);
    durations_ = duration;
    ++count_;
    if (!duration) {
      sum_.add(value.as_number());
      return Status::ok();
    }
    RELATA_ASSIGN_OR_RETURN(const Value total, add_durations(duration_, value.as_duration()));
    duration_ = total.as_duration();
    return Status::ok();
  }
  Result<Value> finish() override {
    if (count_ == 0) return Value::null();
    const auto count = static_cast<double>(count_);
    return durations_ ? divide_duration(duration_, count) : Value(sum_.result() / count);
  }

 private:
  std::int64_t count_ = 0;
  bool durations_ = false;
  CompensatedSum sum_;
  Duration duration_;
};

// One pass with running mean and sum of squares (Welford, "Note on a Method for Calculating Corrected Sums of Squares and Products",
// 1962), which does not cancel as the textbook formula does.
class StandardDeviation final : public Accumulator {
 public:
  explicit StandardDeviation(bool population) : population_(population) {}
  Status add(const Value& value) override {
    if (!value.is_number()) return wrong_value(population_ ? "stDevP" : "stDev", value);
    ++count_;
    const double distance = value.as_number() - mean_;
    mean_ += distance / static_cast<double>(count_);
    squares_ += distance * (value.as_number() - mean_);
    return Status::ok();
  }
  Result<Value> finish() override {
    const std::int64_t freedom = population_ ? count_ : count_ - 1;
    return Value(freedom <= 0 ? 0.0 : std::sqrt(squares_ / static_cast<double>(freedom)));
  }

 private:
  const bool population_;
  std::int64_t count_ = 0;
  double mean_ = 0;
  double squares_ = 0;
};

class Percentile final : public Accumulator {
 public:
  explicit Percentile(bool continuous) : continuous_(continuous) {}
  Status set_parameter(const Value& value) override {
    if (!value.is_number()) return wrong_value(name(), value);
    // Written so that NaN is refused too.
    if (!(value.as_number() >= 0 && value.as_number() <= 1)) {
      return argument_error("NumberOutOfRange", fmt::format("{}() takes a percentile from 0.0 to 1.0, not {}", name(), to_string(value)));
    }
    percentile_ = value.as_number();
    return Status::ok();
  }
  Status add(const Value& value) override {
    if (!value.is_number()) return wrong_value(name(), value);
    values_.push_back(value);
    return Status::ok();
  }
  Result<Value> finish() override {
    if (values_.empty()) return Value::null();
    const auto last = static_cast<double>(values_.size() - 1);
    if (!continuous_) return at(std::max(0.0, std::ceil(percentile_ * (last + 1)) - 1));
    const double position = percentile_ * last;
    const double below = at(std::floor(position)).as_number();
    const double above = at(std::ceil(position)).as_number();
    return Value(below + (above - below) * (position - std::floor(position)));
  }

 private:
  const char* name() const { return continuous_ ? "percentileCont" : "percentileDisc"; }
  // The value at a position of the sorted list, without sorting it all.
  const Value& at(double position) {
    const auto chosen = values_.begin() + static_cast<std::ptrdiff_t>(position);
    std::nth_element(values_.begin(), chosen, values_.end(), [](const Value& a, const Value& b) { return order(a, b) < 0; });
    return *chosen;
  }

  const bool continuous_;
  double percentile_ = 0;
  ValueList values_;
};

}  // namespace

Status Accumulator::set_parameter(const Value&) { return Status::ok(); }

std::unique_ptr<Accumulator> make_count() { return std::make_unique<Count>(); }
std::unique_ptr<Accumulator> make_collect() { return std::make_unique<Collect>(); }
std::unique_ptr<Accumulator> make_extreme(bool greatest) { return std::make_unique<Extreme>(greatest); }
std::unique_ptr<Accumulator> make_sum() { return std::make_unique<Sum>(); }
std::unique_ptr<Accumulator> make_average() { return std::make_unique<Average>(); }
std::unique_ptr<Accumulator> make_standard_deviation(bool population) { return std::make_unique<StandardDeviation>(population); }
std::unique_ptr<Accumulator> make_percentile(bool continuous) { return std::make_unique<Percentile>(continuous); }

}  // namespace relata
