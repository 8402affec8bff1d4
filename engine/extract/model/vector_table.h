#pragma once

#include <cstdint>
#include <vector>

#include "engine/extract/model/aligned.h"
#include "engine/extract/model/model_file.h"

namespace relata::extract {

// Vectors by 32-bit hash, 8 bits a component with one common scale. Immutable; safe from any thread. Cost of find(): one probe, which
// misses the cache unless prefetch() was called some time before.
class VectorTable {
 public:
  VectorTable() = default;
  // `values` holds hashes.size() rows of `dimensions`. Requires: hashes ascend. The few largest components are cut off.
  VectorTable(std::size_t dimensions, std::vector<std::uint32_t> hashes, const std::vector<float>& values);

  std::size_t dimensions() const { return dimensions_; }
  std::size_t size() const { return hashes_.size(); }
  float scale() const { return scale_; }
  // Asks for the memory where find() begins.
  void prefetch(std::uint32_t hash) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[home(hash)]);
  }
  // The components in units of scale(); null when there is no such row.
  const std::int8_t* find(std::uint32_t hash) const {
    if (slots_.empty()) return nullptr;
    for (std::size_t at = home(hash); slots_[at].row != kFree; at = at + 1 == slots_.size() ? 0 : at + 1) {
      if (slots_[at].hash == hash) return row(slots_[at].row);
    }
    return nullptr;
  }

  void write(ModelWriter& writer) const;
  static VectorTable read(ModelReader& reader);

 private:
  struct Slot {
    std::uint32_t hash;
    std::uint32_t row;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  void allocate();  // components of all rows
  void index();
  std::int8_t* row(std::size_t index) { return components_.data() + index * pitch_; }
  const std::int8_t* row(std::size_t index) const { return components_.data() + index * pitch_; }
  std::size_t home(std::uint32_t hash) const { return hash * 0x9E3779B1U >> shift_; }

  std::size_t dimensions_ = 0;
  std::size_t pitch_ = 0;  // from one row to the next, so that no row touches more lines of the cache than it must
  float scale_ = 1;
  std::vector<std::uint32_t> hashes_;
  AlignedVector<std::int8_t> components_;
  std::vector<Slot> slots_;  // at least twice as many as rows; a hash lies at home() or after it
  int shift_ = 31;
};

}  // namespace relata::extract
