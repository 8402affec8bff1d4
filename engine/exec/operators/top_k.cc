#include <algorithm>

#include "engine/exec/operators/operators.h"
#include "engine/exec/operators/sort_order.h"

namespace relata {
namespace {

// Keeps the first rows of the order in a heap whose top is the last of them.
class TopK final : public Operator {
 public:
  TopK(ExpressionScope& scope, const plan::TopK& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()) {}

  Status open(Row argument) override {
    heap_.clear();
    filled_ = false;
    at_ = 0;
    RELATA_ASSIGN_OR_RETURN(limit_, row_count(*plan_.limit, "LIMIT", argument, scope_.eval()));
    if (plan_.skip) {
      RELATA_ASSIGN_OR_RETURN(const std::uint64_t skip, row_count(*plan_.skip, "SKIP", argument, scope_.eval()));
      limit_ = limit_ > UINT64_MAX - skip ? UINT64_MAX : limit_ + skip;
    }
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    if (!filled_) RELATA_RETURN_IF_ERROR(fill());
    for (; at_ < heap_.size() && !out.full(); ++at_) out.append({heap_[at_].values.data(), scope_.state().width()});
    return Status::ok();
  }

 private:
  struct Entry {
    std::vector<Value> keys;
    std::vector<Value> values;
    std::uint64_t arrival;  // rows that compare equal keep their order
  };

  Status fill() {
    filled_ = true;
    const auto before = [&](const Entry& a, const Entry& b) {
      if (sorts_before(plan_.keys, a.keys, b.keys)) return true;
      return !sorts_before(plan_.keys, b.keys, a.keys) && a.arrival < b.arrival;
    };
    for (std::uint64_t arrival = 0;; ++arrival) {
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) break;
      if (limit_ == 0) continue;
      const Row row = input_.row();
      RELATA_ASSIGN_OR_RETURN(std::vector<Value> keys, sort_values(plan_.keys, row, scope_.eval()));
      if (heap_.size() >= limit_) {
        if (!sorts_before(plan_.keys, keys, heap_.front().keys)) continue;
        std::pop_heap(heap_.begin(), heap_.end(), before);
        heap_.pop_back();
      } else {
        RELATA_RETURN_IF_ERROR(scope_.state().charge_rows(1));
      }
      heap_.push_back({std::move(keys), std::vector<Value>(row.data(), row.data() + row.width()), arrival});
      std::push_heap(heap_.begin(), heap_.end(), before);
    }
    std::sort_heap(heap_.begin(), heap_.end(), before);
    return Status::ok();
  }

  ExpressionScope& scope_;
  const plan::TopK& plan_;
  InputCursor input_;
  std::uint64_t limit_ = 0;
  std::vector<Entry> heap_;
  bool filled_ = false;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_top_k(ExpressionScope& scope, const plan::TopK& plan, OperatorPtr input) {
  return std::make_unique<TopK>(scope, plan, std::move(input));
}

}  // namespace relata
