#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "engine/exec/operators/operators.h"
#include "engine/expr/expression_error.h"
#include "engine/index/index_set.h"
#include "storage/graph/index_entries.h"

namespace relata {
namespace {

// A plan may be older than the graph that it runs on: where the index is gone, all nodes with the label are candidates.
class NodeIndexSeek final : public Operator {
 public:
  NodeIndexSeek(ExpressionScope& scope, const plan::NodeIndexSeek& plan, OperatorPtr input)
      : scope_(scope), state_(scope.state()), plan_(plan), input_(std::move(input), state_) {}

  Status open(Row argument) override {
    label_ = state_.graph().names().find_label(plan_.label);
    key_ = state_.graph().names().find_key(plan_.key);
    have_row_ = false;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    // Without the label there is no node, without the key none with a value.
    if (!label_ || !key_) return Status::ok();
    while (!out.full()) {
      if (!have_row_) {
        RELATA_ASSIGN_OR_RETURN(have_row_, input_.advance());
        if (!have_row_) return Status::ok();
        RELATA_RETURN_IF_ERROR(start());
      }
      RELATA_RETURN_IF_ERROR(emit(out));
    }
    return Status::ok();
  }

 private:
  // Where in the index the row's nodes are.
  Status start() {
    ranges_.clear();
    at_ = 0;
    from_ = {1};
    const auto add = [&](std::optional<KeyRange> range) {
      if (range) ranges_.push_back(std::move(*range));
    };
    Value value;
    Value upper;
    if (plan_.value) {
      RELATA_ASSIGN_OR_RETURN(value, evaluate(*plan_.value, input_.row(), scope_.eval()));
    }
    if (plan_.upper) {
      RELATA_ASSIGN_OR_RETURN(upper, evaluate(*plan_.upper, input_.row(), scope_.eval()));
    }
    switch (plan_.kind) {
      case plan::SeekKind::kEqual: add(range_of_equal(value)); break;
      case plan::SeekKind::kPrefix: add(range_of_prefix(value)); break;
      case plan::SeekKind::kRange: add(range_between(plan_.value ? &value : nullptr, plan_.upper ? &upper : nullptr)); break;
      case plan::SeekKind::kIn: return start_list(value);
    }
    return Status::ok();
  }

  Status start_list(const Value& list) {
    if (list.is_null()) return Status::ok();
    if (!list.is_list()) {
      return type_error("InvalidArgumentType", fmt::format("IN needs a list on its right, but this is a {}", to_string(list.kind())));
    }
    for (const Value& item : list.as_list()) {
      if (std::optional<KeyRange> range = range_of_equal(item)) ranges_.push_back(std::move(*range));
    }
    // A value that stands twice, or as 1 and 1.0, finds its nodes once.
    const auto before = [](const KeyRange& a, const KeyRange& b) { return a.begin < b.begin; };
    const auto same = [](const KeyRange& a, const KeyRange& b) { return a.begin == b.begin; };
    std::sort(ranges_.begin(), ranges_.end(), before);
    ranges_.erase(std::unique(ranges_.begin(), ranges_.end(), same), ranges_.end());
    return Status::ok();
  }

  // One step: fills `out`, or goes through a range, or ends the row.
  Status emit(Batch& out) {
    const std::size_t wanted = out.capacity() - out.size();
    const IndexSet* indexes = state_.graph().indexes();
    const NodeIndex* index = indexes == nullptr ? nullptr : indexes->find_range(*label_, *key_);
    if (index == nullptr) {
      const std::vector<NodeId> nodes = state_.graph().nodes(label_, from_, wanted);
      for (const NodeId node : nodes) out.append(input_.row())[plan_.slot] = node;
      have_row_ = nodes.size() == wanted;
      if (!nodes.empty()) from_ = {nodes.back().value + 1};
      return Status::ok();
    }
    if (at_ == ranges_.size()) {
      have_row_ = false;
      return Status::ok();
    }
    entries_.clear();
    RELATA_RETURN_IF_ERROR(index->read(ranges_[at_], wanted, entries_));
    for (const IndexEntry& entry : entries_) out.append(input_.row())[plan_.slot] = node_of_entry(entry.key);
    if (entries_.size() < wanted) {
      ++at_;
    } else {
      ranges_[at_].begin = entries_.back().key + '\0';
    }
    return Status::ok();
  }

  ExpressionScope& scope_;
  ExecutionState& state_;
  const plan::NodeIndexSeek& plan_;
  InputCursor input_;
  std::optional<LabelId> label_;
  std::optional<KeyId> key_;
  bool have_row_ = false;
  std::vector<KeyRange> ranges_;  // of the row, those from at_ on are still to be read
  std::size_t at_ = 0;
  std::vector<IndexEntry> entries_;
  NodeId from_;  // without an index
};

}  // namespace

OperatorPtr make_node_index_seek(ExpressionScope& scope, const plan::NodeIndexSeek& plan, OperatorPtr input) {
  return std::make_unique<NodeIndexSeek>(scope, plan, std::move(input));
}

}  // namespace relata
