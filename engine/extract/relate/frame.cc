#include "engine/extract/relate/frame.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/agent_by_order.h"
#include "engine/extract/relate/event_noun.h"
#include "engine/extract/relate/inherited_subject.h"
#include "engine/extract/relate/participle.h"
#include "engine/extract/relate/verb_dependents.h"

namespace relata::extract {
namespace {

constexpr int kMaxClimb = 6;  // clauses that control and coordination are followed through

class FrameBuilder {
 public:
  FrameBuilder(const Reading& reading, std::uint32_t predicate) : reading_(reading), tree_(reading.tree) {
    frame_.predicate = predicate;
    frame_.verbal = is_verb(token(predicate));
    frame_.passive = tree_.has_child(predicate, "nsubj:pass") || tree_.has_child(predicate, "aux:pass") ||
                     (has_agent(predicate) && !has_own_subject(predicate));
    frame_.lemma = lower(token(predicate).lemma.empty() ? token(predicate).form : token(predicate).lemma);
    for (const std::uint32_t child : tree_.children(predicate)) {
      if (tree_.is(child, "compound:prt") || is_loose_particle(predicate, child)) frame_.lemma += "_" + lower(token(child).form);
    }
  }

  // "is against the ban", "was in Amman": the copula and the preposition are the verb, the noun is its own argument.
  void read_prepositional_predicate() {
    if (frame_.verbal || !tree_.has_child(frame_.predicate, "cop")) return;
    const std::string preposition = tree_.case_of(frame_.predicate);
    // "is in talks", "is under investigation": an event has its own arguments.
    const bool state = preposition == "in" || preposition == "on" || preposition == "under";
    if (state && reading_.entity_at(frame_.predicate) == kNone) return;
    if (!preposition.empty()) frame_.lemma = "be_" + preposition;
  }

  Frame build() {
    read_prepositional_predicate();
    if (frame_.verbal) {
      add_verbal();
      add_agent_by_order();
      add_prenominal_participle(reading_, frame_);
    } else {
      add_noun_arguments(reading_, frame_);
    }
    return std::move(frame_);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "put forward", which parsers take for an adverb.
  bool is_loose_particle(std::uint32_t verb, std::uint32_t child) const {
    const std::string form = lower(token(child).form);
    if (!tree_.is(child, "advmod") || child < verb || !tree_.children(child).empty()) return false;
    return form == "forward" || form == "down" || form == "up" || form == "off" || form == "out" || form == "back" || form == "over" ||
           form == "away";
  }

  bool has_agent(std::uint32_t verb) const { return tree_.has_child(verb, "obl:agent"); }

  // "spoke by phone": with a subject before it a verb is active, whatever "by" says.
  bool has_own_subject(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      if (token(child).relation == "nsubj" && child < verb && !is_relative_pronoun(token(child))) return token(verb).tag != "VBN";
    }
    return false;
  }

  // "the accord signed on August 8 by the company", "put forward in July by A, B and C": the agent where the parser does not see him.
  void add_agent_by_order() {
    const Token& verb = token(frame_.predicate);
    if ((verb.tag != "VBN" && verb.tag != "VBD") || frame_.has("obj") != frame_.passive) return;
    if (frame_.passive && frame_.has("subj")) return;
    const std::uint32_t agent = agent_by_order(reading_, frame_.predicate);
    if (agent == kNoToken) return;
    if (!frame_.passive) {
      for (Argument& argument : frame_.arguments) {
        if (argument.role == "subj") argument.role = "obj";
      }
      frame_.passive = true;
    }
    frame_.add("subj", agent);
  }

  void add_verbal() {
    add_verb_dependents(reading_, frame_);
    if (const std::uint32_t speaker = inverted_subject(reading_, frame_.predicate); speaker != kNoToken) {
      std::erase_if(frame_.arguments, [&](const Argument& argument) { return argument.role == "obj" || argument.role == "subj"; });
      return frame_.add("subj", speaker);
    }
    const Token& verb = token(frame_.predicate);
    // "On Monday Smith was received by the speaker": parsers lose him who stands behind a day.
    if (!frame_.has(frame_.passive ? "obj" : "subj")) {
      if (const std::uint32_t subject = subject_by_order(reading_, frame_.predicate); subject != kNoToken) {
        frame_.add(frame_.passive ? "obj" : "subj", subject);
        return;
      }
    }
    if (tree_.is(frame_.predicate, "acl") && verb.relation != "acl:relcl" && verb.head != kNoToken)
      add_participle_of_noun(reading_, frame_);
    if (verb.relation == "acl:relcl") {
      const bool gap_is_object = frame_.has("subj") && !frame_.has("obj") && !frame_.passive && !has_relative_pronoun();
      if (gap_is_object)
        frame_.add("obj", verb.head);
      else if (!frame_.has("subj") && !frame_.passive)
        frame_.add("subj", verb.head);
    }
    // "footage showed X's plane landing": the object before is what lands.
    if (verb.tag == "VBG" && !frame_.has("subj") && frame_.predicate > 0 && verb.head != kNoToken &&
        tree_.is(frame_.predicate - 1, "obj") && token(frame_.predicate - 1).head == verb.head) {
      frame_.add("subj", frame_.predicate - 1);
    }
    if (!frame_.passive && !frame_.has("subj")) {
      for (const std::uint32_t subject : inherited_subjects(reading_, frame_.predicate))
        frame_.add("subj", antecedent_of(reading_, subject));
    }
    if (frame_.passive && !frame_.has("obj")) {
      for (const std::uint32_t subject : inherited_subjects(reading_, frame_.predicate))
        frame_.add("obj", antecedent_of(reading_, subject));
    }
    if (!frame_.has("subj") && !frame_.passive && token(frame_.predicate).tag == "VB") add_subject_from_above();
    // "rejected and condemned the plan": the shared object stands at the last verb.
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (!frame_.has("obj") && tree_.is(child, "conj") && is_verb(token(child)) && !tree_.has_child(child, "nsubj")) {
        const std::uint32_t object = tree_.child(child, "obj");
        if (object != kNoToken && object == child + 1 && !frame_.passive) frame_.add("obj", object);
      }
    }
  }

  // An infinitive that hangs from a noun of time or the like: whoever does what the clause above says.
  void add_subject_from_above() {
    std::uint32_t at = token(frame_.predicate).head;
    for (int step = 0; step < kMaxClimb && at != kNoToken; ++step, at = token(at).head) {
      if (!is_verb(token(at))) continue;
      const std::uint32_t subject = subject_of(reading_, at);
      if (subject != kNoToken) return frame_.add("subj", antecedent_of(reading_, subject));
    }
  }

  bool has_relative_pronoun() const {
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (is_relative_pronoun(token(child)) && (tree_.is(child, "nsubj") || tree_.is(child, "obj") || tree_.is(child, "obl"))) return true;
    }
    return false;
  }

  const Reading& reading_;
  const DependencyTree& tree_;
  Frame frame_;
};

}  // namespace

void Frame::add(std::string_view role, std::uint32_t argument) {
  if (argument == kNoToken) return;
  for (const Argument& known : arguments) {
    if (known.token == argument && known.role == role) return;
  }
  arguments.push_back({std::string(role), argument});
}

bool Frame::has(std::string_view role) const {
  return std::any_of(arguments.begin(), arguments.end(), [&](const Argument& a) { return a.role == role; });
}

void add_clause(const Reading& reading, std::uint32_t clause, Frame& frame) {
  frame.add("comp", clause);
  for (const std::uint32_t mark : reading.tree.children(clause)) {
    if (reading.tree.is(mark, "mark") && lower(reading.token(mark).form) == "to") frame.add("inf", clause);
  }
}

Frame frame_of_hyphenated(const Reading& reading, std::uint32_t token, std::string lemma) {
  Frame frame;
  frame.predicate = token;
  frame.lemma = std::move(lemma);
  frame.verbal = true;
  frame.passive = true;
  frame.arguments = {{"subj", token}, {"in", token}};
  if (reading.token(token).head != kNoToken) frame.arguments.push_back({"obj", reading.token(token).head});
  return frame;
}

Frame frame_of(const Reading& reading, std::uint32_t predicate) { return FrameBuilder(reading, predicate).build(); }

}  // namespace relata::extract
