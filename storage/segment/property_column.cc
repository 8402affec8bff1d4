#include "storage/segment/property_column.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "storage/layout/record_codec.h"

namespace relata {
namespace {

std::uint8_t width_of(std::uint64_t spread) {
  if (spread == 0) return 0;
  if (spread <= UINT8_MAX) return 1;
  if (spread <= UINT16_MAX) return 2;
  return spread <= UINT32_MAX ? 4 : 8;
}

bool all_strings(const std::vector<Value>& values) {
  return std::all_of(values.begin(), values.end(), [](const Value& value) { return value.is_string(); });
}

// About what a value takes beside its 16 bytes.
std::size_t boxed_bytes(const Value& value) {
  constexpr std::size_t kBox = 48;
  if (value.is_string()) return kBox + (value.as_string().size() > 15 ? value.as_string().capacity() + 16 : 0);
  if (!value.is_list()) return kBox;
  std::size_t sum = kBox;
  for (const Value& item : value.as_list()) sum += sizeof(Value) + boxed_bytes(item);
  return sum;
}

}  // namespace

PropertyNumber PropertyNumber::of(const Value& value) {
  if (value.is_integer()) return {ValueKind::kInteger, value.as_integer()};
  if (value.kind() == ValueKind::kDate) return {ValueKind::kDate, value.as_date().days};
  return {value.kind(), 0};
}

PropertyColumn::Kind PropertyColumn::kind_of(ValueKind kind) {
  switch (kind) {
    case ValueKind::kBoolean: return Kind::kBoolean;
    case ValueKind::kInteger: return Kind::kInteger;
    case ValueKind::kDate: return Kind::kDate;
    case ValueKind::kFloat: return Kind::kFloat;
    default: return Kind::kDictionary;
  }
}

Value PropertyColumn::get(std::uint32_t offset) const {
  if (!present_.contains(offset)) return {};
  const std::uint64_t found = number(present_.place(offset));
  switch (kind_) {
    case Kind::kBoolean: return Value(found != 0);
    case Kind::kInteger: return Value(static_cast<std::int64_t>(found));
    case Kind::kDate: return Value(Date{static_cast<std::int64_t>(found)});
    case Kind::kFloat: return Value(std::bit_cast<double>(found));
    case Kind::kDictionary: return dictionary_[found];
  }
  return {};
}

void PropertyColumn::pack(const std::vector<std::uint64_t>& numbers) {
  if (numbers.empty()) return;
  // Of signed numbers, whose differences are right as unsigned ones.
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end(), [](std::uint64_t a, std::uint64_t b) {
    return static_cast<std::int64_t>(a) < static_cast<std::int64_t>(b);
  });
  base_ = *least;
  width_ = width_of(*most - *least);
  if (width_ == 0) return;
  packed_.resize(numbers.size() * width_);
  std::uint8_t* at = packed_.data();
  for (const std::uint64_t number : numbers) {
    const std::uint64_t rest = number - base_;  // little-endian, as number() reads it
    std::memcpy(at, &rest, width_);
    at += width_;
  }
}

std::size_t PropertyColumn::bytes() const {
  std::size_t sum = sizeof *this + packed_.capacity() + dictionary_.capacity() * sizeof(Value);
  for (const Value& value : dictionary_) sum += boxed_bytes(value);
  return sum;
}

void PropertyColumn::write_dictionary_strings(ByteWriter& out) const {
  for (const Value& value : dictionary_) out.varint(value.as_string().size());
  for (const Value& value : dictionary_) out.bytes(value.as_string());
}

Result<std::string> PropertyColumn::encode() const {
  ByteWriter out;
  present_.write(out);
  out.u8(static_cast<std::uint8_t>(kind_));
  if (kind_ == Kind::kDictionary) {
    out.varint(dictionary_.size());
    out.u8(all_strings(dictionary_) ? kStrings : kAnyValues);
    if (all_strings(dictionary_)) {
      write_dictionary_strings(out);
    } else {
      NodeRecord record;
      for (const Value& value : dictionary_) record.properties.emplace_back(KeyId{1}, value);
      RELATA_ASSIGN_OR_RETURN(const std::string values, relata::encode(record));
      out.varint(values.size());
      out.bytes(values);
    }
  }
  std::uint64_t before = 0;
  for (std::uint32_t place = 0; place < size(); ++place) {
    if (kind_ == Kind::kFloat) {
      out.u64(number(place));
    } else {
      out.difference(before, number(place));
      before = number(place);
    }
  }
  return out.take();
}

bool PropertyColumn::read_dictionary(ByteReader& in, std::vector<Value>& dictionary) {
  const std::uint64_t wanted = in.varint();
  const std::uint8_t how = in.u8();
  if (how == kAnyValues) {
    const Result<NodeRecord> record = decode_node(in.bytes(in.count(in.varint(), 1)));
    if (!record.is_ok() || record->properties.size() != wanted) return false;
    for (const auto& [key, value] : record->properties) dictionary.push_back(value);
    return in.ok();
  }
  if (how != kStrings) return false;
  std::vector<std::size_t> sizes(in.count(wanted, 1));
  for (std::size_t& size : sizes) size = static_cast<std::size_t>(in.varint());
  dictionary.reserve(sizes.size());
  for (const std::size_t size : sizes) dictionary.emplace_back(in.bytes(size));
  return in.ok();
}

Result<PropertyColumn> PropertyColumn::decode(std::string_view bytes) {
  const Status damaged = Status::corruption("the column is not what was written");
  ByteReader in(bytes);
  PropertyColumn column;
  column.present_.read(in);
  const std::uint8_t kind = in.u8();
  if (kind > static_cast<std::uint8_t>(Kind::kDictionary)) return damaged;
  column.kind_ = static_cast<Kind>(kind);
  if (column.kind_ == Kind::kDictionary && !read_dictionary(in, column.dictionary_)) return damaged;
  std::vector<std::uint64_t> numbers(in.count(column.present_.size(), 1));
  std::uint64_t before = 0;
  for (std::uint64_t& number : numbers) {
    number = column.kind_ == Kind::kFloat ? in.u64() : in.difference(before);
    before = number;
    if (column.kind_ == Kind::kDictionary && number >= column.dictionary_.size()) in.fail();
  }
  if (!in.at_end()) return damaged;
  column.pack(numbers);
  return column;
}

}  // namespace relata
