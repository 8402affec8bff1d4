#include "engine/extract/relate/frame.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/agent_by_order.h"
#include "engine/extract/relate/event_noun.h"
#include "engine/extract/relate/inherited_subject.h"

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
    if (!preposition.empty()) frame_.lemma = "be_" + preposition;
  }

  Frame build() {
    read_prepositional_predicate();
    if (frame_.verbal) {
      add_verbal();
      add_agent_by_order();
      add_prenominal();
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
    if (!tree_.is(child, "advmod") || child < verb || tree_.children(child).size() > 0) return false;
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

  void add_dependents(std::uint32_t verb) {
    for (const std::uint32_t child : tree_.children(verb)) {
      const std::string& relation = token(child).relation;
      if (relation == "nsubj:pass")
        frame_.add("obj", antecedent_of(reading_, child));
      else if (tree_.is(child, "nsubj"))
        frame_.add(is_late_object(verb, child) ? "obj" : "subj", antecedent_of(reading_, child));
      else if (tree_.is(child, "obj"))
        frame_.add("obj", antecedent_of(reading_, child));
      else if (tree_.is(child, "aux"))
        frame_.add("aux", child);
      else if (tree_.is(child, "iobj"))
        frame_.add("iobj", antecedent_of(reading_, child));
      else if (lower(token(child).form) == "where")
        frame_.add("where", token(verb).relation == "acl:relcl" ? token(verb).head : antecedent_by_order(reading_, child));
      else if (relation == "obl:agent" && frame_.passive)
        frame_.add("subj", antecedent_of(reading_, child));
      else if (tree_.is(child, "obl"))
        add_oblique(child);
      else if (tree_.is(child, "ccomp") || tree_.is(child, "xcomp"))
        add_clause(reading_, child, frame_);
    }
  }

  // "has called off plans to ...": what stands behind a verb with a subject before it is its object, whatever the parser says.
  bool is_late_object(std::uint32_t verb, std::uint32_t child) const {
    if (child < verb || frame_.passive || tree_.has_child(verb, "obj")) return false;
    if (reading_.lexicon.has_cue(lower(token(verb).lemma), Cue::kReport)) return false;
    const std::uint32_t before = subject_by_order(reading_, verb);
    return before != kNoToken && before < verb;
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

  // The quotation mark that opens soon after the verb: "called the demand \"a detour\"".
  void add_quote() {
    constexpr std::uint32_t kReach = 9;
    const TokenRange sentence = reading_.text.sentence_of(frame_.predicate);
    for (std::uint32_t i = frame_.predicate + 1; i < std::min(sentence.end, frame_.predicate + kReach); ++i) {
      if (token(i).form == "," || is_verb(token(i))) return;
      if (token(i).tag == "``" || token(i).form == "\"") return frame_.add("quote", i);
    }
  }

  // "signed by the director, X, and Nepal's ambassador": a noun coordinated with the verb goes with the argument before it.
  void add_stray_conjunct(std::uint32_t child) {
    if (!is_noun(token(child)) || tree_.has_child(child, "cop") || tree_.has_child(child, "nsubj")) return;
    const Argument* nearest = nullptr;
    for (const Argument& argument : frame_.arguments) {
      const bool nominal = argument.role == "subj" || argument.role == "obj";
      if (nominal && argument.token > frame_.predicate && argument.token < child && (nearest == nullptr || argument.token > nearest->token))
        nearest = &argument;
    }
    if (nearest == nullptr) return;
    // A name rather goes with the names in between.
    for (std::uint32_t i = nearest->token + 1; i < child && reading_.is_name(child); ++i) {
      if (reading_.is_name(i) && reading_.reference_at[i] != reading_.reference_at[child] &&
          reading_.reference_at[i] != reading_.reference_at[nearest->token])
        return;
    }
    frame_.add(std::string(nearest->role), child);
  }

  void add_oblique(std::uint32_t child) {
    const std::string preposition = tree_.case_of(child);
    // "met on Tuesday with Miller": what hangs on a day belongs to the verb.
    if (is_day_word(token(child))) {
      for (const std::uint32_t part : tree_.children(child)) {
        if (part > child && tree_.is(part, "nmod") && reading_.entity_at(part) != kNone && !tree_.case_of(part).empty())
          frame_.add(tree_.case_of(part), antecedent_of(reading_, part));
      }
    }
    if (preposition.empty()) {
      // A bare name is no adjunct of time or place: it is the object that the parser missed.
      if (frame_.verbal && reading_.entity_at(child) != kNone && !frame_.has("obj") && child > frame_.predicate) frame_.add("obj", child);
      return;
    }
    if (preposition == "by" && frame_.passive && frame_.verbal) frame_.add("subj", antecedent_of(reading_, child));
    frame_.add(preposition, antecedent_of(reading_, child));
  }

  void add_verbal() {
    add_dependents(frame_.predicate);
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (tree_.is(child, "conj")) add_stray_conjunct(child);
    }
    add_quote();
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
    if (tree_.is(frame_.predicate, "acl") && verb.relation != "acl:relcl" && verb.head != kNoToken) add_participle(verb);
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

  // "the U.S.-brokered truce", as three words: what is brokered stands above, who did it hangs below.
  void add_prenominal() {
    const Token& verb = token(frame_.predicate);
    if (verb.tag != "VBN" || !tree_.is(frame_.predicate, "amod") || verb.head == kNoToken) return;
    frame_.passive = true;
    frame_.add("obj", verb.head);
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (reading_.entity_at(child) == kNone) continue;
      frame_.add("subj", child);
      frame_.add("in", child);  // "Texas-based"
    }
    // The parser may hang all three on the noun.
    if (frame_.has("subj") || frame_.predicate < reading_.text.sentence_of(frame_.predicate).begin + 2) return;
    const std::uint32_t name = frame_.predicate - 2;
    if (token(frame_.predicate - 1).form != "-" || reading_.entity_at(name) == kNone) return;
    frame_.add("subj", reading_.references[reading_.reference_at[name]].head);
    frame_.add("in", reading_.references[reading_.reference_at[name]].head);
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

  void add_participle(const Token& verb) {
    if ((verb.tag == "VBN" || (verb.tag == "VBD" && frame_.passive)) && !tree_.has_child(frame_.predicate, "aux")) {
      frame_.passive = true;
      frame_.add("obj", verb.head);
      for (const std::uint32_t child : tree_.children(frame_.predicate)) {
        if (tree_.is(child, "obl") && tree_.case_of(child) == "by") frame_.add("subj", child);
      }
    } else if (verb.tag == "VBG") {
      frame_.add("subj", verb.head);
    } else if (!frame_.has("subj")) {
      // "a decision to send troops": whoever decides sends.
      for (const std::uint32_t subject : owners_of_noun(reading_, verb.head)) frame_.add("subj", subject);
    }
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
