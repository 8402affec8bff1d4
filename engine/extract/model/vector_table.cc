#include "engine/extract/model/vector_table.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

namespace relata::extract {
namespace {

constexpr double kKeptWhole = 0.9995;  // share of components that the 8 bits reach
constexpr std::size_t kLine = 64;
constexpr std::size_t kUnit = 16;

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
  allocate();
  for (std::size_t i = 0; i < values.size(); ++i) {
    row(i / dimensions)[i % dimensions] = static_cast<std::int8_t>(std::clamp<long>(std::lround(values[i] / scale_), -127, 127));
  }
  index();
}

void VectorTable::allocate() {
  pitch_ = dimensions_ <= kLine ? std::bit_ceil(dimensions_) : (dimensions_ + kUnit - 1) / kUnit * kUnit;
  components_.assign(hashes_.size() * pitch_, 0);
}

void VectorTable::index() {
  const int bits = std::max(1, static_cast<int>(std::bit_width(hashes_.size())) + 1);
  shift_ = 32 - bits;
  slots_.assign(std::size_t{1} << bits, {0, kFree});
  for (std::uint32_t i = 0; i < hashes_.size(); ++i) {
    std::size_t at = home(hashes_[i]);
    while (slots_[at].row != kFree) at = (at + 1) % slots_.size();
    slots_[at] = {hashes_[i], i};
  }
}

void VectorTable::write(ModelWriter& writer) const {
  writer.u16(static_cast<std::uint16_t>(dimensions_));
  writer.f32(scale_);
  writer.u32(static_cast<std::uint32_t>(hashes_.size()));
  std::uint32_t previous = 0;
  for (std::size_t i = 0; i < hashes_.size(); ++i) {
    writer.varint(hashes_[i] - previous);
    previous = hashes_[i];
    for (std::size_t c = 0; c < dimensions_; ++c) writer.u8(static_cast<std::uint8_t>(row(i)[c]));
  }
}

VectorTable VectorTable::read(ModelReader& reader) {
  VectorTable table;
  table.dimensions_ = reader.u16();
  table.scale_ = reader.f32();
  table.hashes_.resize(reader.count(1 + table.dimensions_));
  table.allocate();
  std::uint32_t previous = 0;
  for (std::size_t i = 0; i < table.hashes_.size(); ++i) {
    table.hashes_[i] = previous += reader.varint();
    const std::string_view components = reader.bytes(table.dimensions_);
    std::copy(components.begin(), components.end(), table.row(i));
  }
  table.index();
  return table;
}

}  // namespace relata::extract
