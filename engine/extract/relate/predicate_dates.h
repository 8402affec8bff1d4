#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Which of the dates that a text names belongs to a predicate, from the surest sign to the least: below(), in_clause(), only().
// Borrows all it is given; `dates` are in the order of the text. Cost: logarithmic in the dates, plus those of the sentence.
class PredicateDates {
 public:
  PredicateDates(const Reading& reading, const std::vector<DateMention>& dates) : reading_(reading), tree_(reading.tree), dates_(dates) {}

  // The day that a dependent names, when it is an adjunct of time.
  std::optional<Date> below(std::uint32_t child) const;
  // The nearest of the days in the predicate's clause, whatever they hang on.
  std::optional<Date> in_clause(std::uint32_t predicate) const;
  // The one day that the sentence names, unless it is when somebody said so. `own_words`: who says it says it of himself, so that the day
  // is right all the same.
  std::optional<Date> only(std::uint32_t predicate, bool own_words) const;

 private:
  using Dates = std::vector<DateMention>::const_iterator;

  std::optional<Date> at(std::uint32_t index) const;
  // The first date of the sentence, or what comes after it.
  Dates first_in(TokenRange sentence) const;

  const Reading& reading_;
  const DependencyTree& tree_;
  const std::vector<DateMention>& dates_;
};

}  // namespace relata::extract
