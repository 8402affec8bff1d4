#include "engine/extract/coref/stated_proposals.h"

#include <array>

#include "engine/extract/text/one_of.h"

namespace relata::extract {
namespace {

// Whether a noun may be said of what the verb puts forward.
bool takes_up(std::string_view noun, std::string_view verb, bool apposed) {
  constexpr std::array<std::string_view, 4> kProposing = {"propose", "suggest", "recommend", "offer"};
  constexpr std::array<std::string_view, 4> kDemanding = {"demand", "insist", "ask", "call"};
  constexpr std::array<std::string_view, 6> kRequesting = {"request", "ask", "appeal", "plead", "urge", "call"};
  constexpr std::array<std::string_view, 4> kPromising = {"promise", "pledge", "vow", "commit"};
  if (noun == "offer") return verb == "offer" || verb == "propose";
  if (noun == "proposal" || noun == "idea" || noun == "suggestion") return is_one_of(verb, kProposing);
  if (noun == "demand") return is_one_of(verb, kDemanding);
  if (noun == "request" || noun == "appeal" || noun == "call") return is_one_of(verb, kRequesting) || (noun == "call" && verb == "demand");
  if (noun == "promise" || noun == "pledge" || noun == "commitment") return is_one_of(verb, kPromising);
  const bool vague = noun == "plan" || noun == "step" || noun == "move" || noun == "measure";
  return vague && apposed && (is_one_of(verb, kProposing) || is_one_of(verb, kDemanding) || is_one_of(verb, kPromising));
}

// "to host", "hosting", "that Norway host": what is still to come. "suggested that Norway had left" tells what was.
bool is_put_forward(const Reading& reading, std::uint32_t clause) {
  const std::string& tag = reading.token(clause).tag;
  if (reading.tree.is(clause, "xcomp") || reading.tree.is(clause, "advcl")) return tag == "VB" || tag == "VBG";
  for (const std::uint32_t child : reading.tree.children(clause)) {
    if (reading.tree.is(child, "aux")) return reading.token(child).form == "be" || reading.token(child).form == "should";
  }
  return tag == "VB" || tag == "VBP";
}

std::uint32_t put_forward_by(const Reading& reading, std::uint32_t verb) {
  for (const std::uint32_t child : reading.tree.children(verb)) {
    if (child < verb || reading.reference_at[child] != kNone) continue;
    // "offered on Monday to host": parsers part the clause from its verb.
    const bool parted = reading.tree.is(child, "advcl") && reading.token(child).tag == "VB" && reading.tree.has_child(child, "mark");
    const bool clause = reading.tree.is(child, "xcomp") || reading.tree.is(child, "ccomp") || parted;
    if (clause && is_verb(reading.token(child)) && is_put_forward(reading, child)) return child;
    const bool wanted = reading.tree.is(child, "obl") && reading.tree.case_of(child) == "for";
    if ((wanted || reading.tree.is(child, "obj")) && is_noun(reading.token(child)) && !reading.token(child).tag.starts_with("NNP"))
      return child;
  }
  return kNoToken;
}

// All that the head governs without a break, up to a comma.
TokenRange extent(const Reading& reading, std::uint32_t verb, std::uint32_t head) {
  constexpr std::uint32_t kLongest = 14;
  const std::uint32_t limit = std::min(reading.text.sentence_of(head).end, head + kLongest);
  TokenRange range{head, head + 1};
  const auto goes_on = [&](std::uint32_t i) { return reading.token(i).upos != "PUNCT" && reading.tree.dominates(head, i); };
  while (range.begin > verb + 1 && (goes_on(range.begin - 1) || reading.token(range.begin - 1).tag == "HYPH")) --range.begin;
  while (range.end < limit && (goes_on(range.end) || reading.token(range.end).tag == "HYPH")) ++range.end;
  while (range.begin < head &&
         (reading.tree.is(range.begin, "mark") || reading.tree.is(range.begin, "case") || reading.token(range.begin).tag == "DT"))
    ++range.begin;
  return range;
}

}  // namespace

std::optional<StatedProposal> stated_before(const Reading& reading, std::uint32_t noun, std::string_view lemma, bool apposed) {
  constexpr std::uint32_t kSentencesBack = 2;
  std::uint32_t begin = reading.text.sentence_of(noun).begin;
  for (std::uint32_t back = 0; !apposed && back < kSentencesBack && begin > 0; ++back) begin = reading.text.sentence_of(begin - 1).begin;
  for (std::uint32_t i = noun; i-- > begin;) {
    if (!is_verb(reading.token(i)) || !takes_up(lemma, lower(reading.token(i).lemma), apposed)) continue;
    const std::uint32_t head = put_forward_by(reading, i);
    if (head != kNoToken && head < noun) return StatedProposal{head, extent(reading, i, head)};
  }
  return std::nullopt;
}

}  // namespace relata::extract
