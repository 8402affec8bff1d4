#include "engine/extract/model/linear_model.h"

#include <algorithm>
#include <bit>
#include <cassert>

namespace relata::extract {

LinearModel::LinearModel(std::vector<std::string> labels, const std::vector<Row>& rows) : labels_(std::move(labels)) {
  // At most two thirds full, so that probes stay short.
  buckets_.resize(std::bit_ceil(rows.size() * 3 / 2 + 2));
  for (const Row& row : rows) {
    if (row.cells.empty()) continue;
    assert(row.cells.size() <= kMaxLabels && cells_.size() + row.cells.size() <= kMaxCells);
    std::size_t at = row.feature & (buckets_.size() - 1);
    while (buckets_[at].count != 0) at = (at + 1) & (buckets_.size() - 1);
    buckets_[at].feature = row.feature;
    buckets_[at].begin = static_cast<std::uint32_t>(cells_.size()) & kMaxCells;
    buckets_[at].count = static_cast<std::uint32_t>(row.cells.size()) & kMaxLabels;
    cells_.insert(cells_.end(), row.cells.begin(), row.cells.end());
    ++row_count_;
  }
}

void LinearModel::score(const std::vector<std::uint32_t>& features, std::int32_t* scores) const {
  if (buckets_.empty()) return;
  const std::size_t mask = buckets_.size() - 1;
  for (const std::uint32_t feature : features) __builtin_prefetch(&buckets_[feature & mask]);
  // In groups, so that the cells of a whole group are on their way before the first is read.
  constexpr std::size_t kGroup = 32;
  struct Found {
    const Cell* cells;
    std::size_t count;
  };
  Found found[kGroup];
  for (std::size_t begin = 0; begin < features.size(); begin += kGroup) {
    const std::size_t end = std::min(features.size(), begin + kGroup);
    std::size_t count = 0;
    for (std::size_t i = begin; i < end; ++i) {
      std::size_t at = features[i] & mask;
      while (buckets_[at].count != 0 && buckets_[at].feature != features[i]) at = (at + 1) & mask;
      if (buckets_[at].count == 0) continue;
      found[count] = {cells_.data() + buckets_[at].begin, buckets_[at].count};
      __builtin_prefetch(found[count++].cells);
    }
    for (std::size_t i = 0; i < count; ++i) {
      for (std::size_t c = 0; c < found[i].count; ++c) scores[found[i].cells[c].label] += found[i].cells[c].weight;
    }
  }
}

void LinearModel::write(ModelWriter& writer) const {
  writer.u8(static_cast<std::uint8_t>(labels_.size()));
  for (const std::string& label : labels_) writer.string(label);
  std::vector<Bucket> rows;
  for (const Bucket& bucket : buckets_) {
    if (bucket.count != 0) rows.push_back(bucket);
  }
  std::sort(rows.begin(), rows.end(), [](const Bucket& a, const Bucket& b) { return a.feature < b.feature; });
  writer.u32(static_cast<std::uint32_t>(rows.size()));
  std::uint32_t previous = 0;
  for (const Bucket& row : rows) {
    writer.varint(row.feature - previous);
    previous = row.feature;
    writer.u8(static_cast<std::uint8_t>(row.count));
    for (std::uint32_t i = row.begin; i < row.begin + static_cast<std::uint32_t>(row.count); ++i) {
      writer.u8(cells_[i].label);
      writer.u8(static_cast<std::uint8_t>(cells_[i].weight));
    }
  }
}

LinearModel LinearModel::read(ModelReader& reader) {
  std::vector<std::string> labels(reader.u8());
  for (std::string& label : labels) label = reader.string();
  // A row takes at least a feature, a count and a cell.
  std::vector<Row> rows(reader.count(4));
  std::uint32_t previous = 0;
  std::size_t cells = 0;
  for (Row& row : rows) {
    row.feature = previous += reader.varint();
    row.cells.resize(reader.u8());
    for (Cell& cell : row.cells) {
      cell = {reader.u8(), static_cast<std::int8_t>(reader.u8())};
      // It would be added past the end of the scores.
      if (cell.label >= labels.size()) reader.fail();
    }
    cells += row.cells.size();
  }
  if (cells > kMaxCells) reader.fail();
  if (!reader.ok()) return {};
  return LinearModel(std::move(labels), rows);
}

}  // namespace relata::extract
