#include <fmt/format.h>

#include <span>

#include "engine/expr/duration_parts.h"
#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_parse.h"
#include "engine/expr/temporal_scanner.h"

namespace relata {
namespace {

Status not_parsed(std::string_view text) {
  return argument_error("InvalidArgumentValue", fmt::format("'{}' is not a duration in ISO 8601, such as P1Y2M3DT4H5M6.7S", text));
}

// 18 digits always fit 64 bits.
constexpr std::size_t kMaxDigits = 18;

using AddAmount = void (DurationParts::*)(const Value&, std::int64_t);
struct Unit {
  char mark;
  AddAmount add;
  std::int64_t scale;
};
constexpr Unit kDateUnits[] = {{'Y', &DurationParts::add_months, 12},
                               {'M', &DurationParts::add_months, 1},
                               {'W', &DurationParts::add_days, 7},
                               {'D', &DurationParts::add_days, 1}};
constexpr Unit kTimeUnits[] = {
    {'H', &DurationParts::add_seconds, 3600}, {'M', &DurationParts::add_seconds, 60}, {'S', &DurationParts::add_seconds, 1}};

// Amounts with their units, in the order of `units`. False when something else comes.
bool scan_units(TemporalScanner& scan, std::span<const Unit> units, std::int64_t sign, DurationParts& parts) {
  std::size_t next = 0;
  while (!scan.at_end() && !scan.rest().starts_with('T')) {
    const bool negative = scan.skip('-');
    if (!negative) scan.skip('+');
    const auto whole = scan.number(1, kMaxDigits);
    std::optional<std::int64_t> billionths = 0;
    if (whole && (scan.skip('.') || scan.skip(','))) billionths = scan.fraction();
    if (!whole || !billionths) return false;
    while (next < units.size() && !scan.skip(units[next].mark)) ++next;
    if (next == units.size()) return false;
    const Unit& unit = units[next++];
    const std::int64_t direction = negative ? -sign : sign;
    (parts.*unit.add)(Value(direction * *whole), unit.scale);
    if (unit.mark == 'S') {
      parts.add_nanos(Value(direction * *billionths));
    } else if (*billionths != 0) {
      (parts.*unit.add)(Value(static_cast<double>(direction * *billionths) / 1e9), unit.scale);
    }
  }
  return true;
}

// P2012-02-02T14:37:21.545: each part is an amount, not a place on the calendar.
bool scan_calendar_form(TemporalScanner scan, std::int64_t sign, DurationParts& parts) {
  const auto amount = [&](std::size_t digits, AddAmount add, std::int64_t scale) {
    const auto number = scan.number(digits, digits);
    if (number) (parts.*add)(Value(sign * *number), scale);
    return number.has_value();
  };
  if (!amount(4, &DurationParts::add_months, 12) || !scan.skip('-') || !amount(2, &DurationParts::add_months, 1)) return false;
  if (!scan.skip('-') || !amount(2, &DurationParts::add_days, 1) || !scan.skip('T')) return false;
  if (!amount(2, &DurationParts::add_seconds, 3600) || !scan.skip(':') || !amount(2, &DurationParts::add_seconds, 60)) return false;
  if (!scan.skip(':') || !amount(2, &DurationParts::add_seconds, 1)) return false;
  if (scan.skip('.') || scan.skip(',')) {
    const auto nanos = scan.fraction();
    if (!nanos) return false;
    parts.add_nanos(Value(sign * *nanos));
  }
  return scan.at_end();
}

}  // namespace

Result<Duration> parse_duration(std::string_view text) {
  TemporalScanner scan(text);
  const std::int64_t sign = scan.skip('-') ? -1 : 1;
  if (!scan.skip('P') || scan.at_end()) return not_parsed(text);
  DurationParts calendar_form;
  if (scan.rest().size() > 4 && scan.rest()[4] == '-' && scan_calendar_form(scan, sign, calendar_form)) return calendar_form.finish();
  DurationParts parts;
  if (!scan_units(scan, kDateUnits, sign, parts)) return not_parsed(text);
  if (scan.skip('T') && (scan.at_end() || !scan_units(scan, kTimeUnits, sign, parts))) return not_parsed(text);
  if (!scan.at_end()) return not_parsed(text);
  return parts.finish();
}

}  // namespace relata
