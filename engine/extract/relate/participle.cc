#include "engine/extract/relate/participle.h"

#include "engine/extract/relate/inherited_subject.h"

namespace relata::extract {

void add_prenominal_participle(const Reading& reading, Frame& frame) {
  const Token& verb = reading.token(frame.predicate);
  if (verb.tag != "VBN" || !reading.tree.is(frame.predicate, "amod") || verb.head == kNoToken) return;
  frame.passive = true;
  frame.add("obj", verb.head);
  for (const std::uint32_t child : reading.tree.children(frame.predicate)) {
    if (reading.entity_at(child) == kNone) continue;
    frame.add("subj", child);
    frame.add("in", child);  // "Texas-based"
  }
  // The parser may hang all three on the noun.
  if (frame.has("subj") || frame.predicate < reading.text.sentence_of(frame.predicate).begin + 2) return;
  const std::uint32_t name = frame.predicate - 2;
  if (reading.token(frame.predicate - 1).form != "-" || reading.entity_at(name) == kNone) return;
  frame.add("subj", reading.references[reading.reference_at[name]].head);
  frame.add("in", reading.references[reading.reference_at[name]].head);
}

void add_participle_of_noun(const Reading& reading, Frame& frame) {
  const Token& verb = reading.token(frame.predicate);
  if ((verb.tag == "VBN" || (verb.tag == "VBD" && frame.passive)) && !reading.tree.has_child(frame.predicate, "aux")) {
    frame.passive = true;
    frame.add("obj", verb.head);
    for (const std::uint32_t child : reading.tree.children(frame.predicate)) {
      if (reading.tree.is(child, "obl") && reading.tree.case_of(child) == "by") frame.add("subj", child);
    }
  } else if (verb.tag == "VBG") {
    frame.add("subj", verb.head);
  } else if (!frame.has("subj")) {
    // "a decision to send troops": whoever decides sends.
    for (const std::uint32_t subject : owners_of_noun(reading, verb.head)) frame.add("subj", subject);
  }
}

}  // namespace relata::extract
