#pragma once

#include <absl/container/flat_hash_map.h>

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/model/model_file.h"

namespace relata::extract {

// Vectors by 32-bit hash, 8 bits a component with one common scale. Immutable; safe from any thread. Cost of find(): one probe.
class VectorTable {
 public:
  VectorTable() = default;
  // `values` holds hashes.size() rows of `dimensions`. Requires: hashes ascend. The few largest components are cut off.
  VectorTable(std::size_t dimensions, std::vector<std::uint32_t> hashes, const std::vector<float>& values);

  std::size_t dimensions() const { return dimensions_; }
  std::size_t size() const { return hashes_.size(); }
  float scale() const { return scale_; }
  // The components in units of scale(); null when there is no such row.
  const std::int8_t* find(std::uint32_t hash) const {
    const auto row = rows_.find(hash);
    return row == rows_.end() ? nullptr : components_.data() + row->second * dimensions_;
  }

  void write(ModelWriter& writer) const;
  static VectorTable read(ModelReader& reader);

 private:
  void index();

  std::size_t dimensions_ = 0;
  float scale_ = 1;
  std::vector<std::uint32_t> hashes_;
  std::vector<std::int8_t> components_;
  absl::flat_hash_map<std::uint32_t, std::size_t> rows_;
};

}  // namespace relata::extract
