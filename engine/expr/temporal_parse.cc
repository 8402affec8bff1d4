#include "engine/expr/temporal_parse.h"

#include <fmt/format.h>

#include <cctype>

#include "engine/expr/expression_error.h"
#include "engine/expr/temporal_calendar.h"
#include "engine/expr/temporal_components.h"
#include "engine/expr/temporal_scanner.h"

namespace relata {
namespace {

Status not_parsed(std::string_view text, std::string_view what) {
  return argument_error("InvalidArgumentValue", fmt::format("'{}' is not a {} in ISO 8601", text, what));
}

// A year of four digits, or a signed one of up to nine. nullopt when there is none.
std::optional<std::int64_t> scan_year(TemporalScanner& scan) {
  const bool negative = scan.skip('-');
  const bool sign = negative || scan.skip('+');
  const auto year = scan.number(4, sign ? 9 : 4);
  return year && negative ? std::optional(-*year) : year;
}

// What follows the year, as components. False when it is no known form.
bool scan_after_year(TemporalScanner& scan, ValueMap& components) {
  const auto put = [&](const char* name, std::optional<std::int64_t> number) {
    if (number) components[name] = Value(*number);
    return number.has_value();
  };
  const bool extended = scan.skip('-');
  // A part that may be missing: after a hyphen in the extended format, directly in the basic one.
  const auto put_optional = [&](const char* name, std::size_t digits) {
    if (extended ? scan.skip('-') : scan.digits() >= digits) return put(name, scan.number(digits, digits));
    return true;
  };
  if (scan.skip('W')) return put("week", scan.number(2, 2)) && put_optional("dayOfWeek", 1);
  if (scan.skip('Q')) return put("quarter", scan.number(1, 1)) && put_optional("dayOfQuarter", 2);
  const std::size_t digits = scan.digits();
  if (digits == 0) return !extended;
  if (digits == 3) return put("ordinalDay", scan.number(3, 3));
  return put("month", scan.number(2, 2)) && put_optional("day", 2);
}

Result<Date> scan_date(TemporalScanner& scan, std::string_view text) {
  ValueMap components;
  const auto year = scan_year(scan);
  if (!year) return not_parsed(text, "date");
  components["year"] = Value(*year);
  if (!scan_after_year(scan, components)) return not_parsed(text, "date");
  return date_from_components(components, std::nullopt);
}

Result<LocalTime> scan_time(TemporalScanner& scan, std::string_view text) {
  ValueMap components;
  bool extended = false;
  for (const char* name : {"hour", "minute", "second"}) {
    const bool first = components.empty();
    if (!first && components.size() == 1)
      extended = scan.skip(':');
    else if (extended && !first && !scan.skip(':'))
      break;
    if (!first && !extended && scan.digits() < 2) break;
    const auto number = scan.number(2, 2);
    if (!number) return not_parsed(text, "time");
    components[name] = Value(*number);
  }
  if (components.size() == 3 && (scan.skip('.') || scan.skip(','))) {
    const auto nanos = scan.fraction();
    if (!nanos) return not_parsed(text, "time");
    components["nanosecond"] = Value(*nanos);
  }
  return time_from_components(components, std::nullopt);
}

// "+01:00", "[Europe/Stockholm]" or both, in which case the offset says which of two instants is meant.
Status scan_zone(TemporalScanner& scan, std::string_view text, Moment& moment) {
  std::string_view rest = scan.rest();
  std::string_view name;
  if (const auto bracket = rest.find('['); bracket != std::string_view::npos) {
    if (!rest.ends_with(']')) return not_parsed(text, "time with a zone");
    name = rest.substr(bracket + 1, rest.size() - bracket - 2);
    rest = rest.substr(0, bracket);
  }
  if (!rest.empty()) {
    if (rest[0] != 'Z' && rest[0] != 'z' && rest[0] != '+' && rest[0] != '-') return not_parsed(text, "time with a zone");
    const auto offset = parse_zone(rest);
    if (!offset.is_ok()) return not_parsed(text, "time with a zone");
    moment.zone = *offset;
    moment.offset_s = offset->offset_s;
  }
  if (!name.empty()) {
    RELATA_ASSIGN_OR_RETURN(moment.zone, parse_zone(name));
  }
  return Status::ok();
}

}  // namespace

Result<Moment> parse_instant(std::string_view text, ValueKind kind) {
  TemporalScanner scan(text);
  Moment moment;
  if (has_date(kind)) {
    RELATA_ASSIGN_OR_RETURN(moment.date, scan_date(scan, text));
    if (!has_time(kind) || scan.at_end()) return scan.at_end() ? Result<Moment>(moment) : not_parsed(text, "date");
    if (!scan.skip('T') && !scan.skip('t')) return not_parsed(text, "date and time");
  } else if (scan.skip('T') || scan.skip('t')) {
    // ISO 8601 allows it before a time of day, too.
  }
  RELATA_ASSIGN_OR_RETURN(moment.time, scan_time(scan, text));
  if (has_zone(kind)) {
    RELATA_RETURN_IF_ERROR(scan_zone(scan, text, moment));
  } else if (!scan.at_end()) {
    return not_parsed(text, "local time");
  }
  return moment;
}

}  // namespace relata
