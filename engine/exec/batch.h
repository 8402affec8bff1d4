#pragma once

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <vector>

#include "engine/exec/row.h"

namespace relata {

// Rows that travel together from one operator to the next, at most capacity() of them. The capacity begins small and grows whenever it
// was used up, so that a statement with few rows pays for few, and wide rows never take more than some hundred kilobytes.
class Batch {
 public:
  // Requires: largest > 0.
  Batch(std::uint32_t width, std::uint32_t largest)
      : width_(width),
        largest_(std::clamp(kMostValues / std::max(width, 1U), 1U, largest)),
        capacity_(std::min(kFirstCapacity, largest_)),
        values_(std::size_t{width} * capacity_) {}

  std::uint32_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  bool full() const { return size_ == capacity_; }
  std::uint32_t capacity() const { return capacity_; }
  Row row(std::uint32_t index) {
    assert(index < size_);
    return at(index);
  }
  void clear() {
    if (filled_ && capacity_ < largest_) {
      capacity_ = std::min(largest_, capacity_ * 4);
      values_.resize(std::size_t{width_} * capacity_);
    }
    filled_ = false;
    size_ = 0;
  }

  // A copy of `source`, to be changed in place. Requires: !full().
  Row append(Row source) {
    assert(!full() && source.width() == width_);
    const Row row = at(size_++);
    filled_ = filled_ || full();
    for (std::uint32_t i = 0; i < width_; ++i) {
      // Most slots hold nothing yet, here as there.
      if (!source.data()[i].is_null() || !row.data()[i].is_null()) row.data()[i] = source.data()[i];
    }
    return row;
  }
  // Takes back the row appended last.
  void drop_last() { --size_; }
  // Keeps the rows whose flag is set, in order.
  void retain(const std::vector<char>& keep) {
    std::uint32_t kept = 0;
    for (std::uint32_t i = 0; i < size_; ++i) {
      if (!keep[i]) continue;
      if (kept != i) std::move(at(i).data(), at(i).data() + width_, at(kept).data());
      ++kept;
    }
    size_ = kept;
  }

 private:
  static constexpr std::uint32_t kFirstCapacity = 16;
  static constexpr std::uint32_t kMostValues = 32'768;

  Row at(std::uint32_t index) { return {values_.data() + std::size_t{index} * width_, width_}; }

  std::uint32_t width_;
  std::uint32_t largest_;
  std::uint32_t capacity_;
  std::uint32_t size_ = 0;
  bool filled_ = false;  // since clear(), whatever was taken back later
  std::vector<Value> values_;
};

}  // namespace relata
