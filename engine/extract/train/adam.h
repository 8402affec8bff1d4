#pragma once

#include <cstdint>
#include <vector>

#include "engine/extract/train/random.h"

namespace relata::extract {

// Numbers that training adjusts, with their gradient and what Adam remembers of earlier ones.
struct Parameter {
  std::vector<float> value;
  std::vector<float> gradient;
  std::vector<float> mean;
  std::vector<float> square;

  // Uniform in [-range, range).
  void initialise(std::size_t count, float range, Random& random);
};

// Adam (Kingma and Ba 2015). One instance serves all parameters of a network: call next_step() once per batch.
class Adam {
 public:
  void next_step(float rate);
  // Applies the gradient and sets it to zero.
  void update(Parameter& parameter) const { update(parameter, 0, parameter.value.size()); }
  // Only the rows of `width` that `rows` names; the others have had no gradient and stay.
  void update_rows(Parameter& parameter, std::size_t width, const std::vector<std::uint32_t>& rows) const;

 private:
  void update(Parameter& parameter, std::size_t begin, std::size_t end) const;
  double mean_decay_ = 1;    // of the first step's share in the means
  double square_decay_ = 1;  // and in the squares
  float rate_ = 0;
  float correction_ = 1;
};

}  // namespace relata::extract
