#include <utility>

#include "engine/graph/memory_snapshot.h"
#include "engine/graph/snapshot_parts.h"

namespace relata {
namespace {

// Where one property of nodes (`Part`: NodeSegment) or relationships (EdgeSegment) stands: in what has changed, or in a column.
template <typename Part>
class PropertyPlaces {
 public:
  PropertyPlaces(const SharedTable<Part>& parts, StoredGraphPtr stored, KeyId key) : parts_(parts), stored_(std::move(stored)), key_(key) {}

  // What `on_value(value)` or `on_column(column, range, offset)` says; the value is null where there is none.
  template <typename OnValue, typename OnColumn>
  auto at(std::uint64_t id, const OnValue& on_value, const OnColumn& on_column) {
    const Part* part = parts_.find(id / Part::kIds);
    if (part != nullptr && (part->known & bit_of(id)) != 0) return on_value(find_value(part->properties[id % Part::kIds], key_));
    const auto range = static_cast<std::uint32_t>(id / kRecordSegmentIds);
    const PropertyColumn* column = column_of(range);
    return column == nullptr ? on_value(Value()) : on_column(*column, range, static_cast<std::uint32_t>(id % kRecordSegmentIds));
  }

 private:
  struct Known {
    bool known = false;
    const PropertyColumn* column = nullptr;
  };

  const PropertyColumn* column_of(std::uint32_t range) {
    if (range < columns_.size() && columns_[range].known) return columns_[range].column;
    if (stored_ == nullptr) return nullptr;
    if (stored_->budget_bytes() != 0) return held_column(range);
    if (range >= columns_.size()) columns_.resize(range + 1);
    columns_[range] = {true, pin(range).get()};  // where there is no budget it stays
    return columns_[range].column;
  }

  // No more than one, so that others may make room.
  const PropertyColumn* held_column(std::uint32_t range) {
    if (held_range_ != range) {
      held_ = pin(range);
      held_range_ = range;
    }
    return held_.get();
  }

  Pinned<PropertyColumn> pin(std::uint32_t range) const {
    return std::is_same_v<Part, NodeSegment> ? stored_->node_column(range, key_) : stored_->edge_column(range, key_);
  }

  const SharedTable<Part>& parts_;
  StoredGraphPtr stored_;
  KeyId key_;
  std::vector<Known> columns_;  // by range
  std::optional<std::uint32_t> held_range_;
  Pinned<PropertyColumn> held_;
};

template <typename Part>
class SnapshotNumbers final : public PropertyNumbers {
 public:
  explicit SnapshotNumbers(PropertyPlaces<Part> places) : places_(std::move(places)) {}

  void read(std::span<const std::uint64_t> ids, std::vector<PropertyNumber>& numbers) override {
    numbers.resize(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      numbers[i] = places_.at(
          ids[i], [](const Value& value) { return PropertyNumber::of(value); },
          [](const PropertyColumn& column, std::uint32_t, std::uint32_t offset) { return column.number_at(offset); });
    }
  }

 private:
  PropertyPlaces<Part> places_;
};

template <typename Part>
class SnapshotVerdicts final : public PropertyVerdicts {
 public:
  SnapshotVerdicts(PropertyPlaces<Part> places, ValueTest test) : places_(std::move(places)), test_(std::move(test)) {}

  void read(std::span<const std::uint64_t> ids, std::vector<Verdict>& verdicts) override {
    verdicts.resize(ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      verdicts[i] = places_.at(ids[i], test_, [&](const PropertyColumn& column, std::uint32_t range, std::uint32_t offset) {
        const std::optional<std::uint32_t> code = column.code_at(offset);
        return code ? on_code(column, range, *code) : test_(column.get(offset));
      });
    }
  }

 private:
  Verdict on_code(const PropertyColumn& column, std::uint32_t range, std::uint32_t code) {
    if (range >= known_.size()) known_.resize(range + 1);
    std::vector<std::optional<Verdict>>& known = known_[range];
    if (known.empty()) known.resize(column.dictionary().size());
    if (!known[code]) known[code] = test_(column.dictionary()[code]);
    return *known[code];
  }

  PropertyPlaces<Part> places_;
  ValueTest test_;
  std::vector<std::vector<std::optional<Verdict>>> known_;  // by range and code
};

}  // namespace

std::unique_ptr<PropertyNumbers> MemorySnapshot::node_numbers(KeyId key) const {
  return std::make_unique<SnapshotNumbers<NodeSegment>>(PropertyPlaces<NodeSegment>(nodes_, stored_, key));
}
std::unique_ptr<PropertyNumbers> MemorySnapshot::edge_numbers(KeyId key) const {
  return std::make_unique<SnapshotNumbers<EdgeSegment>>(PropertyPlaces<EdgeSegment>(edges_, stored_, key));
}
std::unique_ptr<PropertyVerdicts> MemorySnapshot::node_verdicts(KeyId key, ValueTest test) const {
  return std::make_unique<SnapshotVerdicts<NodeSegment>>(PropertyPlaces<NodeSegment>(nodes_, stored_, key), std::move(test));
}
std::unique_ptr<PropertyVerdicts> MemorySnapshot::edge_verdicts(KeyId key, ValueTest test) const {
  return std::make_unique<SnapshotVerdicts<EdgeSegment>>(PropertyPlaces<EdgeSegment>(edges_, stored_, key), std::move(test));
}

}  // namespace relata
