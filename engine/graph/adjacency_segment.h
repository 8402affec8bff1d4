#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/graph/snapshot.h"
#include "storage/segment/csr.h"

namespace relata {

// Adjacency of one relation type in one direction for kNodes consecutive node ids: what has changed since a base. The base is the stored
// segment of the graph's version on disk, which the caller passes where it is asked for (null: there is none), until the changes are folded
// into one of its own, which this then uses in its place.
//
// Copying costs the changes, at most about twice the square root of the edges; the base is rebuilt when they grow beyond that.
// Memory: 16 bytes a change, and that of the base of its own.
class AdjacencySegment {
 public:
  static constexpr std::uint32_t kNodes = Csr::kNodes;

  AdjacencySegment() = default;
  // With a base of its own.
  explicit AdjacencySegment(std::shared_ptr<const Csr> base);

  // Whether what the caller passes as `stored` is used at all.
  bool uses_stored() const { return own_ == nullptr; }
  bool is_changed() const { return own_ != nullptr || !changes_.empty(); }

  // Appends the node's neighbours, ascending by neighbour and edge. Cost: O(degree), plus a binary search when there are changes.
  void append_to(std::uint32_t offset, const Csr* stored, std::vector<Neighbor>& out) const;
  std::uint64_t degree(std::uint32_t offset, const Csr* stored) const;
  // The node's neighbours where nothing of them has changed since the base.
  bool is_unchanged(std::uint32_t offset) const { return changes_of(offset).empty(); }
  std::span<const AdjacencyEntry> list(std::uint32_t offset, const Csr* stored) const {
    const Csr* const csr = base(stored);
    return csr == nullptr ? std::span<const AdjacencyEntry>{} : csr->list(offset);
  }
  // Edges between the node and one neighbour, and their number. Cost: binary searches.
  void append_to(std::uint32_t offset, std::uint32_t neighbor, const Csr* stored, std::vector<Neighbor>& out) const;
  std::uint64_t degree_to(std::uint32_t offset, std::uint32_t neighbor, const Csr* stored) const;

  // Require: the entry is absent (insert), present (erase).
  void insert(std::uint32_t offset, AdjacencyEntry entry);
  void erase(std::uint32_t offset, AdjacencyEntry entry);
  // Whether it is time for fold(). `stored_edges`: of the stored base.
  bool wants_fold(std::uint64_t stored_edges) const;
  void fold(const Csr* stored);
  // Base and changes in one.
  Csr merged(const Csr* stored) const;

 private:
  struct Change {
    std::uint32_t offset;
    AdjacencyEntry entry;
    bool removed;  // of the base; otherwise added to it
  };
  const Csr* base(const Csr* stored) const { return own_ != nullptr ? own_.get() : stored; }
  std::span<const Change> changes_of(std::uint32_t offset) const;
  // The base's list and the changes to it, as one list.
  static void append_changed(std::span<const AdjacencyEntry> list, std::span<const Change> changes, std::vector<Neighbor>& out);
  std::vector<Change>::iterator position(std::uint32_t offset, AdjacencyEntry entry);

  std::shared_ptr<const Csr> own_;
  std::vector<Change> changes_;  // ascending by (offset, entry)
};

// Appends a list of the store as it is.
void append_neighbors(std::span<const AdjacencyEntry> list, std::vector<Neighbor>& out);
// Of an ascending list: the entries of one neighbour.
std::span<const AdjacencyEntry> entries_of(std::span<const AdjacencyEntry> list, std::uint32_t neighbor);

}  // namespace relata
