#include "engine/io/json_properties.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <optional>

#include "engine/ingest/article.h"

namespace relata {
namespace {

using nlohmann::json;

json leaf(const char* type, json values) { return {{"t", type}, {"v", std::move(values)}}; }

std::string hexadecimal(const std::string& bytes) {
  std::string text;
  for (const char c : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(c));
  return text;
}

std::optional<std::string> bytes_of(std::string_view hex) {
  if (hex.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2) {
    unsigned char byte = 0;
    const char* const end = hex.data() + i + 2;
    if (const auto [stop, error] = std::from_chars(hex.data() + i, end, byte, 16); error != std::errc() || stop != end) return std::nullopt;
    bytes += static_cast<char>(byte);
  }
  return bytes;
}

std::optional<double> number_of(std::string_view text) {
  if (text == "NaN") return std::nan("");
  if (text == "Infinity") return INFINITY;
  return text == "-Infinity" ? std::optional(-INFINITY) : std::nullopt;
}

// The values of a leaf hint, checked for their number and kind.
class HintValues {
 public:
  HintValues(const json& values, std::size_t count) : values_(values), fits_(values.is_array() && values.size() == count) {}
  std::int64_t integer(std::size_t i) {
    fits_ = fits_ && values_[i].is_number_integer();
    return fits_ ? values_[i].get<std::int64_t>() : 0;
  }
  std::int32_t small(std::size_t i) {
    const std::int64_t value = integer(i);
    fits_ = fits_ && value >= INT32_MIN && value <= INT32_MAX;
    return fits_ ? static_cast<std::int32_t>(value) : 0;
  }
  std::string text(std::size_t i) {
    fits_ = fits_ && values_[i].is_string();
    return fits_ ? values_[i].get<std::string>() : "";
  }
  bool fits() const { return fits_; }

 private:
  const json& values_;
  bool fits_;
};

Result<Value> from_leaf(const std::string& type, const json& values) {
  const auto damaged = [&]() -> Result<Value> { return Status::invalid_argument(fmt::format("the type hint of a {} is damaged", type)); };
  const auto checked = [&](const HintValues& hint, Value value) { return hint.fits() ? Result<Value>(std::move(value)) : damaged(); };
  if (type == "Date") {
    HintValues v(values, 1);
    const Date date{v.integer(0)};
    return checked(v, date);
  }
  if (type == "LocalTime") {
    HintValues v(values, 1);
    const LocalTime time{v.integer(0)};
    return checked(v, time);
  }
  if (type == "Time") {
    HintValues v(values, 2);
    const Time time{{v.integer(0)}, v.small(1)};
    return checked(v, time);
  }
  if (type == "LocalDateTime") {
    HintValues v(values, 2);
    const LocalDateTime time{{v.integer(0)}, {v.integer(1)}};
    return checked(v, time);
  }
  if (type == "DateTime") {
    HintValues v(values, 4);
    const DateTime time{{{v.integer(0)}, {v.integer(1)}}, v.small(2), v.text(3)};
    return checked(v, time);
  }
  if (type == "Duration") {
    HintValues v(values, 4);
    const Duration duration{v.integer(0), v.integer(1), v.integer(2), v.small(3)};
    return checked(v, duration);
  }
  if (type == "Float") {
    HintValues v(values, 1);
    const std::optional<double> number = number_of(v.text(0));
    return number ? checked(v, *number) : damaged();
  }
  if (type == "Bytes") {
    HintValues v(values, 1);
    std::optional<std::string> bytes = bytes_of(v.text(0));
    return bytes ? checked(v, std::move(*bytes)) : damaged();
  }
  return Status::invalid_argument(fmt::format("the type hint '{}' is unknown; use a newer program", type));
}

const json& inner_hint(const json& hint, const char* kind, const std::string& key) {
  static const json kNone;
  if (!hint.is_object() || !hint.contains(kind) || !hint[kind].contains(key)) return kNone;
  return hint[kind][key];
}

}  // namespace

json to_plain_json(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kNull: return nullptr;
    case ValueKind::kBoolean: return value.as_boolean();
    case ValueKind::kInteger: return value.as_integer();
    case ValueKind::kFloat: return std::isfinite(value.as_float()) ? json(value.as_float()) : json(to_string(value));
    case ValueKind::kString: return valid_utf8(value.as_string());
    case ValueKind::kList: {
      json list = json::array();
      for (const Value& item : value.as_list()) list.push_back(to_plain_json(item));
      return list;
    }
    case ValueKind::kMap: {
      json map = json::object();
      for (const auto& [key, item] : value.as_map()) map[key] = to_plain_json(item);
      return map;
    }
    default: return to_string(value);
  }
}

json type_hint(const Value& value) {
  switch (value.kind()) {
    case ValueKind::kFloat: return std::isfinite(value.as_float()) ? json() : leaf("Float", {to_string(value)});
    case ValueKind::kString:
      return valid_utf8(value.as_string()) == value.as_string() ? json() : leaf("Bytes", {hexadecimal(value.as_string())});
    case ValueKind::kDate: return leaf("Date", {value.as_date().days});
    case ValueKind::kLocalTime: return leaf("LocalTime", {value.as_local_time().nanos});
    case ValueKind::kTime: return leaf("Time", {value.as_time().local.nanos, value.as_time().offset_s});
    case ValueKind::kLocalDateTime:
      return leaf("LocalDateTime", {value.as_local_date_time().date.days, value.as_local_date_time().time.nanos});
    case ValueKind::kDateTime: {
      const DateTime& t = value.as_date_time();
      return leaf("DateTime", {t.local.date.days, t.local.time.nanos, t.offset_s, t.zone});
    }
    case ValueKind::kDuration: {
      const Duration& d = value.as_duration();
      return leaf("Duration", {d.months, d.days, d.seconds, d.nanos});
    }
    case ValueKind::kList: {
      json hints = json::object();
      for (std::size_t i = 0; i < value.as_list().size(); ++i) {
        if (json hint = type_hint(value.as_list()[i]); !hint.is_null()) hints[std::to_string(i)] = std::move(hint);
      }
      return hints.empty() ? json() : json{{"list", std::move(hints)}};
    }
    case ValueKind::kMap: {
      json hints = json::object();
      for (const auto& [key, item] : value.as_map()) {
        if (json hint = type_hint(item); !hint.is_null()) hints[key] = std::move(hint);
      }
      return hints.empty() ? json() : json{{"map", std::move(hints)}};
    }
    default: return {};
  }
}

Result<Value> from_json(const json& plain, const json& hint) {
  if (hint.is_object() && hint.contains("t")) {
    if (!hint["t"].is_string() || !hint.contains("v")) return Status::invalid_argument("a type hint is damaged");
    return from_leaf(hint["t"].get<std::string>(), hint["v"]);
  }
  if (plain.is_null()) return Value::null();
  if (plain.is_boolean()) return Value(plain.get<bool>());
  if (plain.is_number_unsigned() && plain.get<std::uint64_t>() > INT64_MAX) return Value(plain.get<double>());
  if (plain.is_number_integer()) return Value(plain.get<std::int64_t>());
  if (plain.is_number()) return Value(plain.get<double>());
  if (plain.is_string()) return Value(plain.get<std::string>());
  if (plain.is_array()) {
    ValueList list;
    for (std::size_t i = 0; i < plain.size(); ++i) {
      RELATA_ASSIGN_OR_RETURN(Value item, from_json(plain[i], inner_hint(hint, "list", std::to_string(i))));
      list.push_back(std::move(item));
    }
    return Value(std::move(list));
  }
  ValueMap map;
  for (const auto& [key, item] : plain.items()) {
    RELATA_ASSIGN_OR_RETURN(map[key], from_json(item, inner_hint(hint, "map", key)));
  }
  return Value(std::move(map));
}

}  // namespace relata
