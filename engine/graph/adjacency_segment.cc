#include "engine/graph/adjacency_segment.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <tuple>

namespace relata {

void append_neighbors(std::span<const AdjacencyEntry> list, std::vector<Neighbor>& out) {
  for (const AdjacencyEntry entry : list) out.push_back({NodeId{entry.neighbor}, EdgeId{entry.edge}});
}

std::span<const AdjacencyEntry> entries_of(std::span<const AdjacencyEntry> list, std::uint32_t neighbor) {
  const auto first = std::partition_point(list.begin(), list.end(), [&](AdjacencyEntry e) { return e.neighbor < neighbor; });
  auto last = first;
  while (last != list.end() && last->neighbor == neighbor) ++last;
  return {first, last};
}

AdjacencySegment::AdjacencySegment(std::shared_ptr<const Csr> base) : own_(std::move(base)) {}

std::span<const AdjacencySegment::Change> AdjacencySegment::changes_of(std::uint32_t offset) const {
  if (changes_.empty()) return {};
  const auto first = std::partition_point(changes_.begin(), changes_.end(), [&](const Change& c) { return c.offset < offset; });
  const auto last = std::partition_point(first, changes_.end(), [&](const Change& c) { return c.offset == offset; });
  return {first, last};
}

void AdjacencySegment::append_to(std::uint32_t offset, const Csr* stored, std::vector<Neighbor>& out) const {
  const Csr* const csr = base(stored);
  append_changed(csr == nullptr ? std::span<const AdjacencyEntry>{} : csr->list(offset), changes_of(offset), out);
}

void AdjacencySegment::append_to(std::uint32_t offset, std::uint32_t neighbor, const Csr* stored, std::vector<Neighbor>& out) const {
  const Csr* const csr = base(stored);
  const std::span<const Change> all = changes_of(offset);
  const auto first = std::partition_point(all.begin(), all.end(), [&](const Change& c) { return c.entry.neighbor < neighbor; });
  const auto last = std::partition_point(first, all.end(), [&](const Change& c) { return c.entry.neighbor == neighbor; });
  append_changed(csr == nullptr ? std::span<const AdjacencyEntry>{} : entries_of(csr->list(offset), neighbor), {first, last}, out);
}

void AdjacencySegment::append_changed(std::span<const AdjacencyEntry> list, std::span<const Change> changes, std::vector<Neighbor>& out) {
  if (changes.empty()) return append_neighbors(list, out);
  const auto emit = [&](AdjacencyEntry entry) { out.push_back({NodeId{entry.neighbor}, EdgeId{entry.edge}}); };
  auto change = changes.begin();
  for (const AdjacencyEntry entry : list) {
    for (; change != changes.end() && change->entry < entry; ++change) emit(change->entry);
    if (change != changes.end() && change->entry == entry) {
      assert(change->removed);
      ++change;
    } else {
      emit(entry);
    }
  }
  for (; change != changes.end(); ++change) emit(change->entry);
}

std::uint64_t AdjacencySegment::degree(std::uint32_t offset, const Csr* stored) const {
  const Csr* const csr = base(stored);
  std::uint64_t count = csr == nullptr ? 0 : csr->list(offset).size();
  for (const Change& change : changes_of(offset)) count += change.removed ? -1 : 1;
  return count;
}

std::uint64_t AdjacencySegment::degree_to(std::uint32_t offset, std::uint32_t neighbor, const Csr* stored) const {
  const Csr* const csr = base(stored);
  std::uint64_t count = csr == nullptr ? 0 : entries_of(csr->list(offset), neighbor).size();
  for (const Change& change : changes_of(offset)) {
    if (change.entry.neighbor == neighbor) count += change.removed ? -1 : 1;
  }
  return count;
}

std::vector<AdjacencySegment::Change>::iterator AdjacencySegment::position(std::uint32_t offset, AdjacencyEntry entry) {
  return std::partition_point(changes_.begin(), changes_.end(),
                              [&](const Change& c) { return std::tie(c.offset, c.entry) < std::tie(offset, entry); });
}

void AdjacencySegment::insert(std::uint32_t offset, AdjacencyEntry entry) {
  const auto at = position(offset, entry);
  assert(at == changes_.end() || at->offset != offset || at->entry != entry);
  changes_.insert(at, {offset, entry, false});
}

void AdjacencySegment::erase(std::uint32_t offset, AdjacencyEntry entry) {
  const auto at = position(offset, entry);
  if (at != changes_.end() && at->offset == offset && at->entry == entry) {
    assert(!at->removed);
    changes_.erase(at);
    return;
  }
  changes_.insert(at, {offset, entry, true});
}

bool AdjacencySegment::wants_fold(std::uint64_t stored_edges) const {
  // The square root balances what every insertion moves within the changes against what a fold moves per insertion.
  constexpr double kFewest = 32;
  const auto edges = static_cast<double>(own_ == nullptr ? stored_edges : own_->edge_count());
  return static_cast<double>(changes_.size()) > std::max(kFewest, 2 * std::sqrt(edges));
}

Csr AdjacencySegment::merged(const Csr* stored) const {
  const Csr* const csr = base(stored);
  Csr folded;
  folded.reserve((csr == nullptr ? 0 : csr->edge_count()) + changes_.size());
  auto change = changes_.begin();
  const auto add_changes_before = [&](std::uint32_t offset, AdjacencyEntry entry) {
    for (; change != changes_.end() && std::tie(change->offset, change->entry) < std::tie(offset, entry); ++change) {
      folded.append(change->offset, change->entry);
    }
  };
  if (csr != nullptr) {
    csr->for_each([&](std::uint32_t offset, std::span<const AdjacencyEntry> list) {
      add_changes_before(offset, {});
      // Most lists have not changed.
      if (change == changes_.end() || change->offset != offset) return folded.append(offset, list);
      for (const AdjacencyEntry entry : list) {
        add_changes_before(offset, entry);
        if (change != changes_.end() && change->offset == offset && change->entry == entry) {
          ++change;
        } else {
          folded.append(offset, entry);
        }
      }
    });
  }
  add_changes_before(Csr::kNodes, {});
  folded.finish();
  return folded;
}

void AdjacencySegment::fold(const Csr* stored) {
  own_ = std::make_shared<const Csr>(merged(stored));
  changes_.clear();
}

}  // namespace relata
