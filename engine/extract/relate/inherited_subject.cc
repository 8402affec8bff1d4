#include "engine/extract/relate/inherited_subject.h"

#include "engine/extract/coref/subject.h"

namespace relata::extract {
namespace {

constexpr int kMaxClimb = 6;  // clauses that control and coordination are followed through

std::vector<std::uint32_t> subjects_of(const Reading& reading, std::uint32_t verb, int depth);

// "sent Smith to visit": it is Smith who visits.
bool moves_its_object(const Reading& reading, std::uint32_t verb) {
  const std::string lemma = lower(reading.token(verb).lemma);
  return lemma == "send" || lemma == "dispatch" || lemma == "allow" || lemma == "force" || lemma == "call" || lemma == "appeal" ||
         reading.lexicon.has_cue(lemma, Cue::kRequest);
}

// "warned that hospitals were collapsing, and urged Israel": behind a comma the verb of saying goes on, not what it says.
std::uint32_t reporter_before(const Reading& reading, std::uint32_t verb) {
  const std::uint32_t clause = reading.token(verb).head;
  if (!reading.tree.is(verb, "conj") || clause == kNoToken || !reading.tree.is(clause, "ccomp")) return kNoToken;
  const std::uint32_t reporter = reading.token(clause).head;
  const std::uint32_t cc = reading.tree.child(verb, "cc");
  if (reporter == kNoToken || reporter > clause || cc == kNoToken || cc == 0 || reading.token(cc - 1).form != ",") return kNoToken;
  const bool same_tense = reading.token(verb).tag == reading.token(reporter).tag;
  return same_tense && reading.lexicon.has_cue(lower(reading.token(reporter).lemma), Cue::kReport) ? reporter : kNoToken;
}

// Subjects that a verb takes from the clause above it.
std::vector<std::uint32_t> inherited(const Reading& reading, std::uint32_t verb, int depth) {
  if (depth > kMaxClimb) return {};
  const std::uint32_t head = reading.token(verb).head;
  if (head == kNoToken) return {};
  if (const std::uint32_t reporter = reporter_before(reading, verb); reporter != kNoToken) return subjects_of(reading, reporter, depth + 1);
  // "accused him of sleeping, and threatened to leave": a past tense goes on with the clause above, not with the participle.
  if (reading.tree.is(verb, "conj") && reading.token(verb).tag == "VBD" && reading.token(head).tag == "VBG" &&
      reading.tree.is(head, "advcl") && reading.token(head).head != kNoToken)
    return subjects_of(reading, reading.token(head).head, depth + 1);
  if (reading.tree.is(verb, "conj") || reading.tree.is(verb, "parataxis"))
    return is_verb(reading.token(head)) || reading.tree.has_child(head, "cop") ? subjects_of(reading, head, depth + 1)
                                                                               : std::vector<std::uint32_t>();
  if (reading.tree.is(verb, "xcomp")) {
    const std::uint32_t object = reading.tree.child(head, "obj");
    const std::uint32_t addressee = reading.tree.child(head, "iobj");
    if (addressee != kNoToken) return {addressee};
    if (object != kNoToken && object < verb) return {object};
    return subjects_of(reading, head, depth + 1);
  }
  if (reading.tree.is(verb, "advcl") && reading.token(verb).tag == "VB" && moves_its_object(reading, head)) {
    const std::uint32_t object = reading.tree.child(head, "obj");
    if (object != kNoToken && object < verb) return {object};
    // "called on Iran to free X": it is Iran who is to free.
    for (const std::uint32_t child : reading.tree.children(head)) {
      const std::string preposition = reading.tree.case_of(child);
      const bool addressee = reading.tree.is(child, "obl") && (preposition == "on" || preposition == "upon" || preposition == "to");
      if (addressee && child < verb && reading.entity_at(child) != kNone) return {child};
    }
  }
  // "criticised Iran for bombing Iraq", "accused Iran of bombing Iraq": it is Iran who bombed.
  if (reading.tree.is(verb, "advcl") && reading.token(verb).tag == "VBG") {
    const std::uint32_t mark = reading.tree.child(verb, "mark");
    const std::uint32_t object = reading.tree.child(head, "obj");
    const std::string word = mark == kNoToken ? std::string() : lower(reading.token(mark).form);
    const bool actor =
        object != kNoToken && object < verb && reading.entity_at(object) != kNone && reading.type_at(object) != EntityType::kProposal;
    if (actor && (word == "for" || word == "of" || word == "from")) return {object};
  }
  if (reading.tree.is(verb, "advcl") || reading.tree.is(verb, "ccomp")) return subjects_of(reading, head, depth + 1);
  if (reading.tree.is(verb, "acl")) return owners_of_noun(reading, head);
  return {};
}

std::vector<std::uint32_t> subjects_of(const Reading& reading, std::uint32_t verb, int depth) {
  std::vector<std::uint32_t> subjects;
  for (const std::uint32_t child : reading.tree.children(verb)) {
    if (reading.tree.is(child, "nsubj")) subjects.push_back(antecedent_of(reading, child));
  }
  if (subjects.empty() && reading.token(verb).relation == "acl:relcl" && reading.token(verb).head != kNoToken)
    subjects.push_back(reading.token(verb).head);
  if (subjects.empty() && reading.tree.is(verb, "acl") && reading.token(verb).tag != "VB" && reading.token(verb).head != kNoToken)
    subjects.push_back(reading.token(verb).head);
  if (subjects.empty()) subjects = inherited(reading, verb, depth);
  return subjects;
}

}  // namespace

bool is_relative_pronoun(const Token& token) {
  const std::string form = lower(token.form);
  return token.tag == "WDT" || token.tag == "WP" || ((form == "that" || form == "which" || form == "who" || form == "whom"));
}

std::uint32_t antecedent_of(const Reading& reading, std::uint32_t argument) {
  if (!is_relative_pronoun(reading.token(argument))) return argument;
  // "the signature of X, who is on a visit": who is a person, so the one named right before, whatever the tree says.
  if (lower(reading.token(argument).form) == "who") {
    const std::uint32_t before = antecedent_by_order(reading, argument);
    if (before != kNoToken && reading.is_name(before) && reading.type_at(before) == EntityType::kPerson) return before;
  }
  std::uint32_t at = reading.token(argument).head;
  for (int step = 0; step < kMaxClimb && at != kNoToken; ++step, at = reading.token(at).head) {
    if (reading.tree.is(at, "acl") && reading.token(at).head < argument) return reading.token(at).head;
  }
  const std::uint32_t noun = antecedent_by_order(reading, argument);
  return noun == kNoToken ? argument : noun;
}

std::uint32_t echoed_subject(const Reading& reading, std::uint32_t clause) {
  const std::uint32_t mark = reading.tree.child(clause, "mark");
  if (mark == kNoToken || lower(reading.token(mark).form) != "as") return kNoToken;
  const std::uint32_t next = mark + 1;
  if (next >= reading.text.sentence_of(mark).end) return kNoToken;
  const std::string lemma = lower(reading.token(next).lemma);
  if (lemma != "do" && lemma != "be" && lemma != "have" && lemma != "will" && lemma != "would") return kNoToken;
  if (next != clause) return reading.tree.has_child(clause, "nsubj") || reading.token(next).head != clause ? kNoToken : clause;
  const std::uint32_t subject = reading.tree.child(clause, "nsubj");
  if (subject != kNoToken) return subject > clause ? subject : kNoToken;
  return reading.tree.child(clause, "obj");
}

std::vector<std::uint32_t> inherited_subjects(const Reading& reading, std::uint32_t verb) { return inherited(reading, verb, 0); }

std::vector<std::uint32_t> owners_of_noun(const Reading& reading, std::uint32_t noun) {
  std::vector<std::uint32_t> owners;
  for (const std::uint32_t child : reading.tree.children(noun)) {
    if (reading.tree.is(child, "nmod:poss") ||
        ((reading.tree.is(child, "amod") || reading.tree.is(child, "compound")) && reading.is_name(child)))
      owners.push_back(child);
    else if (reading.tree.is(child, "nmod") && (reading.tree.case_of(child) == "of" || reading.tree.case_of(child) == "by"))
      owners.push_back(child);
  }
  if (!owners.empty()) return owners;
  const std::uint32_t verb = reading.token(noun).head;
  if (verb != kNoToken && is_verb(reading.token(verb)) && reading.tree.is(noun, "obj")) return subjects_of(reading, verb, 0);
  return owners;
}

}  // namespace relata::extract
