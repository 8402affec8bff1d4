#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/extract/coref/quotes.h"
#include "engine/extract/coref/reading.h"

namespace relata::extract {

// How a statement is meant: whether it is denied, planned or only possible, when it happened and who says so.
struct Context {
  bool negated = false;
  Modality modality = Modality::kAsserted;
  std::optional<Date> date;
  std::uint32_t source = kNoToken;  // subject of the verb of saying around it
};

// Reads negation ("not", "no", "refused to", "denied having"), modality ("will", "may", "plans to", "if") and reports from the words around
// a predicate and above it in its sentence. `subject` is the token of who does it: what somebody says of himself is dated by the saying.
// Cost: linear in the depth of the tree.
Context context_of(const Reading& reading, std::uint32_t predicate, std::uint32_t subject, const std::vector<DateMention>& dates,
                   const std::vector<Quote>& quotes);

}  // namespace relata::extract
