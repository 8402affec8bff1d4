#pragma once

#include <array>
#include <atomic>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace relata {

// Names one writer: a part of a snapshot that carries the writer's epoch belongs to it alone and may be changed in place.
using Epoch = std::uint64_t;

// Never returns the same number twice in one process. Thread-safe.
inline Epoch next_epoch() {
  static std::atomic<Epoch> last{0};
  return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

// A sparse array of parts that versions of a snapshot share: copying the table copies one pointer per 256 parts, writing a part
// copies that part once per epoch. Absent parts cost nothing but their pointer.
//
// Thread safety: const methods from any thread; a table is written by one thread and shared only after the last write.
template <typename Part>
class SharedTable {
 public:
  // Null when the part was never written. Cost: three loads.
  const Part* find(std::size_t index) const {
    const std::size_t page = index / kFanout;
    if (page >= pages_.size() || pages_[page] == nullptr) return nullptr;
    const std::shared_ptr<Owned>& part = pages_[page]->parts[index % kFanout];
    return part == nullptr ? nullptr : &part->part;
  }

  // The part as `epoch` may change it: created or copied when it is not yet the writer's own. Requires: epoch > 0.
  Part& writable(std::size_t index, Epoch epoch) {
    assert(epoch > 0);
    const std::size_t page_index = index / kFanout;
    if (page_index >= pages_.size()) pages_.resize(page_index + 1);
    Page& page = own(pages_[page_index], epoch);
    return own(page.parts[index % kFanout], epoch).part;
  }

  // No part at or above it was ever written.
  std::size_t index_end() const { return pages_.size() * kFanout; }

 private:
  static constexpr std::size_t kFanout = 256;
  struct Owned {
    Epoch owner = 0;
    Part part;
  };
  struct Page {
    Epoch owner = 0;
    std::array<std::shared_ptr<Owned>, kFanout> parts;
  };

  template <typename T>
  static T& own(std::shared_ptr<T>& pointer, Epoch epoch) {
    if (pointer == nullptr) {
      pointer = std::make_shared<T>();
      pointer->owner = epoch;
    } else if (pointer->owner != epoch) {
      pointer = std::make_shared<T>(*pointer);
      pointer->owner = epoch;
    }
    return *pointer;
  }

  std::vector<std::shared_ptr<Page>> pages_;
};

}  // namespace relata
