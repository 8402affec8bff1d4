#pragma once

#include <array>
#include <bit>
#include <compare>
#include <cstddef>
#include <cstdint>

#include "storage/segment/byte_stream.h"

namespace relata {

// A piece of the graph as memory holds it: adjacency, labels, ends or one property of a range of ids. Immutable once built; safe to read
// from any thread.
class Segment {
 public:
  virtual ~Segment() = default;
  // Of memory, about.
  virtual std::size_t bytes() const = 0;
};

// Nodes whose adjacency lies in one segment, and nodes or edges whose records do: small enough that a point query reads little, large
// enough that what is stored beside the content does not count.
constexpr std::uint32_t kAdjacencySegmentIds = 4096;
constexpr std::uint32_t kRecordSegmentIds = 16384;

// In the order in which segments are stored.
enum class SegmentGroup : std::uint8_t { kOut = 1, kIn = 2, kNodes = 3, kEdges = 4, kDirectory = 5 };

// Where a segment belongs. `id`: the relation type of adjacency; for kNodes and kEdges 0 is the table of what exists, with labels or ends,
// and other numbers are the column of a property key.
struct SegmentKey {
  SegmentGroup group;
  std::uint32_t range;  // ids from range * (kAdjacencySegmentIds or kRecordSegmentIds) on
  std::uint32_t id;
  friend constexpr auto operator<=>(const SegmentKey&, const SegmentKey&) = default;
};

// Of the list of all segments (segment_directory.h).
constexpr SegmentKey kDirectoryKey = {SegmentGroup::kDirectory, 0, 0};

// A set of offsets, with the place of each among them.
template <std::uint32_t kOffsets>
class OffsetSet {
 public:
  static constexpr std::uint32_t kWords = kOffsets / 64;

  bool contains(std::uint32_t offset) const { return (words_[offset / 64] >> (offset % 64) & 1) != 0; }
  // Requires: contains(offset), finish() was called.
  std::uint32_t place(std::uint32_t offset) const {
    if (contiguous_) return offset - first_;
    const std::uint64_t below = words_[offset / 64] & ((std::uint64_t{1} << (offset % 64)) - 1);
    return before_[offset / 64] + static_cast<std::uint32_t>(std::popcount(below));
  }
  std::uint64_t word(std::uint32_t index) const { return words_[index]; }
  // Of the first member in the word; those that follow in it have the places that follow.
  std::uint32_t first_place(std::uint32_t word) const { return before_[word]; }
  std::uint32_t size() const { return size_; }
  // Ascending: `visit(offset)`.
  template <typename Visit>
  void for_each(const Visit& visit) const {
    for (std::uint32_t word = 0; word < kWords; ++word) {
      for (std::uint64_t bits = words_[word]; bits != 0; bits &= bits - 1) {
        visit(word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits)));
      }
    }
  }

  void add(std::uint32_t offset) { words_[offset / 64] |= std::uint64_t{1} << (offset % 64); }
  // After the last add().
  void finish() {
    size_ = 0;
    for (std::uint32_t word = 0; word < kWords; ++word) {
      before_[word] = static_cast<std::uint16_t>(size_);
      size_ += static_cast<std::uint32_t>(std::popcount(words_[word]));
    }
    find_extent();
  }

  // All bits up to the last that is set.
  void write(ByteWriter& out) const {
    std::uint32_t used = kWords;
    while (used > 0 && words_[used - 1] == 0) --used;
    out.varint(used);
    for (std::uint32_t word = 0; word < used; ++word) out.u64(words_[word]);
  }
  void read(ByteReader& in) {
    const std::size_t used = in.count(in.varint(), 8);
    if (used > kWords) return in.fail();
    for (std::size_t word = 0; word < used; ++word) words_[word] = in.u64();
    finish();
  }

 private:
  void find_extent() {
    std::uint32_t word = 0;
    while (word < kWords && words_[word] == 0) ++word;
    if (word == kWords) return;
    first_ = word * 64 + static_cast<std::uint32_t>(std::countr_zero(words_[word]));
    word = kWords - 1;
    while (words_[word] == 0) --word;
    const std::uint32_t last = word * 64 + 63 - static_cast<std::uint32_t>(std::countl_zero(words_[word]));
    contiguous_ = last - first_ + 1 == size_;
  }

  std::array<std::uint64_t, kWords> words_{};
  std::array<std::uint16_t, kWords> before_{};  // members in the words before
  std::uint32_t size_ = 0;
  std::uint32_t first_ = 0;
  bool contiguous_ = false;  // from first_ on, as most are: places need no counting of bits
};

}  // namespace relata
