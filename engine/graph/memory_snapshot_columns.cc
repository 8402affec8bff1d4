#include <algorithm>
#include <bit>
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

  // Appends the ids from `from` on and below `end` that `on_value(value)` is true of, or whose bits are set in `on_word(column, range,
  // word)`, which stands for the 64 ids from there on.
  template <typename OnValue, typename OnWord>
  void select(std::uint64_t from, std::uint64_t end, const OnValue& on_value, const OnWord& on_word, std::vector<std::uint64_t>& ids) {
    static_assert(Part::kIds == 64 && kRecordSegmentIds % 64 == 0);
    for (; from < end; from = (from / 64 + 1) * 64) {
      const Part* part = parts_.find(from / 64);
      const std::uint64_t known = part == nullptr ? 0 : part->known;
      const auto range = static_cast<std::uint32_t>(from / kRecordSegmentIds);
      const PropertyColumn* column = column_of(range);
      std::uint64_t word = 0;
      if (column != nullptr) word = on_word(*column, range, static_cast<std::uint32_t>(from % kRecordSegmentIds / 64)) & ~known;
      for (std::uint64_t left = known == 0 ? 0 : part->present; left != 0; left &= left - 1) {
        const PropertyList& properties = part->properties[static_cast<std::size_t>(std::countr_zero(left))];
        if (on_value(find_value(properties, key_))) word |= left & (~left + 1);
      }
      append_ids(word, from, end, ids);
    }
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

  void select(std::uint64_t from, std::uint64_t end, const NumberInterval& interval, std::vector<std::uint64_t>& ids) override {
    places_.select(
        from, end,
        [&](const Value& value) {
          const PropertyNumber number = PropertyNumber::of(value);
          return number.kind != ValueKind::kNull && (number.kind != interval.kind || interval.contains(number));
        },
        [&](const PropertyColumn& column, std::uint32_t, std::uint32_t word) { return column.select(word, interval); }, ids);
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
        return on_offset(column, range, offset);
      });
    }
  }

  void select(std::uint64_t from, std::uint64_t end, std::vector<std::uint64_t>& ids) override {
    places_.select(
        from, end, [&](const Value& value) { return !value.is_null() && test_(value) != Verdict::kNo; },
        [&](const PropertyColumn& column, std::uint32_t range, std::uint32_t word) {
          std::uint64_t selected = 0;
          for (std::uint64_t left = column.present_word(word); left != 0; left &= left - 1) {
            const std::uint32_t offset = word * 64 + static_cast<std::uint32_t>(std::countr_zero(left));
            if (on_offset(column, range, offset) != Verdict::kNo) selected |= left & (~left + 1);
          }
          return selected;
        },
        ids);
  }

 private:
  Verdict on_offset(const PropertyColumn& column, std::uint32_t range, std::uint32_t offset) {
    const std::optional<std::uint32_t> code = column.code_at(offset);
    return code ? on_code(column, range, *code) : test_(column.get(offset));
  }

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
