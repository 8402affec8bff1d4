#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "engine/exec/execution_state.h"
#include "engine/graph/node_marks.h"

namespace relata {

// Whether nodes have all of some labels, for operators that ask it of many. Not thread-safe.
class LabelFilter {
 public:
  explicit LabelFilter(const ExecutionState& state) : state_(state) {}

  // Looks the labels up. False when one of them does not exist, so that no node has it. Before all that follows.
  bool resolve(std::span<const std::string> names);
  bool matches(NodeId node) {
    if (labels_.empty()) return true;
    if (marked_) return matching_.contains(node);
    if (++checks_ >= checks_before_marks_) mark_nodes();
    return has_labels(node);
  }
  // All that match, marked in advance of the checks that are announced; null while those made and these are too few to be worth it.
  // Requires: there are labels.
  const NodeMarks* marks(std::uint64_t announced_checks) {
    checks_ += announced_checks;
    if (!marked_ && checks_ >= checks_before_marks_) mark_nodes();
    return marked_ ? &matching_ : nullptr;
  }

 private:
  bool has_labels(NodeId node) const;
  void mark_nodes();

  const ExecutionState& state_;
  std::vector<LabelId> labels_;
  std::uint64_t checks_ = 0;
  std::uint64_t checks_before_marks_ = 0;
  bool marked_ = false;
  NodeMarks matching_;
};

}  // namespace relata
