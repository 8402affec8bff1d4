#include "engine/extract/date/dated_events.h"

#include <algorithm>
#include <string>

#include "engine/extract/coref/reading.h"

namespace relata::extract {
namespace {

constexpr std::size_t kShortestStem = 4;
constexpr std::size_t kLookBack = 100;  // days; what was told before is not counted from

std::uint32_t distance(std::uint32_t a, std::uint32_t b) { return a < b ? b - a : a - b; }

// "rule" and "ruling", "announce" and "announcement", "sign" and "signing".
bool is_noun_of(std::string_view noun, std::string_view verb) {
  if (verb.ends_with('e')) verb.remove_suffix(1);
  return noun == verb || (verb.size() + 1 >= kShortestStem && noun.starts_with(verb));
}

}  // namespace

bool DatedEvents::is_event(std::uint32_t token, std::uint32_t noun) const {
  const Token& word = text_.tokens[token];
  const std::string wanted = lower(text_.tokens[noun].lemma);
  const std::string lemma = lower(word.lemma);
  if (is_verb(word)) return is_noun_of(wanted, lemma);
  return token != noun && is_noun(word) && lemma == wanted;
}

std::optional<Date> DatedEvents::in_sentence(std::size_t last, std::uint32_t noun) const {
  const TokenRange sentence = dates_[last].sentence;
  std::optional<Date> day;
  std::uint32_t nearest = 0;
  for (std::uint32_t i = sentence.begin; i < std::min(sentence.end, noun); ++i) {
    if (!is_event(i, noun)) continue;
    for (std::size_t d = last + 1; d-- > 0 && dates_[d].sentence.begin == sentence.begin;) {
      const std::uint32_t away = distance(i, dates_[d].date.tokens.begin);
      if (day && away >= nearest) continue;
      day = dates_[d].date.date;
      nearest = away;
    }
  }
  return day;
}

std::optional<Date> DatedEvents::find(std::uint32_t noun) const {
  const std::size_t first = dates_.size() - std::min(dates_.size(), kLookBack);
  for (std::size_t d = dates_.size(); d-- > first;) {
    if (d + 1 < dates_.size() && dates_[d + 1].sentence.begin == dates_[d].sentence.begin) continue;
    if (const auto day = in_sentence(d, noun)) return day;
  }
  return std::nullopt;
}

}  // namespace relata::extract
