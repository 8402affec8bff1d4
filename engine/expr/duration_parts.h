#pragma once

#include "storage/base/result.h"
#include "storage/base/temporal.h"
#include "storage/base/value.h"

namespace relata {

// Sums up what a duration is made of. Fractions go down to the next smaller unit: of a month as of 30.436875 days (the Gregorian
// calendar's average), of a day as of 24 hours. Whole amounts stay exact.
class DurationParts {
 public:
  // `scale`: months (days, seconds, nanoseconds) in one unit. Requires: amount.is_number().
  void add_months(const Value& amount, std::int64_t scale = 1) { months_.add(amount, scale); }
  void add_days(const Value& amount, std::int64_t scale = 1) { days_.add(amount, scale); }
  void add_seconds(const Value& amount, std::int64_t scale = 1) { seconds_.add(amount, scale); }
  void add_nanos(const Value& amount, std::int64_t scale = 1) { nanos_.add(amount, scale); }
  // Each part of a duration times a factor.
  void add(const Duration& duration, long double factor);

  // ArithmeticError when a part does not fit into 64 bits, or an amount was not finite.
  Result<Duration> finish() const;

 private:
  struct Part {
    __int128 whole = 0;
    long double fraction = 0;  // in (-1, 1) per addition
    bool valid = true;
    void add(const Value& amount, std::int64_t scale);
    void add(long double amount);
  };
  Part months_;
  Part days_;
  Part seconds_;
  Part nanos_;
};

}  // namespace relata
