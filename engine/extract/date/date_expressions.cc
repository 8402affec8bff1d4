#include "engine/extract/date/date_expressions.h"

#include <array>
#include <charconv>
#include <optional>
#include <string>

namespace relata::extract {
namespace {

// Monday is 0.
std::optional<int> weekday_of(std::string_view word) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  constexpr std::array<std::string_view, 7> kShort = {"mon.", "tues.", "wed.", "thurs.", "fri.", "sat.", "sun."};
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (word == kDays[i] || word == kShort[i]) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> month_of(std::string_view word) {
  constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                        "july",    "august",   "september", "october", "november", "december"};
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i]) return static_cast<std::uint32_t>(i + 1);
    if (word.size() >= 4 && word.back() == '.' && kMonths[i].starts_with(word.substr(0, word.size() - 1)))
      return static_cast<std::uint32_t>(i + 1);
  }
  return std::nullopt;
}

// "3", "3rd"; not "3.5".
std::optional<std::uint32_t> number_of(std::string_view word) {
  std::uint32_t value = 0;
  const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc()) return std::nullopt;
  const std::string_view suffix(rest, static_cast<std::size_t>(word.data() + word.size() - rest));
  if (suffix.empty() || suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") return value;
  return std::nullopt;
}

std::optional<std::int32_t> count_of(std::string_view word) {
  constexpr std::array<std::string_view, 10> kWords = {"a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return static_cast<std::int32_t>(i + 1);
  }
  if (word == "one") return 1;
  if (const auto number = number_of(word); number && *number < 1000) return static_cast<std::int32_t>(*number);
  return std::nullopt;
}

int weekday(Date date) { return ((date.days % 7) + 7 + 3) % 7; }  // 1970-01-01 was a Thursday

class DateFinder {
 public:
  DateFinder(const Annotation& annotation, const DependencyTree& tree, Date published)
      : text_(annotation), tree_(tree), published_(published) {}

  std::vector<DateMention> find() {
    std::vector<DateMention> dates;
    for (const Sentence& sentence : text_.sentences) {
      end_ = sentence.tokens.end;
      for (std::uint32_t i = sentence.tokens.begin; i < end_;) {
        const auto date = date_at(i, sentence.tokens.begin);
        if (date) dates.push_back(*date);
        if (date) last_ = date->date;
        i = date ? date->tokens.end : i + 1;
      }
    }
    return dates;
  }

 private:
  std::string word(std::uint32_t index) const { return index < end_ ? lower(text_.tokens[index].form) : std::string(); }

  std::optional<DateMention> date_at(std::uint32_t i, std::uint32_t sentence_begin) const {
    if (auto calendar = calendar_date(i)) return calendar;
    if (auto relative = relative_day(i)) return relative;
    const auto day = weekday_of(word(i));
    if (!day) return std::nullopt;
    // "Thursday, March 3": the calendar date says more.
    if (word(i + 1) == "," || month_of(word(i + 1))) {
      if (auto calendar = calendar_date(word(i + 1) == "," ? i + 2 : i + 1)) {
        calendar->tokens.begin = i;
        return calendar;
      }
    }
    return DateMention{{i, i + 1}, resolve_weekday(i, *day, i > sentence_begin ? word(i - 1) : std::string())};
  }

  Date resolve_weekday(std::uint32_t i, int day, const std::string& before) const {
    const int back = (weekday(published_) - day + 7) % 7;
    if (before == "next" || before == "coming") return {published_.days + (back == 0 ? 7 : 7 - back)};
    if (before == "last" && back == 0) return {published_.days - 7};
    if (before != "last" && before != "past" && back != 0 && lies_ahead(i)) return {published_.days + 7 - back};
    return {published_.days - back};
  }

  // Whether the clause around a date speaks of what is to come.
  bool lies_ahead(std::uint32_t i) const {
    // "on Friday called on ...".
    if (i + 1 < end_ && text_.tokens[i + 1].tag == "VBD") return false;
    std::uint32_t at = text_.tokens[i].head;
    for (int step = 0; step < 4 && at != kNoToken; ++step, at = text_.tokens[at].head) {
      const Token& verb = text_.tokens[at];
      if (verb.tag == "VBD") return false;
      if (!is_verb(verb) && !tree_.has_child(at, "aux") && !tree_.has_child(at, "cop")) continue;
      for (const std::uint32_t child : tree_.children(at)) {
        if (!tree_.is(child, "aux") && !tree_.is(child, "cop")) continue;
        const std::string form = lower(text_.tokens[child].form);
        if (form == "will" || form == "'ll" || form == "wo" || form == "shall" || form == "would" || form == "may" || form == "should")
          return true;
        if (form == "had" || form == "was" || form == "were" || form == "did" || form == "has" || form == "have") return false;
      }
      // "is to visit", "plans to visit", "is visiting on Monday".
      if (verb.tag == "VB" || verb.tag == "VBZ" || verb.tag == "VBP") return true;
      if (verb.tag == "VBG" && tree_.has_child(at, "aux")) return true;
      if (verb.tag == "VBN") return false;
    }
    return false;
  }

  // "March 3", "March 3, 2025", "3 March 2025", "2025-03-13".
  std::optional<DateMention> calendar_date(std::uint32_t i) const {
    std::uint32_t end = i;
    std::optional<std::uint32_t> month = month_of(word(i));
    std::optional<std::uint32_t> day;
    if (month && i < end_ && starts_upper(text_.tokens[i].form)) {
      day = number_of(word(i + 1));
      end = i + 2;
    } else if ((day = number_of(word(i)))) {
      const bool of = word(i + 1) == "of";
      month = month_of(word(of ? i + 2 : i + 1));
      end = of ? i + 3 : i + 2;
    } else if (word(i).size() == 10) {
      const auto iso = parse_iso_date(word(i));
      if (iso.is_ok()) return DateMention{{i, i + 1}, iso.value()};
    }
    if (!month || !day || *day == 0 || *day > 31) return std::nullopt;
    std::optional<std::uint32_t> year = number_of(word(end));
    std::uint32_t year_end = end + 1;
    if (!year && word(end) == ",") year = number_of(word(end + 1)), year_end = end + 2;
    if (year && *year > 1000 && *year < 3000) return DateMention{{i, year_end}, make_date(static_cast<std::int32_t>(*year), *month, *day)};
    return DateMention{{i, end}, nearest_year(*month, *day, i)};
  }

  Date nearest_year(std::uint32_t month, std::uint32_t day, std::uint32_t i) const {
    const std::int32_t year = calendar_day(published_).year;
    const Date same = make_date(year, month, day);
    if (same.days <= published_.days) {
      const Date next = make_date(year + 1, month, day);
      return lies_ahead(i) && next.days - published_.days < published_.days - same.days ? next : same;
    }
    // A date of this year still to come, unless it is told as past or far ahead.
    return lies_ahead(i) || same.days - published_.days < 60 ? same : make_date(year - 1, month, day);
  }

  std::optional<DateMention> relative_day(std::uint32_t i) const {
    const std::string first = word(i);
    const auto days = [&](std::uint32_t length, std::int32_t offset) { return DateMention{{i, i + length}, {published_.days + offset}}; };
    if (first == "today" || first == "tonight") return days(1, 0);
    if (first == "yesterday") return days(1, -1);
    if (first == "tomorrow") return days(1, 1);
    if (first == "the" && word(i + 1) == "day" && word(i + 2) == "after" && word(i + 3) == "tomorrow") return days(4, 2);
    if (first == "last" && word(i + 1) == "night") return days(2, -1);
    if (first == "this" && (word(i + 1) == "morning" || word(i + 1) == "afternoon" || word(i + 1) == "evening")) return days(2, 0);
    if (first == "the" && word(i + 1) == "day" && (word(i + 2) == "before" || word(i + 2) == "earlier")) {
      return word(i + 3) == "yesterday" ? days(4, -2) : days(3, -1);
    }
    if (first == "the" && (word(i + 1) == "previous" || word(i + 1) == "preceding") && word(i + 2) == "day") return days(3, -1);
    if (const auto count = count_of(first)) {
      const std::string unit = word(i + 1);
      const std::int32_t length = unit == "day" || unit == "days" ? 1 : unit == "week" || unit == "weeks" ? 7 : 0;
      const std::string direction = word(i + 2);
      if (length > 0 && (direction == "ago" || direction == "earlier" || direction == "before")) return days(3, -*count * length);
      if (length > 0 && direction == "later" && last_) return DateMention{{i, i + 3}, {last_->days + *count * length}};
    }
    return day_told_before(i);
  }

  // "the same day", "the following day": counted from the day that the text named last.
  std::optional<DateMention> day_told_before(std::uint32_t i) const {
    if (!last_) return std::nullopt;
    const bool the = word(i) == "the";
    if (word(i) == "that" && word(i + 1) == "day" && i > 0 && lower(text_.tokens[i - 1].form) != "of")
      return DateMention{{i, i + 2}, *last_};
    if (!the || word(i + 2) != "day") return std::nullopt;
    if (word(i + 1) == "same") return DateMention{{i, i + 3}, *last_};
    if (word(i + 1) == "next" || word(i + 1) == "following") return DateMention{{i, i + 3}, {last_->days + 1}};
    return std::nullopt;
  }

  const Annotation& text_;
  const DependencyTree& tree_;
  Date published_;
  std::optional<Date> last_;  // the day that the text named last
  std::uint32_t end_ = 0;
};

}  // namespace

std::vector<DateMention> find_dates(const Annotation& annotation, const DependencyTree& tree, Date published) {
  return DateFinder(annotation, tree, published).find();
}

}  // namespace relata::extract
