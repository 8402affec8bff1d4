#pragma once

#include <algorithm>
#include <vector>

#include "engine/extract/model/recurrent_layer.h"
#include "engine/extract/train/random.h"

namespace relata::extract {

// Sets a share of numbers to zero and enlarges the others to make up for them, so that a network relies on no single clue (Srivastava et
// al. 2014).
class Dropout {
 public:
  explicit Dropout(float share) : share_(share) {}

  // Chooses anew.
  void choose(Matrix& values, Random& random) {
    factors_.resize(values.values.size());
    const auto limit = static_cast<std::uint32_t>(share_ * 65536.0F);
    const float factor = 1 / (1 - share_);
    for (std::size_t i = 0; i < factors_.size(); i += 4) {
      std::uint64_t bits = random.next();
      for (std::size_t k = i; k < std::min(i + 4, factors_.size()); ++k, bits >>= 16) factors_[k] = (bits & 0xffff) < limit ? 0 : factor;
    }
    apply(values);
  }
  // As chosen last: the gradient of the values.
  void apply(Matrix& values) const {
    for (std::size_t i = 0; i < factors_.size(); ++i) values.values[i] *= factors_[i];
  }

 private:
  float share_;
  std::vector<float> factors_;
};

}  // namespace relata::extract
