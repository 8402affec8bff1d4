#include "engine/extract/train/averaged_perceptron.h"

#include <algorithm>
#include <cmath>

namespace relata::extract {

void AveragedPerceptron::score(const std::vector<std::uint32_t>& features, float* scores) const {
  for (const std::uint32_t feature : features) {
    const auto row = rows_.find(feature);
    if (row == rows_.end()) continue;
    for (const Cell& cell : row->second) scores[cell.label] += cell.weight;
  }
}

void AveragedPerceptron::update(const std::vector<std::uint32_t>& features, std::uint16_t label, float amount) {
  for (const std::uint32_t feature : features) {
    std::vector<Cell>& row = rows_[feature];
    auto cell = std::find_if(row.begin(), row.end(), [&](const Cell& c) { return c.label == label; });
    if (cell == row.end()) cell = row.insert(row.end(), {label, 0, 0, now_});
    cell->sum += static_cast<double>(now_ - cell->since) * cell->weight;
    cell->since = now_;
    cell->weight += amount;
  }
}

LinearModel AveragedPerceptron::average(double min_weight) const {
  const auto mean = [&](const Cell& cell) {
    return (cell.sum + static_cast<double>(now_ - cell.since) * cell.weight) / static_cast<double>(std::max<std::uint64_t>(now_, 1));
  };
  double largest = 1e-9;
  for (const auto& [feature, row] : rows_) {
    for (const Cell& cell : row) largest = std::max(largest, std::abs(mean(cell)));
  }
  const double step = largest / 127;
  std::vector<LinearModel::Row> rows;
  for (const auto& [feature, row] : rows_) {
    LinearModel::Row kept{feature, {}};
    for (const Cell& cell : row) {
      const double weight = mean(cell);
      const auto quantised = static_cast<std::int8_t>(std::lround(weight / step));
      if (std::abs(weight) >= min_weight * largest && quantised != 0) {
        kept.cells.push_back({static_cast<std::uint8_t>(cell.label), quantised});
      }
    }
    if (!kept.cells.empty()) rows.push_back(std::move(kept));
  }
  // The hash table's order is arbitrary; the model's bytes must not be.
  std::sort(rows.begin(), rows.end(), [](const LinearModel::Row& a, const LinearModel::Row& b) { return a.feature < b.feature; });
  return LinearModel(labels_, rows);
}

}  // namespace relata::extract
