#include "engine/extract/coref/subject.h"

#include <algorithm>

namespace relata::extract {
namespace {

// The verb is finite by its tag, or by an object that no participle after a noun has.
bool is_finite(const Reading& reading, std::uint32_t verb) {
  const std::string& tag = reading.token(verb).tag;
  if (reading.tree.has_child(verb, "mark") && tag != "VBD" && tag != "VBZ") return false;
  if (tag == "VBZ" || tag == "VBP") return true;
  bool agent = false;
  for (const std::uint32_t child : reading.tree.children(verb))
    agent = agent || (reading.tree.is(child, "obl") && reading.tree.case_of(child) == "by");
  if (tag == "VBD") return !agent;
  if (reading.tree.has_child(verb, "aux:pass")) return true;
  if (tag == "VBN" && reading.tree.has_child(verb, "aux")) return true;
  if (tag != "VBN" || agent) return false;
  const std::uint32_t object = reading.tree.child(verb, "obj");
  return object != kNoToken && object > verb;
}

bool is_adverbial(const Token& token) {
  return token.tag == "RB" || token.tag == "RBR" || token.upos == "AUX" || token.tag == "MD" || token.upos == "ADV";
}

// Prepositions that a noun phrase goes on with before its verb.
bool stays_inside(std::string_view preposition) {
  return preposition == "of" || preposition == "in" || preposition == "from" || preposition == "for" || preposition == "at" ||
         preposition == "on" || preposition == "with";
}

// The head of the noun phrase that ends with `last`, out of prepositional phrases and coordinations; kNoToken when none ends there.
std::uint32_t noun_phrase_ending(const Reading& reading, std::uint32_t last, std::uint32_t begin) {
  std::uint32_t head = last;
  if (reading.reference_at[last] != kNone)
    head = reading.references[reading.reference_at[last]].head;
  else if (!is_noun(reading.token(last)))
    return kNoToken;
  for (int step = 0; step < 4; ++step) {
    const std::uint32_t above = reading.token(head).head;
    if (above == kNoToken || above < begin || above > last || !is_noun(reading.token(above))) break;
    // Out of "of Pakistan" into "the government", out of "and China" into "Russia"; "after Ukraine" begins a clause.
    if (reading.tree.is(head, "nmod") && !stays_inside(reading.tree.case_of(head))) break;
    if (!reading.tree.is(head, "nmod") && !reading.tree.is(head, "conj") && !reading.tree.is(head, "flat") &&
        !reading.tree.is(head, "compound"))
      break;
    head = above;
  }
  return head;
}

// The comma that opens the insertion which the comma at `close` ends, with a noun phrase before it; kNoToken when there is none.
std::uint32_t opening_comma(const Reading& reading, std::uint32_t close, std::uint32_t begin) {
  std::uint32_t found = kNoToken;
  for (std::uint32_t i = close; i-- > begin + 1;) {
    const Token& token = reading.token(i);
    if (token.form == "\"" || token.form == ";" || token.form == ":") break;
    if (token.form != ",") continue;
    if (reading.reference_at[i - 1] == kNone) continue;
    const EntityType type = reading.type_at(i - 1);
    if (type == EntityType::kProposal) continue;
    found = i;
    // A place inside of the insertion ("of Suva, Fiji, said") is no subject while a person stands further left.
    if (type == EntityType::kPerson || type == EntityType::kOrganization) return found;
  }
  return found;
}

}  // namespace

bool is_day_word(const Token& token) {
  const std::string form = lower(token.form);
  return (form.ends_with("day") && form.size() > 5) || form == "today" || form == "week" || form == "month" || form == "year";
}

std::uint32_t subject_by_order(const Reading& reading, std::uint32_t verb) {
  if (!is_finite(reading, verb)) return kNoToken;
  const std::uint32_t begin = reading.text.sentence_of(verb).begin;
  std::uint32_t i = verb;
  while (i > begin) {
    const Token& before = reading.token(i - 1);
    if (is_adverbial(before) || is_day_word(before)) {
      --i;
      const bool preposition = i > begin && (lower(reading.token(i - 1).form) == "on" || lower(reading.token(i - 1).form) == "last" ||
                                             lower(reading.token(i - 1).form) == "this");
      if (preposition && is_day_word(before)) --i;
    } else if (before.form == ")") {
      while (i > begin && reading.token(i - 1).form != "(") --i;
      if (i > begin) --i;
    } else {
      break;
    }
  }
  if (i == begin) return kNoToken;
  const Token& last = reading.token(i - 1);
  if (last.form == ",") {
    const std::uint32_t comma = opening_comma(reading, i - 1, begin);
    return comma == kNoToken ? kNoToken : noun_phrase_ending(reading, comma - 1, begin);
  }
  if (last.tag == "WP" || last.tag == "WDT") return antecedent_by_order(reading, i - 1);
  if (last.tag == "PRP") return i - 1;
  return noun_phrase_ending(reading, i - 1, begin);
}

std::uint32_t antecedent_by_order(const Reading& reading, std::uint32_t pronoun) {
  const std::uint32_t begin = reading.text.sentence_of(pronoun).begin;
  std::uint32_t i = pronoun;
  if (i > begin && reading.token(i - 1).tag == "IN") --i;
  if (i > begin && reading.token(i - 1).form == ",") --i;
  return i == begin ? kNoToken : noun_phrase_ending(reading, i - 1, i - 1);
}

std::uint32_t inverted_subject(const Reading& reading, std::uint32_t verb) {
  const std::string& tag = reading.token(verb).tag;
  if ((tag != "VBD" && tag != "VBZ") || verb == reading.text.sentence_of(verb).begin) return kNoToken;
  const std::string& before = reading.token(verb - 1).form;
  if (before != "," && before != "\"" && reading.token(verb - 1).tag != "\'\'") return kNoToken;
  if (!reading.lexicon.has_cue(lower(reading.token(verb).lemma), Cue::kReport)) return kNoToken;
  const std::uint32_t object = reading.tree.child(verb, "obj");
  if (object == kNoToken || object < verb || reading.tree.has_child(verb, "nsubj") || reading.entity_at(object) == kNone) return kNoToken;
  return reading.type_at(object) == EntityType::kProposal ? kNoToken : object;
}

std::uint32_t subject_of(const Reading& reading, std::uint32_t verb) {
  if (const std::uint32_t speaker = inverted_subject(reading, verb); speaker != kNoToken) return speaker;
  std::uint32_t at = verb;
  for (int step = 0; step < 4 && at != kNoToken; ++step) {
    const std::uint32_t subject = reading.tree.child(at, "nsubj");
    if (subject != kNoToken && reading.token(subject).relation != "nsubj:pass") {
      const std::string& tag = reading.token(subject).tag;
      if (tag != "WP" && tag != "WDT") return subject;
      const std::uint32_t antecedent = antecedent_by_order(reading, subject);
      return antecedent == kNoToken ? subject : antecedent;
    }
    if (const std::uint32_t found = subject_by_order(reading, at); found != kNoToken) return found;
    if (!reading.tree.is(at, "conj") && !reading.tree.is(at, "xcomp") && !reading.tree.is(at, "advcl")) return kNoToken;
    at = reading.token(at).head;
  }
  return kNoToken;
}

}  // namespace relata::extract
