#pragma once

#include <cstdint>
#include <cstring>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"
#include "storage/base/value.h"
#include "storage/segment/segment.h"

namespace relata {

// A value as comparisons of integers and dates want it: of other kinds only that they are.
struct PropertyNumber {
  ValueKind kind = ValueKind::kNull;
  std::int64_t value = 0;  // kInteger, kDate
  static PropertyNumber of(const Value& value);
};

// Both ends belong to it; empty when they are in the wrong order.
struct NumberInterval {
  ValueKind kind = ValueKind::kNull;  // kInteger, kDate; with another kind no number lies in it
  std::int64_t least = INT64_MIN;
  std::int64_t most = INT64_MAX;
  bool contains(const PropertyNumber& number) const { return number.kind == kind && least <= number.value && number.value <= most; }
};

// One property of kRecordSegmentIds consecutive nodes or edges. Truth values, integers and dates lie in as many bytes as their spread
// needs, floats in 8; strings, and values of several kinds, are codes into a dictionary in which no string stands twice. Immutable.
class PropertyColumn final : public Segment {
 public:
  // Null when the node or edge lacks the property. Cost: O(1), no allocation.
  Value get(std::uint32_t offset) const;
  // PropertyNumber::of(get(offset)), in less time.
  PropertyNumber number_at(std::uint32_t offset) const {
    if (!present_.contains(offset)) return {};
    const std::uint64_t found = number(present_.place(offset));
    if (kind_ == Kind::kInteger) return {ValueKind::kInteger, static_cast<std::int64_t>(found)};
    if (kind_ == Kind::kDate) return {ValueKind::kDate, static_cast<std::int64_t>(found)};
    return PropertyNumber::of(kind_ == Kind::kDictionary ? dictionary_[found] : get(offset));
  }
  // A bit for each of the 64 offsets from 64 * `word` on whose value lies in the interval, or is neither null nor of its kind. Cost: less
  // than a nanosecond an offset where values are numbers.
  std::uint64_t select(std::uint32_t word, const NumberInterval& interval) const;
  // A bit for each of them that has the property.
  std::uint64_t present_word(std::uint32_t word) const { return present_.word(word); }
  // Where the value stands in the dictionary; nothing where there is no value or no dictionary.
  std::optional<std::uint32_t> code_at(std::uint32_t offset) const {
    if (kind_ != Kind::kDictionary || !present_.contains(offset)) return std::nullopt;
    return static_cast<std::uint32_t>(number(present_.place(offset)));
  }
  std::span<const Value> dictionary() const { return dictionary_; }
  // How many have the property.
  std::uint32_t size() const { return present_.size(); }
  std::size_t bytes() const override;

  // Errors: those of a value that cannot be stored.
  Result<std::string> encode() const;
  // kCorruption for bytes that encode() cannot have made.
  static Result<PropertyColumn> decode(std::string_view bytes);

 private:
  friend class PropertyColumnBuilder;
  enum class Kind : std::uint8_t { kBoolean, kInteger, kDate, kFloat, kDictionary };

  // How a dictionary is stored.
  static constexpr std::uint8_t kStrings = 0;
  static constexpr std::uint8_t kAnyValues = 1;

  static Kind kind_of(ValueKind kind);
  void pack(const std::vector<std::uint64_t>& numbers);
  std::uint64_t number(std::uint32_t place) const {
    const auto read = [&](auto number) -> std::uint64_t {
      std::memcpy(&number, packed_.data() + std::size_t{place} * sizeof number, sizeof number);
      return base_ + number;
    };
    switch (width_) {
      case 0: return base_;
      case 1: return read(std::uint8_t{});
      case 2: return read(std::uint16_t{});
      case 4: return read(std::uint32_t{});
      default: return read(std::uint64_t{});
    }
  }
  std::uint64_t select_packed(std::uint32_t word, const NumberInterval& interval) const;
  void write_dictionary_strings(ByteWriter& out) const;
  static bool read_dictionary(ByteReader& in, std::vector<Value>& dictionary);

  OffsetSet<kRecordSegmentIds> present_;
  Kind kind_ = Kind::kDictionary;
  std::uint8_t width_ = 0;            // bytes of a number in packed_: 0 (all are base_), 1, 2, 4 or 8
  std::uint64_t base_ = 0;            // added to every number
  std::vector<std::uint8_t> packed_;  // by place among those present
  std::vector<Value> dictionary_;
};

// Not thread-safe.
class PropertyColumnBuilder {
 public:
  // Require: ascending offsets, no null values.
  void add(std::uint32_t offset, const Value& value);
  // A value of a kind that has numbers (column_number()).
  void add_number(std::uint32_t offset, ValueKind kind, std::uint64_t number);
  // A string; it must stay where it is until finish() or encode().
  void add_text(std::uint32_t offset, std::string_view text);
  std::uint32_t size() const { return static_cast<std::uint32_t>(numbers_.size() + texts_.size() + values_.size()); }
  PropertyColumn finish() &&;
  // As finish().encode(), in a fraction of the time where all values are numbers of one kind, or strings.
  Result<std::string> encode() &&;

 private:
  void make_values();

  OffsetSet<kRecordSegmentIds> present_;
  // All that were added are in one of these.
  std::vector<std::uint64_t> numbers_;
  ValueKind number_kind_ = ValueKind::kInteger;
  std::vector<std::string_view> texts_;
  std::vector<Value> values_;
};

// The value as a number of a column: truth values, integers, dates and floats have one; nothing for others.
std::optional<std::uint64_t> column_number(const Value& value);

}  // namespace relata
