#pragma once

#include <cmath>
#include <cstdint>

namespace relata {

// A sum of floats with a running compensation of what rounding lost (Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation
// endlicher Summen", 1974), so that the order of rows hardly matters.
class CompensatedSum {
 public:
  void add(double value) {
    const double sum = sum_ + value;
    lost_ += std::fabs(sum_) >= std::fabs(value) ? (sum_ - sum) + value : (value - sum) + sum_;
    sum_ = sum;
  }
  double result() const { return std::isfinite(sum_) ? sum_ + lost_ : sum_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace relata
