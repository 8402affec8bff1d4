#include "engine/extract/relate/predicate_dates.h"

#include <algorithm>
#include <string>

namespace relata::extract {
namespace {

// Words between a date and the verb that it belongs to.
constexpr int kMaxClimb = 4;

std::string lemma_of(const Token& token) { return lower(token.lemma.empty() ? token.form : token.lemma); }

}  // namespace

std::optional<Date> PredicateDates::below(std::uint32_t child) const {
  // "This Monday 50 people were killed": parsers take a day at the beginning for the subject.
  if (tree_.is(child, "nsubj")) return at(child);
  if (!tree_.is(child, "obl") && !tree_.is(child, "nmod") && !tree_.is(child, "advmod") && !tree_.is(child, "obj") &&
      !tree_.is(child, "dep") && !tree_.is(child, "compound"))
    return std::nullopt;
  if (const auto date = at(child)) return date;
  for (const std::uint32_t part : tree_.children(child)) {
    if (const auto date = at(part); date && part < child) return date;  // "Friday night"
  }
  return std::nullopt;
}

std::optional<Date> PredicateDates::at(std::uint32_t index) const {
  const auto found = std::partition_point(dates_.begin(), dates_.end(), [&](const DateMention& date) { return date.tokens.end <= index; });
  if (found == dates_.end() || !found->tokens.contains(index)) return std::nullopt;
  return found->date;
}

// Parsers hang days onto the nearest noun: any day between the predicate's clause borders will do.
std::optional<Date> PredicateDates::in_clause(std::uint32_t predicate) const {
  const TokenRange sentence = reading_.text.sentence_of(predicate);
  std::optional<Date> best;
  std::uint32_t best_distance = 0xffffffff;
  const Dates first = first_in(sentence);
  for (auto at_date = first; at_date != dates_.end() && sentence.contains(at_date->tokens.begin); ++at_date) {
    const DateMention& date = *at_date;
    std::uint32_t above = reading_.token(date.tokens.end - 1).head;
    for (int step = 0; step < kMaxClimb && above != kNoToken && !is_verb(reading_.token(above)) && above != predicate; ++step) {
      above = reading_.token(above).head;
    }
    if (above != predicate) continue;
    const std::uint32_t distance = date.tokens.begin > predicate ? date.tokens.begin - predicate : predicate - date.tokens.begin;
    if (distance < best_distance) best = date.date, best_distance = distance;
  }
  return best;
}

std::optional<Date> PredicateDates::only(std::uint32_t predicate, bool own_words) const {
  const TokenRange sentence = reading_.text.sentence_of(predicate);
  const Dates first = first_in(sentence);
  if (first == dates_.end() || !sentence.contains(first->tokens.begin)) return std::nullopt;
  if (first + 1 != dates_.end() && sentence.contains((first + 1)->tokens.begin)) return std::nullopt;
  std::uint32_t verb = reading_.token(first->tokens.end - 1).head;
  for (int step = 0; step < kMaxClimb && verb != kNoToken && !is_verb(reading_.token(verb)); ++step) verb = reading_.token(verb).head;
  const bool saying = verb != kNoToken && verb != predicate && reading_.lexicon.has_cue(lemma_of(reading_.token(verb)), Cue::kReport);
  if (saying && !own_words) return std::nullopt;
  return first->date;
}

PredicateDates::Dates PredicateDates::first_in(TokenRange sentence) const {
  return std::partition_point(dates_.begin(), dates_.end(), [&](const DateMention& date) { return date.tokens.begin < sentence.begin; });
}

}  // namespace relata::extract
