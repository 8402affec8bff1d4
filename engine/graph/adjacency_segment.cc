#include "engine/graph/adjacency_segment.h"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <tuple>

namespace relata {
namespace {

const std::shared_ptr<const Csr>& empty_csr() {
  static const std::shared_ptr<const Csr> csr = [] {
    auto built = std::make_shared<Csr>();
    built->finish();
    return built;
  }();
  return csr;
}

}  // namespace

std::span<const AdjacencyEntry> Csr::list(std::uint32_t offset) const {
  assert(offset < kNodes);
  const std::uint64_t word = present_[offset / 64];
  const std::uint64_t bit = std::uint64_t{1} << (offset % 64);
  if ((word & bit) == 0) return {};
  const std::size_t row = rank_[offset / 64] + static_cast<std::size_t>(std::popcount(word & (bit - 1)));
  return {entries_.data() + starts_[row], entries_.data() + starts_[row + 1]};
}

template <typename Visit>
void Csr::for_each(const Visit& visit) const {
  std::size_t row = 0;
  for (std::uint32_t word = 0; word < present_.size(); ++word) {
    for (std::uint64_t bits = present_[word]; bits != 0; bits &= bits - 1, ++row) {
      const std::uint32_t offset = word * 64 + static_cast<std::uint32_t>(std::countr_zero(bits));
      for (std::uint32_t i = starts_[row]; i < starts_[row + 1]; ++i) visit(offset, entries_[i]);
    }
  }
}

void Csr::append(std::uint32_t offset, AdjacencyEntry entry) {
  assert(offset < kNodes);
  std::uint64_t& word = present_[offset / 64];
  const std::uint64_t bit = std::uint64_t{1} << (offset % 64);
  if ((word & bit) == 0) {
    word |= bit;
    starts_.push_back(static_cast<std::uint32_t>(entries_.size()));
  }
  entries_.push_back(entry);
}

void Csr::finish() {
  std::uint16_t before = 0;
  for (std::size_t word = 0; word < present_.size(); ++word) {
    rank_[word] = before;
    before = static_cast<std::uint16_t>(before + std::popcount(present_[word]));
  }
  starts_.push_back(static_cast<std::uint32_t>(entries_.size()));
}

AdjacencySegment::AdjacencySegment(std::shared_ptr<const Csr> base) : base_(std::move(base)) {}

std::span<const AdjacencySegment::Change> AdjacencySegment::changes_of(std::uint32_t offset) const {
  if (changes_.empty()) return {};
  const auto first = std::partition_point(changes_.begin(), changes_.end(), [&](const Change& c) { return c.offset < offset; });
  const auto last = std::partition_point(first, changes_.end(), [&](const Change& c) { return c.offset == offset; });
  return {first, last};
}

void AdjacencySegment::append_to(std::uint32_t offset, std::vector<Neighbor>& out) const {
  const auto emit = [&](AdjacencyEntry entry) { out.push_back({NodeId{entry.neighbor}, EdgeId{entry.edge}}); };
  const std::span<const AdjacencyEntry> list = base_ == nullptr ? std::span<const AdjacencyEntry>{} : base_->list(offset);
  const std::span<const Change> changes = changes_of(offset);
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

std::uint64_t AdjacencySegment::degree(std::uint32_t offset) const {
  std::uint64_t count = base_ == nullptr ? 0 : base_->list(offset).size();
  for (const Change& change : changes_of(offset)) count += change.removed ? -1 : 1;
  return count;
}

std::uint64_t AdjacencySegment::degree_to(std::uint32_t offset, std::uint32_t neighbor) const {
  std::uint64_t count = 0;
  if (base_ != nullptr) {
    const std::span<const AdjacencyEntry> list = base_->list(offset);
    const auto first = std::partition_point(list.begin(), list.end(), [&](AdjacencyEntry e) { return e.neighbor < neighbor; });
    const auto last = std::partition_point(first, list.end(), [&](AdjacencyEntry e) { return e.neighbor == neighbor; });
    count = static_cast<std::uint64_t>(last - first);
  }
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
  fold_when_large();
}

void AdjacencySegment::erase(std::uint32_t offset, AdjacencyEntry entry) {
  const auto at = position(offset, entry);
  if (at != changes_.end() && at->offset == offset && at->entry == entry) {
    assert(!at->removed);
    changes_.erase(at);
    return;
  }
  changes_.insert(at, {offset, entry, true});
  fold_when_large();
}

void AdjacencySegment::fold_when_large() {
  // The square root balances what every insertion moves within the changes against what a fold moves per insertion.
  constexpr double kFewest = 32;
  const Csr& base = base_ == nullptr ? *empty_csr() : *base_;
  const double edges = static_cast<double>(base.edge_count());
  if (static_cast<double>(changes_.size()) <= std::max(kFewest, 2 * std::sqrt(edges))) return;

  auto folded = std::make_shared<Csr>();
  folded->reserve(base.edge_count() + changes_.size());
  auto change = changes_.begin();
  const auto add_changes_before = [&](std::uint32_t offset, AdjacencyEntry entry) {
    for (; change != changes_.end() && std::tie(change->offset, change->entry) < std::tie(offset, entry); ++change) {
      folded->append(change->offset, change->entry);
    }
  };
  base.for_each([&](std::uint32_t offset, AdjacencyEntry entry) {
    add_changes_before(offset, entry);
    if (change != changes_.end() && change->offset == offset && change->entry == entry) {
      ++change;
    } else {
      folded->append(offset, entry);
    }
  });
  add_changes_before(Csr::kNodes, {});
  folded->finish();
  base_ = std::move(folded);
  changes_.clear();
}

}  // namespace relata
