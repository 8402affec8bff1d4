#pragma once

#include <cassert>
#include <cstdint>

#include "query/bind/bound_expression.h"
#include "storage/base/value.h"

namespace relata {

// One row of a batch. Borrowed: valid while the batch is. Expressions write the slots of their local variables (comprehensions,
// quantifiers, reduce) and no others.
class Row {
 public:
  Row(Value* slots, std::uint32_t width) : slots_(slots), width_(width) {}
  Value& operator[](bound::Slot slot) const {
    assert(slot.index < width_);
    return slots_[slot.index];
  }
  Value* data() const { return slots_; }
  std::uint32_t width() const { return width_; }

 private:
  Value* slots_;
  std::uint32_t width_;
};

}  // namespace relata
