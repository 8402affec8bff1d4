#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/extract/date/date_expressions.h"
#include "engine/extract/document.h"

namespace relata::extract {

// The days of what a text has told: "the ruling" has the day on which "the court ruled". One per text; cost of a look: the sentences of the
// last hundred days.
class DatedEvents {
 public:
  explicit DatedEvents(const Annotation& text) : text_(text) {}

  // A day and the sentence that names it.
  void add(const DateMention& date, TokenRange sentence) { dates_.push_back({date, sentence}); }
  // The day that stands nearest to the verb or noun of the same event, in the last sentence that has both.
  std::optional<Date> find(std::uint32_t noun) const;

 private:
  struct Dated {
    DateMention date;
    TokenRange sentence;
  };
  std::optional<Date> in_sentence(std::size_t last, std::uint32_t noun) const;
  bool is_event(std::uint32_t token, std::uint32_t noun) const;

  const Annotation& text_;
  std::vector<Dated> dates_;
};

}  // namespace relata::extract
