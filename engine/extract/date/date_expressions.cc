#include "engine/extract/date/date_expressions.h"

#include "engine/extract/date/calendar_dates.h"
#include "engine/extract/date/calendar_words.h"
#include "engine/extract/date/date_context.h"
#include "engine/extract/date/dated_events.h"
#include "engine/extract/date/relative_days.h"

namespace relata::extract {
namespace {

class DateFinder {
 public:
  DateFinder(const Annotation& annotation, const DependencyTree& tree, Date published)
      : context_{annotation, tree, published}, events_(annotation) {}

  std::vector<DateMention> find() {
    std::vector<DateMention> dates;
    for (const Sentence& sentence : context_.text.sentences) {
      context_.sentence = sentence.tokens;
      context_.last_is_here = false;
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end;) {
        const auto date = date_at(i);
        if (date) {
          dates.push_back(*date);
          events_.add(*date, sentence.tokens);
          context_.last = date->date;
          context_.last_is_here = true;
        }
        i = date ? date->tokens.end : i + 1;
      }
    }
    return dates;
  }

 private:
  std::string word(std::uint32_t i) const { return context_.word(i); }

  std::optional<DateMention> date_at(std::uint32_t i) const {
    if (auto counted = counted_from_date(i)) return counted;
    if (auto relative = relative_day_at(context_, i)) return relative;
    return plain_date(i);
  }

  std::optional<DateMention> plain_date(std::uint32_t i) const {
    if (auto calendar = calendar_date_at(context_, i)) return calendar;
    auto day = weekday_at(context_, i);
    if (!day) return std::nullopt;
    // "Thursday, March 3", "Thursday 3 March": the calendar date says more.
    if (auto calendar = calendar_date_at(context_, word(i + 1) == "," ? i + 2 : i + 1); context_.sentence.contains(i + 2) && calendar) {
      calendar->tokens.begin = i;
      return calendar;
    }
    return day;
  }

  // "two days before Monday's vote", "on the eve of March 3", "a day after they met on Monday".
  std::optional<DateMention> counted_from_date(std::uint32_t i) const {
    const bool eve = word(i) == "eve" && word(i + 1) == "of";
    const bool one = eve || (word(i) == "the" && word(i + 1) == "day");
    const auto count = one ? std::optional<std::int32_t>(1) : count_of(word(i));
    const std::int32_t unit = eve ? 1 : days_of_unit(word(i + 1));
    if (!count || unit == 0) return std::nullopt;
    const std::string direction = eve ? "before" : word(i + 2);
    if (direction != "before" && direction != "after") return std::nullopt;
    std::uint32_t at = eve ? i + 2 : i + 3;
    if (word(at) == "the") ++at;
    if (!context_.sentence.contains(at)) return std::nullopt;
    auto date = plain_date(at);
    if (date) {
      date->tokens.begin = i;
    } else {
      date = date_in_clause(at);
      if (!date) date = date_of_event(at);
      if (!date) return std::nullopt;
      date->tokens = {i, at};  // the clause has its day for itself
    }
    date->date.days += (direction == "before" ? -1 : 1) * *count * unit;
    return date;
  }

  // The first day up to the next comma, when a verb stands before it.
  std::optional<DateMention> date_in_clause(std::uint32_t at) const {
    bool verb = false;
    for (; context_.sentence.contains(at) && word(at) != ","; ++at) {
      verb = verb || context_.text.tokens[at].tag == "VBD";
      auto date = verb ? plain_date(at) : std::nullopt;
      if (date) return date;
    }
    return std::nullopt;
  }

  // "after that trip", "before Miller's visit": the day on which the text told of it.
  std::optional<DateMention> date_of_event(std::uint32_t at) const {
    constexpr std::uint32_t kReach = 6;
    for (std::uint32_t i = at; i < at + kReach && context_.sentence.contains(i); ++i) {
      const Token& word = context_.text.tokens[i];
      if (is_verb(word) || word.tag == "IN" || word.form == ",") return std::nullopt;
      const bool noun = word.tag == "NN" || word.tag == "NNS";
      if (!noun || (context_.sentence.contains(i + 1) && is_noun(context_.text.tokens[i + 1]))) continue;
      const auto day = events_.find(i);
      return day ? std::optional(DateMention{{at, i + 1}, *day}) : std::nullopt;
    }
    return std::nullopt;
  }

  DateContext context_;
  DatedEvents events_;
};

}  // namespace

std::vector<DateMention> find_dates(const Annotation& annotation, const DependencyTree& tree, Date published) {
  return DateFinder(annotation, tree, published).find();
}

}  // namespace relata::extract
