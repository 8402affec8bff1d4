#include "engine/extract/coref/requested_proposals.h"

namespace relata::extract {
namespace {

// Nouns that only say that what follows "for" or "of" is put forward: "a demand for an amnesty" is an amnesty.
bool is_request(std::string_view noun) {
  return noun == "demand" || noun == "call" || noun == "request" || noun == "appeal" || noun == "offer" || noun == "proposal" ||
         noun == "bid" || noun == "plea";
}

}  // namespace

std::uint32_t request_for(const Reading& reading, std::uint32_t noun) {
  const std::uint32_t above = reading.token(noun).head;
  if (above == kNoToken) return kNoToken;
  const std::string preposition = reading.tree.case_of(noun);
  std::uint32_t request = kNoToken;
  if (reading.tree.is(noun, "nmod") && (preposition == "for" || preposition == "of")) request = above;
  if (reading.tree.is(noun, "obl") && preposition == "for") request = reading.tree.child(above, "obj");
  if (request == kNoToken || request > noun || !is_request(lower(reading.token(request).lemma))) return kNoToken;
  return request;
}

bool says_for_what(const Reading& reading, std::uint32_t request) {
  const std::uint32_t end = reading.text.sentence_of(request).end;
  for (std::uint32_t i = request + 1; i < end && !is_verb(reading.token(i)); ++i) {
    if (is_noun(reading.token(i)) && request_for(reading, i) == request) return true;
  }
  return false;
}

bool says_to_do_what(const Reading& reading, std::uint32_t noun) {
  const std::uint32_t clause = reading.tree.child(noun, "acl");
  return clause != kNoToken && clause > noun && reading.token(clause).tag == "VB" && reading.tree.has_child(clause, "mark");
}

}  // namespace relata::extract
