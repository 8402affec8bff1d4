#include "storage/layout/order_preserving.h"

#include <bit>
#include <cmath>

#include "storage/base/coding.h"

namespace relata {
namespace {

// What an encoding begins with. On the disk: never renumbered.
enum class Tag : char {
  kBoolean = 0x10,
  kNumber = 0x18,
  kString = 0x20,
  kDate = 0x28,
  kLocalTime = 0x30,
  kTime = 0x38,
  kLocalDateTime = 0x40,
  kDateTime = 0x48,
  kDuration = 0x50,
  kList = 0x58,
  // Within lists alone.
  kNan = 0x70,
  kNull = 0x71,
};

constexpr char kListEnd = 0x01;  // less than any tag: a list comes before the longer ones that begin with it
constexpr std::uint64_t kSignBit = std::uint64_t{1} << 63;

void append_tag(std::string& bytes, Tag tag) { bytes += static_cast<char>(tag); }
void append_i64(std::string& bytes, std::int64_t value) { append_u64(bytes, static_cast<std::uint64_t>(value) ^ kSignBit); }

// Bytes of IEEE 754 sort as the numbers do once the sign bit is turned, and for negative numbers all the others too.
void append_double(std::string& bytes, double value) {
  const auto bits = std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value);  // -0.0 equals 0.0
  append_u64(bytes, (bits & kSignBit) != 0 ? ~bits : bits | kSignBit);
}

// The nearest double, then how far the number is from it: nothing for doubles, at most 512 for integers.
void append_number(std::string& bytes, const Value& value) {
  append_tag(bytes, Tag::kNumber);
  std::int64_t distance = 0;
  double nearest = 0;
  if (value.is_float()) {
    nearest = value.as_float();
  } else {
    constexpr double kTwoTo63 = 9223372036854775808.0;
    nearest = static_cast<double>(value.as_integer());
    distance = nearest == kTwoTo63 ? value.as_integer() - INT64_MAX - 1 : value.as_integer() - static_cast<std::int64_t>(nearest);
  }
  append_double(bytes, nearest);
  constexpr std::int64_t kMiddle = 0x8000;
  const auto shifted = static_cast<std::uint64_t>(distance + kMiddle);
  bytes += static_cast<char>(shifted >> 8 & 0xff);
  bytes += static_cast<char>(shifted & 0xff);
}

// A zero byte becomes 00 ff, and 00 01 ends the string.
void append_escaped(std::string& bytes, std::string_view text) {
  for (const char c : text) {
    bytes += c;
    if (c == 0) bytes += '\xff';
  }
}

void append_string(std::string& bytes, std::string_view text) {
  append_escaped(bytes, text);
  bytes += '\0';
  bytes += '\x01';
}

void append_time(std::string& bytes, const Time& time) {
  constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
  append_i64(bytes, time.local.nanos - time.offset_s * kNanosPerSecond);
  append_i64(bytes, time.offset_s);
}

void append_date_time(std::string& bytes, const DateTime& value) {
  constexpr std::int64_t kNanosPerSecond = 1'000'000'000;
  constexpr std::int64_t kNanosPerDay = 86'400 * kNanosPerSecond;
  std::int64_t days = value.local.date.days;
  std::int64_t nanos = value.local.time.nanos - value.offset_s * kNanosPerSecond;
  // An offset is less than a day.
  if (nanos < 0) --days, nanos += kNanosPerDay;
  if (nanos >= kNanosPerDay) ++days, nanos -= kNanosPerDay;
  append_i64(bytes, days);
  append_i64(bytes, nanos);
  append_i64(bytes, value.offset_s);
  append_string(bytes, value.zone);
}

// False for what cannot be encoded.
bool append(std::string& bytes, const Value& value, bool in_list) {
  switch (value.kind()) {
    case ValueKind::kNull: append_tag(bytes, Tag::kNull); return in_list;
    case ValueKind::kBoolean:
      append_tag(bytes, Tag::kBoolean);
      bytes += static_cast<char>(value.as_boolean());
      return true;
    case ValueKind::kFloat:
      if (std::isnan(value.as_float())) {
        append_tag(bytes, Tag::kNan);
        return in_list;
      }
      [[fallthrough]];
    case ValueKind::kInteger: append_number(bytes, value); return true;
    case ValueKind::kString:
      append_tag(bytes, Tag::kString);
      append_string(bytes, value.as_string());
      return true;
    case ValueKind::kDate:
      append_tag(bytes, Tag::kDate);
      append_i64(bytes, value.as_date().days);
      return true;
    case ValueKind::kLocalTime:
      append_tag(bytes, Tag::kLocalTime);
      append_i64(bytes, value.as_local_time().nanos);
      return true;
    case ValueKind::kTime:
      append_tag(bytes, Tag::kTime);
      append_time(bytes, value.as_time());
      return true;
    case ValueKind::kLocalDateTime:
      append_tag(bytes, Tag::kLocalDateTime);
      append_i64(bytes, value.as_local_date_time().date.days);
      append_i64(bytes, value.as_local_date_time().time.nanos);
      return true;
    case ValueKind::kDateTime:
      append_tag(bytes, Tag::kDateTime);
      append_date_time(bytes, value.as_date_time());
      return true;
    case ValueKind::kDuration: {
      append_tag(bytes, Tag::kDuration);
      const Duration& duration = value.as_duration();
      for (const std::int64_t part : {duration.months, duration.days, duration.seconds, std::int64_t{duration.nanos}})
        append_i64(bytes, part);
      return true;
    }
    case ValueKind::kList:
      append_tag(bytes, Tag::kList);
      for (const Value& item : value.as_list()) {
        if (!append(bytes, item, true)) return false;
      }
      bytes += kListEnd;
      return true;
    default: return false;
  }
}

std::string cut(std::string bytes) {
  if (bytes.size() > kLongestEncoding) bytes.resize(kLongestEncoding);
  return bytes;
}

}  // namespace

std::optional<std::string> encode_ordered(const Value& value) {
  std::string bytes;
  if (!append(bytes, value, false)) return std::nullopt;
  return cut(std::move(bytes));
}

std::string encode_ordered_prefix(std::string_view text) {
  std::string bytes;
  append_tag(bytes, Tag::kString);
  append_escaped(bytes, text);
  return cut(std::move(bytes));
}

}  // namespace relata
