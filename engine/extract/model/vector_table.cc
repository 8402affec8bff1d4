#include "engine/extract/model/vector_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace relata::extract {
namespace {

constexpr double kKeptWhole = 0.9995;  // share of components that the 8 bits reach

}  // namespace

VectorTable::VectorTable(std::size_t dimensions, std::vector<std::uint32_t> hashes, const std::vector<float>& values)
    : dimensions_(dimensions), hashes_(std::move(hashes)) {
  assert(values.size() == hashes_.size() * dimensions && std::is_sorted(hashes_.begin(), hashes_.end()));
  std::vector<float> sizes;
  sizes.reserve(values.size());
  for (const float value : values) sizes.push_back(std::abs(value));
  if (!sizes.empty()) {
    const auto at = sizes.begin() + static_cast<std::ptrdiff_t>(kKeptWhole * static_cast<double>(sizes.size() - 1));
    std::nth_element(sizes.begin(), at, sizes.end());
    scale_ = std::max(*at, 1e-6F) / 127.0F;
  }
  components_.reserve(values.size());
  for (const float value : values) {
    components_.push_back(static_cast<std::int8_t>(std::clamp<long>(std::lround(value / scale_), -127, 127)));
  }
  index();
}

void VectorTable::index() {
  rows_.reserve(hashes_.size());
  for (std::size_t i = 0; i < hashes_.size(); ++i) rows_.emplace(hashes_[i], i);
}

void VectorTable::write(ModelWriter& writer) const {
  writer.u16(static_cast<std::uint16_t>(dimensions_));
  writer.f32(scale_);
  writer.u32(static_cast<std::uint32_t>(hashes_.size()));
  std::uint32_t previous = 0;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    writer.varint(hashes_[i] - previous);
    previous = hashes_[i];
    for (std::size_t c = 0; c < dimensions_; ++c) writer.u8(static_cast<std::uint8_t>(components_[i * dimensions_ + c]));
  }
}

VectorTable VectorTable::read(ModelReader& reader) {
  VectorTable table;
  table.dimensions_ = reader.u16();
  table.scale_ = reader.f32();
  table.hashes_.resize(reader.count(1 + table.dimensions_));
  table.components_.reserve(table.hashes_.size() * table.dimensions_);
  std::uint32_t previous = 0;
  for (std::uint32_t& hash : table.hashes_) {
    hash = previous += reader.varint();
    for (std::size_t c = 0; c < table.dimensions_; ++c) table.components_.push_back(static_cast<std::int8_t>(reader.u8()));
  }
  table.index();
  return table;
}

}  // namespace relata::extract
