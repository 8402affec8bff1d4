#include "engine/extract/relate/agent_by_order.h"

#include <algorithm>

namespace relata::extract {
namespace {

// The reference that a noun phrase beginning at `begin` is headed by, when it may act.
std::uint32_t first_actor(const Reading& reading, std::uint32_t begin) {
  constexpr std::uint32_t kLongest = 6;
  const std::uint32_t end = std::min(reading.text.sentence_of(begin).end, begin + kLongest);
  for (std::uint32_t i = begin; i < end; ++i) {
    const std::uint32_t entity = reading.entity_at(i);
    const bool modifier = reading.token(i).tag == "DT" || is_adjective(reading.token(i)) || reading.token(i).tag == "HYPH" ||
                          reading.token(i).tag == "PRP$" || is_noun(reading.token(i));
    if (entity == kNone && !modifier) return kNoToken;
    if (entity == kNone || reading.references[reading.reference_at[i]].form == Reference::Form::kAdjective) continue;
    const std::uint32_t next = reading.references[reading.reference_at[i]].tokens.end;
    if (next < end && (reading.token(next).tag == "POS" || (is_noun(reading.token(next)) && reading.reference_at[next] != kNone))) {
      i = next - 1;
      continue;
    }
    const EntityType type = reading.type_at(i);
    return type == EntityType::kProposal || reading.token(i).tag == "PRP$" ? kNoToken : reading.references[reading.reference_at[i]].head;
  }
  return kNoToken;
}

}  // namespace

std::uint32_t agent_by_order(const Reading& reading, std::uint32_t verb) {
  constexpr std::uint32_t kFarthest = 8;
  const std::uint32_t end = std::min(reading.text.sentence_of(verb).end, verb + kFarthest);
  for (std::uint32_t i = verb + 1; i + 1 < end; ++i) {
    const Token& word = reading.token(i);
    if (is_verb(word) || word.upos == "AUX" || word.tag == "MD" || word.tag == "CC" || word.form == "\"") return kNoToken;
    if (lower(word.form) == "by") return first_actor(reading, i + 1);
  }
  return kNoToken;
}

}  // namespace relata::extract
