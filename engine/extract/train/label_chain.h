#pragma once

#include <cstdint>
#include <vector>

#include "engine/extract/model/recurrent_layer.h"
#include "engine/extract/ner/name_network.h"

namespace relata::extract {

// The loss of a linear-chain conditional random field (Lafferty et al. 2001) over the labels of a sentence: minus the logarithm of the
// share that the gold sequence has among all that make whole names. Words begin .. end-1 are rows of `scores`; adds `weight` times the
// gradients. Requires: begin < end, and the gold labels make whole names.
double chain_loss(const Matrix& scores, std::size_t begin, std::size_t end, const std::vector<std::uint8_t>& gold, const float* transitions,
                  float weight, Matrix& score_gradient, float* transition_gradient);

}  // namespace relata::extract
