#include <absl/container/flat_hash_set.h>

#include <deque>

#include "engine/exec/equivalence.h"
#include "engine/exec/operators/operators.h"
#include "engine/expr/aggregator.h"

namespace relata {
namespace {

// Groups in the order in which they first appear.
class Aggregate final : public Operator {
 public:
  Aggregate(ExpressionScope& scope, const plan::Aggregate& plan, OperatorPtr input)
      : scope_(scope), plan_(plan), input_(std::move(input), scope.state()) {}

  Status open(Row argument) override {
    argument_.assign(argument.data(), argument.data() + argument.width());
    index_.clear();
    groups_.clear();
    filled_ = false;
    at_ = 0;
    return input_.open(argument);
  }

  Status next(Batch& out) override {
    out.clear();
    if (!filled_) RELATA_RETURN_IF_ERROR(fill());
    for (; at_ < groups_.size() && !out.full(); ++at_) {
      const Row row = out.append({argument_.data(), static_cast<std::uint32_t>(argument_.size())});
      Group& group = groups_[at_];
      for (std::size_t k = 0; k < plan_.keys.size(); ++k) row[plan_.keys[k].slot] = std::move(group.keys[k]);
      for (std::size_t a = 0; a < plan_.aggregates.size(); ++a) {
        RELATA_ASSIGN_OR_RETURN(row[plan_.aggregates[a].result], group.aggregators[a]->finish());
      }
    }
    return Status::ok();
  }

 private:
  struct Group {
    explicit Group(GroupKey group_keys) : keys(std::move(group_keys)) {}
    GroupKey keys;
    absl::InlinedVector<std::unique_ptr<Aggregator>, 1> aggregators;
  };
  // Groups by their number, so that no key is kept twice, with the hash of the key, so that growing and most misses need not look at it.
  struct Entry {
    std::size_t hash;
    std::size_t group;
  };
  struct Probe {
    const GroupKey& keys;
    std::size_t hash;
  };
  struct EntryHash {
    using is_transparent = void;
    std::size_t operator()(const Entry& entry) const { return entry.hash; }
    std::size_t operator()(const Probe& probe) const { return probe.hash; }
  };
  struct EntryEqual {
    using is_transparent = void;
    const std::deque<Group>* groups;
    bool operator()(const Entry& a, const Entry& b) const { return a.group == b.group; }
    bool operator()(const Entry& entry, const Probe& probe) const {
      return entry.hash == probe.hash && EquivalentKeys()((*groups)[entry.group].keys, probe.keys);
    }
  };

  Status fill() {
    filled_ = true;
    // Without keys there is one group, even of no rows.
    Group* found = nullptr;
    if (plan_.keys.empty()) {
      RELATA_ASSIGN_OR_RETURN(found, group({}));
    }
    for (;;) {
      RELATA_ASSIGN_OR_RETURN(const bool more, input_.advance());
      if (!more) return Status::ok();
      if (!plan_.keys.empty()) {
        RELATA_ASSIGN_OR_RETURN(found, group_of(input_.row()));
      }
      for (const auto& aggregator : found->aggregators) RELATA_RETURN_IF_ERROR(aggregator->add(input_.row(), scope_.eval()));
    }
  }

  Result<Group*> group_of(Row row) {
    GroupKey keys(plan_.keys.size());
    for (std::size_t k = 0; k < keys.size(); ++k) {
      RELATA_ASSIGN_OR_RETURN(keys[k], evaluate(*plan_.keys[k].expression, row, scope_.eval()));
    }
    return group(std::move(keys));
  }

  Result<Group*> group(GroupKey keys) {
    const Probe probe{keys, EquivalentKeyHash()(keys)};
    if (const auto known = index_.find(probe); known != index_.end()) return &groups_[known->group];
    RELATA_RETURN_IF_ERROR(scope_.state().charge_rows(1));
    index_.insert({probe.hash, groups_.size()});
    Group& added = groups_.emplace_back(std::move(keys));
    for (const bound::Aggregate& aggregate : plan_.aggregates) added.aggregators.push_back(make_aggregator(aggregate));
    return &added;
  }

  ExpressionScope& scope_;
  const plan::Aggregate& plan_;
  InputCursor input_;
  std::vector<Value> argument_;
  std::deque<Group> groups_;
  absl::flat_hash_set<Entry, EntryHash, EntryEqual> index_{0, EntryHash{}, EntryEqual{&groups_}};
  bool filled_ = false;
  std::size_t at_ = 0;
};

}  // namespace

OperatorPtr make_aggregate(ExpressionScope& scope, const plan::Aggregate& plan, OperatorPtr input) {
  return std::make_unique<Aggregate>(scope, plan, std::move(input));
}

}  // namespace relata
