#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/model/model_file.h"

namespace relata::extract {

// Weights of a multi-class linear classifier over hashed features, quantised to 8 bits with one common scale: only the order of scores
// counts. Immutable once built; safe from any thread. At most 255 labels and kMaxCells weights. Cost of score(): one probe of a hash
// table, and mostly one cache miss more, a feature.
class LinearModel {
 public:
  struct Cell {
    std::uint8_t label;
    std::int8_t weight;
  };
  struct Row {
    std::uint32_t feature;
    std::vector<Cell> cells;
  };
  static constexpr std::size_t kMaxLabels = 255;
  static constexpr std::size_t kMaxCells = (std::size_t{1} << 24) - 1;

  LinearModel() = default;
  // Requires: features differ; each row's labels differ and index `labels`; the limits above hold.
  LinearModel(std::vector<std::string> labels, const std::vector<Row>& rows);

  const std::vector<std::string>& labels() const { return labels_; }
  std::size_t feature_count() const { return row_count_; }
  // Adds the features' weights to scores[0 .. labels().size()).
  void score(const std::vector<std::uint32_t>& features, std::int32_t* scores) const;

  // Rows in ascending order of features: the difference to the feature before in groups of 7 bits, then the cells.
  void write(ModelWriter& writer) const;
  // What does not hold together makes the reader fail.
  static LinearModel read(ModelReader& reader);

 private:
  struct Bucket {
    std::uint32_t feature = 0;
    std::uint32_t begin : 24 = 0;  // in cells_
    std::uint32_t count : 8 = 0;   // 0: empty bucket
  };
  std::vector<std::string> labels_;
  std::vector<Bucket> buckets_;  // open addressing, a power of two
  std::vector<Cell> cells_;
  std::size_t row_count_ = 0;
};

}  // namespace relata::extract
