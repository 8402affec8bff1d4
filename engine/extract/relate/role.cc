#include <algorithm>

#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/frame.h"
#include "engine/extract/relate/inherited_subject.h"

namespace relata::extract {
namespace {

constexpr int kMaxClimb = 6;  // clauses up to the verb of saying

// "praised the accord, and Beijing's envoy urged": a comma before the first "and" mostly parts clauses, not conjuncts.
bool starts_new_clause(const Reading& reading, std::uint32_t conjunct) {
  const std::uint32_t cc = reading.tree.child(conjunct, "cc");
  return cc != kNoToken && cc > 0 && reading.token(cc - 1).form == "," && reading.tree.is(reading.token(conjunct).head, "obj");
}

// "by Norway but not by Sweden"
bool is_denied(const Reading& reading, std::uint32_t conjunct) {
  const auto children = reading.tree.children(conjunct);
  return std::any_of(children.begin(), children.end(),
                     [&](std::uint32_t child) { return child < conjunct && lower(reading.token(child).form) == "not"; });
}

void add_with_conjuncts(const Reading& reading, std::uint32_t token, std::vector<std::uint32_t>& found) {
  if (std::find(found.begin(), found.end(), token) != found.end()) return;
  found.push_back(token);
  bool first = true;
  for (const std::uint32_t child : reading.tree.children(token)) {
    if (!reading.tree.is(child, "conj")) continue;
    if (is_denied(reading, child)) continue;
    if (!first || !starts_new_clause(reading, child)) add_with_conjuncts(reading, child, found);
    first = false;
  }
}

bool is_conjunction(std::string_view form) { return form == "and" || form == "or"; }

// Names of one kind that a list puts behind `token`: "Kuwait, Bahrain and the United Arab Emirates". Parsers lose themselves in long lists.
void add_listed(const Reading& reading, std::uint32_t token, std::vector<std::uint32_t>& found) {
  if (!reading.is_name(token)) return;
  const std::uint32_t end = reading.text.sentence_of(token).end;
  std::uint32_t at = reading.references[reading.reference_at[token]].tokens.end;
  std::vector<std::uint32_t> listed;
  bool closed = false;
  while (!closed && at + 1 < end) {
    closed = is_conjunction(lower(reading.token(at).form));
    if (!closed && reading.token(at).form != ",") return;
    std::uint32_t next = at + 1;
    if (!closed && is_conjunction(lower(reading.token(next).form))) closed = true, ++next;
    if (next < end && lower(reading.token(next).form) == "the") ++next;
    if (next >= end || !reading.is_name(next) || reading.type_at(next) != reading.type_at(token)) return;
    const Reference& name = reading.references[reading.reference_at[next]];
    if (name.tokens.begin != next || name.form != reading.references[reading.reference_at[token]].form) return;
    listed.push_back(name.head);
    at = name.tokens.end;
  }
  // "met Smith, and Miller left": the last one begins a clause. "Smith and Miller's plan": it owns something.
  if (!closed) return;
  if (at < end) {
    const Token& behind = reading.token(at);
    const bool verb = behind.upos == "AUX" || behind.tag == "MD" || behind.tag == "VBD" || behind.tag == "VBZ" || behind.tag == "VBP";
    if (behind.tag == "POS" || (verb && !reading.tree.is(token, "nsubj"))) return;
    // Nationalities need a noun: "the Israeli and Palestinian leaders".
    if (reading.references[reading.reference_at[token]].form == Reference::Form::kAdjective && !is_noun(behind)) return;
  }
  for (const std::uint32_t name : listed) {
    if (std::find(found.begin(), found.end(), name) == found.end()) found.push_back(name);
  }
}

bool is_opinion(std::string_view noun) {
  return noun == "stance" || noun == "position" || noun == "view" || noun == "opinion" || noun == "belief" || noun == "claim" ||
         noun == "argument" || noun == "assertion" || noun == "warning" || noun == "conviction";
}

// Subject of the verb of saying whose clause this is.
std::uint32_t source_of(const Reading& reading, std::uint32_t predicate) {
  std::uint32_t below = predicate;
  for (int step = 0; step < kMaxClimb && reading.token(below).head != kNoToken; ++step) {
    const std::uint32_t head = reading.token(below).head;
    // "Moscow's stance that the sanctions are illegal"
    if ((reading.tree.is(below, "acl") || reading.tree.is(below, "ccomp")) && is_opinion(lower(reading.token(head).lemma))) {
      const std::vector<std::uint32_t> owners = owners_of_noun(reading, head);
      if (!owners.empty()) return owners.front();
    }
    const bool reports = is_verb(reading.token(head)) && reading.lexicon.has_cue(lower(reading.token(head).lemma), Cue::kReport);
    if (reports && (reading.tree.is(below, "ccomp") || reading.tree.is(below, "parataxis") || reading.tree.is(below, "xcomp"))) {
      if (const std::uint32_t subject = subject_of(reading, head); subject != kNoToken) return subject;
    }
    below = head;
  }
  return kNoToken;
}

// The proposal spoken of last, in the sentence or the one before: "proposed talks; Oslo accepted".
std::uint32_t proposal_before(const Reading& reading, std::uint32_t predicate) {
  if (reading.tree.has_child(predicate, "advcl")) return kNoToken;  // "refused, however, to go"
  std::uint32_t begin = reading.text.sentence_of(predicate).begin;
  if (begin > 0) begin = reading.text.sentence_of(begin - 1).begin;
  for (std::uint32_t i = predicate; i-- > begin;) {
    if (reading.entity_at(i) != kNone && reading.type_at(i) == EntityType::kProposal) return i;
  }
  return kNoToken;
}

}  // namespace

std::vector<std::uint32_t> resolve_role(const Reading& reading, const Frame& frame, std::string_view role) {
  const auto dot = role.find('.');
  const std::string_view first = role.substr(0, dot);
  std::vector<std::uint32_t> tokens;
  if (first == "self") tokens.push_back(frame.predicate);
  if (first == "source") {
    if (const std::uint32_t source = source_of(reading, frame.predicate); source != kNoToken) add_with_conjuncts(reading, source, tokens);
  }
  if (first == "before") {
    if (const std::uint32_t proposal = proposal_before(reading, frame.predicate); proposal != kNoToken) tokens.push_back(proposal);
  }
  for (const Argument& argument : frame.arguments) {
    if (argument.role != first) continue;
    if (argument.role == "comp")
      tokens.push_back(argument.token);
    else
      add_with_conjuncts(reading, argument.token, tokens);
  }
  for (std::size_t i = 0, named = tokens.size(); i < named; ++i) add_listed(reading, tokens[i], tokens);
  if (dot == std::string_view::npos) return tokens;
  std::vector<std::uint32_t> further;
  for (const std::uint32_t token : tokens) {
    for (const std::uint32_t found : resolve_role(reading, frame_of(reading, token), role.substr(dot + 1))) further.push_back(found);
  }
  return further;
}

}  // namespace relata::extract
