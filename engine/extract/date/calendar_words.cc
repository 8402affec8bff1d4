#include "engine/extract/date/calendar_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace relata::extract {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"january", "february", "march",     "april",   "may",      "june",
                                                      "july",    "august",   "september", "october", "november", "december"};

}  // namespace

std::optional<int> weekday_of(std::string_view word) {
  constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  constexpr std::array<std::string_view, 7> kShort = {"mon.", "tues.", "wed.", "thurs.", "fri.", "sat.", "sun."};
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (word == kDays[i] || word == kShort[i]) return static_cast<int>(i);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> month_of(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word == kMonths[i]) return static_cast<std::uint32_t>(i + 1);
    if (word.size() >= 4 && word.back() == '.' && kMonths[i].starts_with(word.substr(0, word.size() - 1)))
      return static_cast<std::uint32_t>(i + 1);
  }
  return std::nullopt;
}

std::optional<std::uint32_t> short_month_of(std::string_view word) {
  if (word.size() < 3 || word.size() > 4) return std::nullopt;
  return month_of(std::string(word) + ".");
}

std::optional<std::uint32_t> number_of(std::string_view word) {
  std::uint32_t value = 0;
  const auto [rest, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc()) return std::nullopt;
  const std::string_view suffix(rest, static_cast<std::size_t>(word.data() + word.size() - rest));
  if (suffix.empty() || suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") return value;
  return std::nullopt;
}

bool is_ordinal(std::string_view word) { return !word.empty() && number_of(word) && (word.back() < '0' || word.back() > '9'); }

std::optional<std::int32_t> count_of(std::string_view word) {
  constexpr std::array<std::string_view, 10> kWords = {"a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"};
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    if (word == kWords[i]) return static_cast<std::int32_t>(i + 1);
  }
  if (word == "one") return 1;
  if (const auto number = number_of(word); number && *number < 1000 && !is_ordinal(word)) return static_cast<std::int32_t>(*number);
  return std::nullopt;
}

std::int32_t days_of_unit(std::string_view word) {
  if (word.ends_with('s')) word.remove_suffix(1);
  if (word == "day" || word == "night") return 1;
  if (word == "week") return 7;
  return word == "fortnight" ? 14 : 0;
}

int weekday(Date date) { return ((date.days % 7) + 7 + 3) % 7; }  // 1970-01-01 was a Thursday

std::optional<MonthDay> feast_of(std::string_view words) {
  constexpr std::array<std::pair<std::string_view, MonthDay>, 7> kFeasts = {{{"new year 's day", {1, 1}},
                                                                             {"valentine 's day", {2, 14}},
                                                                             {"may day", {5, 1}},
                                                                             {"christmas eve", {12, 24}},
                                                                             {"christmas day", {12, 25}},
                                                                             {"boxing day", {12, 26}},
                                                                             {"new year 's eve", {12, 31}}}};
  const auto found = std::find_if(kFeasts.begin(), kFeasts.end(), [&](const auto& feast) { return feast.first == words; });
  return found == kFeasts.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace relata::extract
