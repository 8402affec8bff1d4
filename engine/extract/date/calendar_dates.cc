#include "engine/extract/date/calendar_dates.h"

#include <algorithm>

#include <fmt/format.h>

#include "engine/extract/date/calendar_words.h"

namespace relata::extract {
namespace {

class CalendarReader {
 public:
  explicit CalendarReader(const DateContext& context) : context_(context) {}

  std::optional<DateMention> at(std::uint32_t i) const {
    if (auto date = month_first(i)) return date;
    if (auto date = day_first(i)) return date;
    if (auto date = in_figures(i)) return date;
    if (auto date = feast(i)) return date;
    return day_of_this_month(i);
  }

 private:
  std::string word(std::uint32_t i) const { return context_.word(i); }
  std::int32_t this_year() const { return calendar_day(context_.published).year; }

  // "March 3", "Sept 3", "March the 3rd".
  std::optional<DateMention> month_first(std::uint32_t i) const {
    if (!starts_upper(context_.text.tokens[i].form)) return std::nullopt;
    auto month = month_of(word(i));
    if (!month) month = short_month_of(word(i));
    const std::uint32_t at = word(i + 1) == "the" ? i + 2 : i + 1;
    const auto day = number_of(word(at));
    return month && day ? complete(i, at + 1, *month, *day) : std::nullopt;
  }

  // "3 March", "3rd of March".
  std::optional<DateMention> day_first(std::uint32_t i) const {
    const auto day = number_of(word(i));
    if (!day) return std::nullopt;
    const std::uint32_t at = word(i + 1) == "of" ? i + 2 : i + 1;
    auto month = month_of(word(at));
    if (!month) month = short_month_of(word(at));
    if (!month || !starts_upper(context_.text.tokens[at].form)) return std::nullopt;
    return complete(i, at + 1, *month, *day);
  }

  // "2025-03-13", "13.03.2025", "13/3/2025", "3/13/2025", as one token or as five; not "3/4/2025", which may be either day.
  std::optional<DateMention> in_figures(std::uint32_t i) const {
    std::string text = word(i);
    std::uint32_t end = i + 1;
    if (number_of(text)) {
      while (end < i + 5) text += word(end++);
    }
    if (text.size() < 8 || text.size() > 10) return std::nullopt;
    const auto first = std::find_if(text.begin(), text.end(), is_divider);
    const auto second = first == text.end() ? first : std::find(first + 1, text.end(), *first);
    if (second == text.end()) return std::nullopt;
    const auto a = number_of(std::string(text.begin(), first));
    const auto b = number_of(std::string(first + 1, second));
    const auto c = number_of(std::string(second + 1, text.end()));
    if (!a || !b || !c) return std::nullopt;
    if (*first == '-') return day_in_figures({i, end}, *a, *b, *c);
    if (*first == '/' && *a <= 12 && *b <= 12 && *a != *b) return std::nullopt;
    const bool month_first = *first == '/' && *b > 12;
    return day_in_figures({i, end}, *c, month_first ? *a : *b, month_first ? *b : *a);
  }
  static bool is_divider(char c) { return c == '-' || c == '.' || c == '/'; }

  static std::optional<DateMention> day_in_figures(TokenRange tokens, std::uint32_t year, std::uint32_t month, std::uint32_t day) {
    if (year <= 1000 || year >= 3000) return std::nullopt;
    const auto date = parse_iso_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
    return date.is_ok() ? std::optional(DateMention{tokens, date.value()}) : std::nullopt;
  }

  // "Christmas Day", "New Year's Eve".
  std::optional<DateMention> feast(std::uint32_t i) const {
    std::string words = word(i);
    for (std::uint32_t length = 2; length <= 4; ++length) {
      words += " " + word(i + length - 1);
      if (const auto day = feast_of(words)) return complete(i, i + length, day->month, day->day);
    }
    return std::nullopt;
  }

  // "on the 13th", not "on the 13th floor".
  std::optional<DateMention> day_of_this_month(std::uint32_t i) const {
    if (i < context_.sentence.begin + 2 || word(i - 1) != "the" || (word(i - 2) != "on" && word(i - 2) != "until") || !is_ordinal(word(i)))
      return std::nullopt;
    if (context_.sentence.contains(i + 1)) {
      const Token& next = context_.text.tokens[i + 1];
      if (is_noun(next) || is_adjective(next) || next.form == "of" || next.form == "-") return std::nullopt;
    }
    const std::uint32_t day = *number_of(word(i));
    const CalendarDay published = calendar_day(context_.published);
    if (day == 0 || day > 31) return std::nullopt;
    const bool ahead = word(i - 2) == "until" || context_.lies_ahead(i);
    std::int32_t year = published.year;
    std::uint32_t month = published.month;
    if (ahead && day < published.day)
      month == 12 ? (month = 1, ++year) : ++month;
    else if (!ahead && day > published.day)
      month == 1 ? (month = 12, --year) : --month;
    return DateMention{{i, i + 1}, make_date(year, month, day)};
  }

  // The year that follows, by number or by name, or the nearest.
  std::optional<DateMention> complete(std::uint32_t begin, std::uint32_t end, std::uint32_t month, std::uint32_t day) const {
    if (day == 0 || day > 31) return std::nullopt;
    const std::uint32_t at = word(end) == "," ? end + 1 : end;
    if (const auto year = number_of(word(at)); year && *year > 1000 && *year < 3000)
      return DateMention{{begin, at + 1}, make_date(static_cast<std::int32_t>(*year), month, day)};
    const std::uint32_t told = word(end) == "of" ? end + 1 : end;
    if (word(told + 1) == "year") {
      const std::string which = word(told);
      const std::int32_t year = which == "last" ? this_year() - 1 : which == "next" ? this_year() + 1 : which == "this" ? this_year() : 0;
      if (year != 0) return DateMention{{begin, told + 2}, make_date(year, month, day)};
    }
    return DateMention{{begin, end}, nearest_year(month, day, begin)};
  }

  Date nearest_year(std::uint32_t month, std::uint32_t day, std::uint32_t i) const {
    const std::int32_t year = this_year();
    const Date same = make_date(year, month, day);
    const std::int32_t published = context_.published.days;
    if (same.days <= published) {
      const Date next = make_date(year + 1, month, day);
      return context_.lies_ahead(i) && next.days - published < published - same.days ? next : same;
    }
    // A date of this year still to come, unless it is told as past or far ahead.
    return context_.lies_ahead(i) || same.days - published < 60 ? same : make_date(year - 1, month, day);
  }

  const DateContext& context_;
};

}  // namespace

std::optional<DateMention> calendar_date_at(const DateContext& context, std::uint32_t i) {
  return context.sentence.contains(i) ? CalendarReader(context).at(i) : std::nullopt;
}

}  // namespace relata::extract
