#include "engine/extract/date/relative_days.h"

#include "engine/extract/date/calendar_words.h"

namespace relata::extract {
namespace {

bool is_part_of_day(std::string_view word) {
  return word == "morning" || word == "afternoon" || word == "evening" || word == "night" || word == "day";
}

class RelativeReader {
 public:
  explicit RelativeReader(const DateContext& context) : context_(context) {}

  std::optional<DateMention> at(std::uint32_t i) const {
    if (auto date = fixed(i)) return date;
    if (auto date = before_or_after(i)) return date;
    if (auto date = counted(i)) return date;
    return told_before(i);
  }

 private:
  std::string word(std::uint32_t i) const { return context_.word(i); }
  static DateMention mention(std::uint32_t i, std::uint32_t length, Date base, std::int32_t offset) {
    return {{i, i + length}, {base.days + offset}};
  }

  std::optional<DateMention> fixed(std::uint32_t i) const {
    const std::string first = word(i);
    const Date today = context_.published;
    if (first == "today" || first == "tonight") return mention(i, 1, today, 0);
    if (first == "yesterday") return mention(i, 1, today, -1);
    if (first == "tomorrow") return mention(i, 1, today, 1);
    if (first == "last" && word(i + 1) == "night") return mention(i, 2, today, -1);
    if (first == "this" && is_part_of_day(word(i + 1)) && word(i + 1) != "day" && word(i + 1) != "night") return mention(i, 2, today, 0);
    return std::nullopt;
  }

  // "the day before", "the previous night", "the day after tomorrow".
  std::optional<DateMention> before_or_after(std::uint32_t i) const {
    if (word(i) != "the") return std::nullopt;
    if (is_part_of_day(word(i + 1))) {
      const std::string next = word(i + 2);
      if (next == "after" && word(i + 3) == "tomorrow") return mention(i, 4, context_.published, 2);
      if (next == "before" && word(i + 3) == "yesterday") return mention(i, 4, context_.published, -2);
      if ((next == "before" || next == "earlier") && !counts_from_event(i + 3)) return mention(i, 3, context_.base(), -1);
    }
    if ((word(i + 1) == "previous" || word(i + 1) == "preceding") && is_part_of_day(word(i + 2))) return mention(i, 3, context_.base(), -1);
    return std::nullopt;
  }

  // "the day before the vote", whenever that was.
  bool counts_from_event(std::uint32_t i) const {
    const std::string next = word(i);
    return next == "the" || next == "his" || next == "her" || next == "its" || next == "their" || next == "a" || next == "an";
  }

  // "three days ago", "a fortnight earlier", "two weeks later", "in two days", "two days from now".
  std::optional<DateMention> counted(std::uint32_t i) const {
    const bool in = word(i) == "in";
    const std::uint32_t at = in ? i + 1 : i;
    const auto count = count_of(word(at));
    const std::int32_t length = days_of_unit(word(at + 1));
    if (!count || length == 0) return std::nullopt;
    const std::int32_t days = *count * length;
    const std::string direction = word(at + 2);
    if (in) {
      const bool ends = direction.empty() || direction == "." || direction == "," || direction == "'" || direction == "time";
      return ends && context_.lies_ahead(at + 1) ? std::optional(mention(i, 3, context_.published, days)) : std::nullopt;
    }
    if (direction == "ago") return mention(i, 3, context_.published, -days);
    if (direction == "earlier") return mention(i, 3, context_.base(), -days);
    if (direction == "before" && !counts_from_event(i + 3)) return mention(i, 3, context_.base(), -days);
    if (direction == "from" && (word(i + 3) == "now" || word(i + 3) == "today")) return mention(i, 4, context_.published, days);
    if (direction == "later" && context_.last) return mention(i, 3, *context_.last, days);
    return std::nullopt;
  }

  std::optional<DateMention> told_before(std::uint32_t i) const {
    if (!context_.last) return std::nullopt;
    const Date last = *context_.last;
    if (word(i) == "that" && (word(i + 1) == "day" || word(i + 1) == "night" || word(i + 1) == "evening") && i > 0 &&
        lower(context_.text.tokens[i - 1].form) != "of")
      return mention(i, 2, last, 0);
    if (word(i) != "the") return std::nullopt;
    const std::string second = word(i + 1);
    if (second == "same" && is_part_of_day(word(i + 2))) return mention(i, 3, last, 0);
    const bool next = second == "next" || second == "following";
    if (next && is_part_of_day(word(i + 2))) return mention(i, 3, last, 1);
    const auto day = weekday_of(word(i + 2));
    if (!day) return std::nullopt;
    if (next) return mention(i, 3, last, (*day - weekday(last) + 6) % 7 + 1);
    if (second == "previous" || second == "preceding") return mention(i, 3, last, -((weekday(last) - *day + 6) % 7 + 1));
    return std::nullopt;
  }

  const DateContext& context_;
};

// Whole weeks from this one that "of last week", "next week" behind a weekday say; nothing where no week is named.
struct Week {
  std::int32_t offset;
  std::uint32_t tokens;
};

std::optional<Week> week_after(const DateContext& context, std::uint32_t i) {
  const std::uint32_t of = context.word(i) == "of" ? 1 : 0;
  if (context.word(i + of + 1) != "week") return std::nullopt;
  const std::string which = context.word(i + of);
  if (which == "last") return Week{-1, of + 2};
  if (which == "this") return Week{0, of + 2};
  if (which == "next") return Week{1, of + 2};
  return std::nullopt;
}

}  // namespace

std::optional<DateMention> relative_day_at(const DateContext& context, std::uint32_t i) { return RelativeReader(context).at(i); }

std::optional<DateMention> weekday_at(const DateContext& context, std::uint32_t i) {
  const auto day = weekday_of(context.word(i));
  if (!day) return std::nullopt;
  const std::int32_t published = context.published.days;
  if (const auto week = week_after(context, i + 1))
    return DateMention{{i, i + 1 + week->tokens}, {published - weekday(context.published) + *day + 7 * week->offset}};
  const std::string before = i > context.sentence.begin ? context.word(i - 1) : std::string();
  const int back = (weekday(context.published) - *day + 7) % 7;
  std::int32_t days = published - back;
  if (before == "next" || before == "coming" || before == "until" || before == "till")
    days = published + 7 - back;
  else if (before == "last" && back == 0)
    days = published - 7;
  else if (before == "this" && *day > weekday(context.published))  // whatever the tense: "was to meet this Friday"
    days = published + 7 - back;
  else if (before != "last" && before != "past" && back != 0 && context.lies_ahead(i))
    days = published + 7 - back;
  return DateMention{{i, i + 1}, {days}};
}

}  // namespace relata::extract
