#include "engine/io/bulk/bulk_value.h"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <charconv>
#include <cstring>

#include "engine/expr/temporal_parse.h"
#include "engine/io/bulk/ascii.h"

namespace relata {
namespace {

// How much of a text an error message shows.
constexpr std::size_t kShownBytes = 60;

Status unfit(std::string_view text, const BulkColumn& column) {
  return Status::invalid_argument(fmt::format("'{}' is no {}", is_utf8(text) ? text.substr(0, kShownBytes) : "?", to_string(column.type)));
}

template <typename Number>
Result<Value> number(std::string_view text, const BulkColumn& column) {
  std::string_view digits = text;
  if (digits.size() > 1 && digits[0] == '+' && digits[1] != '-') digits.remove_prefix(1);
  Number parsed{};
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), parsed);
  if (error != std::errc() || stop != digits.data() + digits.size()) return unfit(text, column);
  return Value(parsed);
}

Result<Value> instant(std::string_view text, const BulkColumn& column, ValueKind kind) {
  Result<Moment> moment = parse_instant(text, kind);
  if (!moment.is_ok()) return unfit(text, column);
  if (!moment->zone && !column.time_zone.empty()) {
    RELATA_ASSIGN_OR_RETURN(moment->zone, parse_zone(column.time_zone));
  }
  Result<Value> value = make_instant(kind, *moment);
  return value.is_ok() ? std::move(value) : unfit(text, column);
}

Result<Value> scalar(std::string_view text, const BulkColumn& column) {
  if (column.type == BulkType::kString) {
    if (!is_utf8(text)) return Status::invalid_argument("the text is no UTF-8; convert the file first, for example with iconv");
    return Value(text);
  }
  text = without_blanks(text);
  switch (column.type) {
    case BulkType::kString: break;
    case BulkType::kInteger: return number<std::int64_t>(text, column);
    case BulkType::kFloat: return number<double>(text, column);
    case BulkType::kBoolean:
      if (ascii_lower(text) == "true") return Value(true);
      if (ascii_lower(text) == "false") return Value(false);
      return unfit(text, column);
    case BulkType::kDate: return instant(text, column, ValueKind::kDate);
    case BulkType::kLocalTime: return instant(text, column, ValueKind::kLocalTime);
    case BulkType::kTime: return instant(text, column, ValueKind::kTime);
    case BulkType::kLocalDateTime: return instant(text, column, ValueKind::kLocalDateTime);
    case BulkType::kDateTime: return instant(text, column, ValueKind::kDateTime);
    case BulkType::kDuration: {
      const Result<Duration> duration = parse_duration(text);
      return duration.is_ok() ? Result<Value>(*duration) : unfit(text, column);
    }
  }
  return unfit(text, column);
}

bool is_ascii(std::string_view bytes) {
  std::uint64_t all = 0;
  for (; bytes.size() >= sizeof all; bytes.remove_prefix(sizeof all)) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data(), sizeof word);
    all |= word;
  }
  for (const char c : bytes) all |= static_cast<unsigned char>(c);
  return (all & 0x8080808080808080) == 0;
}

}  // namespace

bool is_utf8(std::string_view bytes) {
  if (is_ascii(bytes)) return true;
  for (std::size_t at = 0; at < bytes.size();) {
    UChar32 c = 0;
    U8_NEXT(bytes.data(), at, bytes.size(), c);
    if (c < 0) return false;
  }
  return true;
}

Result<Value> parse_bulk_value(const CsvField& field, const BulkColumn& column, char array_delimiter) {
  if (field.text.empty() && (!field.quoted || column.is_list || column.type != BulkType::kString)) return Value::null();
  if (!column.is_list) return scalar(field.text, column);
  ValueList items;
  for (std::string_view rest = field.text;;) {
    const std::size_t end = rest.find(array_delimiter);
    RELATA_ASSIGN_OR_RETURN(Value item, scalar(rest.substr(0, end), column));
    items.push_back(std::move(item));
    if (end == std::string_view::npos) return Value(std::move(items));
    rest.remove_prefix(end + 1);
  }
}

}  // namespace relata
