#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/model/linear_model.h"

namespace relata::extract {

// Multi-class averaged perceptron (Collins 2002) with sparse rows: a feature keeps weights only for labels it was updated with.
// Deterministic for a given sequence of calls. At most 256 labels.
class AveragedPerceptron {
 public:
  explicit AveragedPerceptron(std::vector<std::string> labels) : labels_(std::move(labels)) {}

  std::size_t label_count() const { return labels_.size(); }
  // Adds the current weights to scores[0 .. label_count()).
  void score(const std::vector<std::uint32_t>& features, float* scores) const;
  void update(const std::vector<std::uint32_t>& features, std::uint16_t label, float amount);
  // Call once per decision: what averaging counts.
  void tick() { ++now_; }

  // The average over all ticks. Weights below `min_weight` times the largest are dropped.
  LinearModel average(double min_weight) const;

 private:
  struct Cell {
    std::uint16_t label;
    float weight;
    double sum;  // of weight over ticks up to `since`
    std::uint64_t since;
  };
  std::vector<std::string> labels_;
  absl::flat_hash_map<std::uint32_t, std::vector<Cell>> rows_;
  std::uint64_t now_ = 0;
};

}  // namespace relata::extract
