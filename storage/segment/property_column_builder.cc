#include <bit>
#include <unordered_map>

#include "storage/segment/property_column.h"

namespace relata {
namespace {

Value value_of(ValueKind kind, std::uint64_t number) {
  switch (kind) {
    case ValueKind::kBoolean: return Value(number != 0);
    case ValueKind::kDate: return Value(Date{static_cast<std::int64_t>(number)});
    case ValueKind::kFloat: return Value(std::bit_cast<double>(number));
    default: return Value(static_cast<std::int64_t>(number));
  }
}

// The strings without those that stand there already, and the place of each.
std::vector<std::uint64_t> write_different(ByteWriter& out, std::uint8_t how, const std::vector<std::string_view>& texts) {
  std::unordered_map<std::string_view, std::uint32_t> known;
  known.reserve(texts.size());
  std::vector<std::string_view> different;
  std::vector<std::uint64_t> codes;
  codes.reserve(texts.size());
  for (const std::string_view text : texts) {
    // Neighbours in id tend to be alike.
    if (!codes.empty() && text == different[codes.back()]) {
      codes.push_back(codes.back());
      continue;
    }
    const auto [place, added] = known.emplace(text, static_cast<std::uint32_t>(different.size()));
    if (added) different.push_back(text);
    codes.push_back(place->second);
  }
  out.varint(different.size());
  out.u8(how);
  for (const std::string_view text : different) out.varint(text.size());
  for (const std::string_view text : different) out.bytes(text);
  return codes;
}

}  // namespace

std::optional<std::uint64_t> column_number(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kBoolean: return value.as_boolean() ? 1 : 0;
    case ValueKind::kInteger: return static_cast<std::uint64_t>(value.as_integer());
    case ValueKind::kDate: return static_cast<std::uint64_t>(value.as_date().days);
    case ValueKind::kFloat: return std::bit_cast<std::uint64_t>(value.as_float());
    default: return std::nullopt;
  }
}

void PropertyColumnBuilder::add(std::uint32_t offset, const Value& value) {
  if (const std::optional<std::uint64_t> number = column_number(value)) return add_number(offset, value.kind(), *number);
  make_values();
  present_.add(offset);
  values_.push_back(value);
}

void PropertyColumnBuilder::add_number(std::uint32_t offset, ValueKind kind, std::uint64_t number) {
  present_.add(offset);
  if (size() == 0) number_kind_ = kind;
  if (values_.empty() && texts_.empty() && number_kind_ == kind) {
    numbers_.push_back(number);
  } else {
    make_values();
    values_.push_back(value_of(kind, number));
  }
}

void PropertyColumnBuilder::add_text(std::uint32_t offset, std::string_view text) {
  present_.add(offset);
  if (values_.empty() && numbers_.empty()) {
    texts_.push_back(text);
  } else {
    make_values();
    values_.emplace_back(text);
  }
}

void PropertyColumnBuilder::make_values() {
  for (const std::uint64_t number : numbers_) values_.push_back(value_of(number_kind_, number));
  for (const std::string_view text : texts_) values_.emplace_back(text);
  numbers_.clear();
  texts_.clear();
}

PropertyColumn PropertyColumnBuilder::finish() && {
  PropertyColumn column;
  column.present_ = present_;
  column.present_.finish();
  if (!texts_.empty()) make_values();
  if (values_.empty()) {
    column.kind_ = PropertyColumn::kind_of(number_kind_);
    column.pack(numbers_);
    return column;
  }
  std::vector<std::uint64_t> codes;
  codes.reserve(values_.size());
  std::unordered_map<std::string_view, std::uint64_t> known;
  for (const Value& value : values_) {
    std::uint64_t code = column.dictionary_.size();
    // The views stay: what they point to is shared with the dictionary.
    if (value.is_string()) code = known.emplace(value.as_string(), code).first->second;
    if (code == column.dictionary_.size()) column.dictionary_.push_back(value);
    codes.push_back(code);
  }
  column.pack(codes);
  return column;
}

Result<std::string> PropertyColumnBuilder::encode() && {
  if (!values_.empty()) return std::move(*this).finish().encode();
  ByteWriter out;
  present_.write(out);
  if (!texts_.empty()) {
    out.u8(static_cast<std::uint8_t>(PropertyColumn::Kind::kDictionary));
    numbers_ = write_different(out, PropertyColumn::kStrings, texts_);
  } else {
    out.u8(static_cast<std::uint8_t>(PropertyColumn::kind_of(number_kind_)));
  }
  const bool floats = texts_.empty() && number_kind_ == ValueKind::kFloat;
  std::uint64_t before = 0;
  for (const std::uint64_t number : numbers_) {
    if (floats) {
      out.u64(number);
    } else {
      out.difference(before, number);
      before = number;
    }
  }
  return out.take();
}

}  // namespace relata
