#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "storage/base/ids.h"
#include "storage/base/result.h"
#include "storage/segment/label_sets.h"
#include "storage/segment/segment.h"

namespace relata {

// Which of kRecordSegmentIds consecutive nodes exist, and their labels. Immutable once finished. Memory: 2 bytes a node, 2 KB a label.
class NodeTable final : public Segment {
 public:
  using Offsets = OffsetSet<kRecordSegmentIds>;
  using Members = std::array<std::uint64_t, Offsets::kWords>;

  explicit NodeTable(std::shared_ptr<LabelSets> sets) : sets_(std::move(sets)) {}

  bool contains(std::uint32_t offset) const { return present_.contains(offset); }
  const Offsets& present() const { return present_; }
  // Requires: contains(offset). The view is valid as long as the LabelSets.
  std::span<const LabelId> labels(std::uint32_t offset) const { return kinds_[codes_[present_.place(offset)]]; }
  // A bit for each node that has the label; null when none has.
  const Members* members(LabelId label) const;
  // The labels that some node has, ascending, each with the number of its nodes.
  std::vector<std::pair<LabelId, std::uint64_t>> label_counts() const;
  std::size_t bytes() const override;

  // Requires: ascending offsets and labels. Call finish() after the last.
  void add(std::uint32_t offset, std::span<const LabelId> labels);
  void finish();

  std::string encode() const;
  static Result<NodeTable> decode(std::string_view bytes, std::shared_ptr<LabelSets> sets);

 private:
  std::shared_ptr<LabelSets> sets_;
  Offsets present_;
  std::vector<std::span<const LabelId>> kinds_;  // the different sets of labels
  std::vector<std::uint16_t> codes_;             // by place: which of kinds_
  std::vector<std::pair<LabelId, Members>> members_;
};

// Which of kRecordSegmentIds consecutive edges exist, their ends and types. Immutable once finished. Memory: 10 bytes an edge.
class EdgeTable final : public Segment {
 public:
  using Offsets = OffsetSet<kRecordSegmentIds>;
  struct Ends {
    std::uint32_t source;
    std::uint32_t type;
    std::uint32_t target;
  };

  bool contains(std::uint32_t offset) const { return present_.contains(offset); }
  const Offsets& present() const { return present_; }
  // Requires: contains(offset).
  Ends ends(std::uint32_t offset) const {
    const std::uint32_t place = present_.place(offset);
    return {sources_[place], types_[codes_[place]], targets_[place]};
  }
  // Has what ends() will read brought nearer. Requires: contains(offset).
  void prefetch_ends(std::uint32_t offset) const {
    const std::uint32_t place = present_.place(offset);
    __builtin_prefetch(&sources_[place]);
    __builtin_prefetch(&targets_[place]);
    __builtin_prefetch(&codes_[place]);
  }
  std::size_t bytes() const override;

  // Requires: ascending offsets. Call finish() after the last.
  void add(std::uint32_t offset, Ends ends);
  void finish() { present_.finish(); }

  std::string encode() const;
  static Result<EdgeTable> decode(std::string_view bytes);

 private:
  Offsets present_;
  std::vector<std::uint32_t> sources_;
  std::vector<std::uint32_t> targets_;
  std::vector<std::uint16_t> codes_;  // which of types_
  std::vector<std::uint32_t> types_;
};

}  // namespace relata
