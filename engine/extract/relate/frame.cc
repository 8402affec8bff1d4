#include "engine/extract/relate/frame.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"

namespace relata::extract {
namespace {

constexpr int kMaxClimb = 6;  // clauses that control and coordination are followed through

bool is_relative_pronoun(const Token& token) {
  const std::string form = lower(token.form);
  return token.tag == "WDT" || token.tag == "WP" || ((form == "that" || form == "which" || form == "who" || form == "whom"));
}

class FrameBuilder {
 public:
  FrameBuilder(const Reading& reading, std::uint32_t predicate) : reading_(reading), tree_(reading.tree) {
    frame_.predicate = predicate;
    frame_.verbal = is_verb(token(predicate));
    frame_.passive =
        tree_.has_child(predicate, "nsubj:pass") || tree_.has_child(predicate, "aux:pass") || tree_.has_child(predicate, "obl:agent");
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
      add_nominal();
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

  void add(std::string_view role, std::uint32_t argument) {
    if (argument == kNoToken) return;
    for (const Argument& known : frame_.arguments) {
      if (known.token == argument && known.role == role) return;
    }
    frame_.arguments.push_back({std::string(role), argument});
  }

  bool has(std::string_view role) const {
    return std::any_of(frame_.arguments.begin(), frame_.arguments.end(), [&](const Argument& a) { return a.role == role; });
  }

  // A relative pronoun is what its clause modifies.
  std::uint32_t antecedent(std::uint32_t argument) const {
    if (!is_relative_pronoun(token(argument))) return argument;
    std::uint32_t at = token(argument).head;
    for (int step = 0; step < kMaxClimb && at != kNoToken; ++step, at = token(at).head) {
      if (tree_.is(at, "acl") && token(at).head < argument) return token(at).head;
    }
    const std::uint32_t noun = antecedent_by_order(reading_, argument);
    return noun == kNoToken ? argument : noun;
  }

  void add_dependents(std::uint32_t verb) {
    for (const std::uint32_t child : tree_.children(verb)) {
      const std::string& relation = token(child).relation;
      if (relation == "nsubj:pass")
        add("obj", antecedent(child));
      else if (tree_.is(child, "nsubj"))
        add(is_late_object(verb, child) ? "obj" : "subj", antecedent(child));
      else if (tree_.is(child, "obj"))
        add("obj", antecedent(child));
      else if (tree_.is(child, "aux"))
        add("aux", child);
      else if (tree_.is(child, "iobj"))
        add("iobj", antecedent(child));
      else if (lower(token(child).form) == "where")
        add("where", token(verb).relation == "acl:relcl" ? token(verb).head : antecedent_by_order(reading_, child));
      else if (relation == "obl:agent")
        add("subj", antecedent(child));
      else if (tree_.is(child, "obl"))
        add_oblique(child);
      else if (tree_.is(child, "ccomp") || tree_.is(child, "xcomp"))
        add_clause(child);
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
    constexpr std::uint32_t kFarthest = 8;
    const Token& verb = token(frame_.predicate);
    if ((verb.tag != "VBN" && verb.tag != "VBD") || has("obj") != frame_.passive) return;
    if (frame_.passive && has("subj")) return;
    const std::uint32_t end = std::min(reading_.text.sentence_of(frame_.predicate).end, frame_.predicate + kFarthest);
    for (std::uint32_t i = frame_.predicate + 1; i + 1 < end; ++i) {
      const Token& word = token(i);
      if (is_verb(word) || word.upos == "AUX" || word.tag == "MD" || word.tag == "CC" || word.form == "\"") return;
      if (lower(word.form) != "by") continue;
      const std::uint32_t agent = first_actor(i + 1);
      if (agent == kNoToken) return;
      if (!frame_.passive) {
        for (Argument& argument : frame_.arguments) {
          if (argument.role == "subj") argument.role = "obj";
        }
        frame_.passive = true;
      }
      return add("subj", agent);
    }
  }

  // The reference that a noun phrase beginning at `begin` is headed by, when it may act.
  std::uint32_t first_actor(std::uint32_t begin) const {
    constexpr std::uint32_t kLongest = 6;
    const std::uint32_t end = std::min(reading_.text.sentence_of(begin).end, begin + kLongest);
    for (std::uint32_t i = begin; i < end; ++i) {
      const std::uint32_t entity = reading_.entity_at(i);
      const bool modifier =
          token(i).tag == "DT" || is_adjective(token(i)) || token(i).tag == "HYPH" || token(i).tag == "PRP$" || is_noun(token(i));
      if (entity == kNone && !modifier) return kNoToken;
      if (entity == kNone || reading_.references[reading_.reference_at[i]].form == Reference::Form::kAdjective) continue;
      const std::uint32_t next = reading_.references[reading_.reference_at[i]].tokens.end;
      if (next < end && (token(next).tag == "POS" || (is_noun(token(next)) && reading_.reference_at[next] != kNone))) {
        i = next - 1;
        continue;
      }
      const EntityType type = reading_.type_at(i);
      return type == EntityType::kProposal || token(i).tag == "PRP$" ? kNoToken : reading_.references[reading_.reference_at[i]].head;
    }
    return kNoToken;
  }

  // The quotation mark that opens soon after the verb: "called the demand \"a detour\"".
  void add_quote() {
    constexpr std::uint32_t kReach = 9;
    const TokenRange sentence = reading_.text.sentence_of(frame_.predicate);
    for (std::uint32_t i = frame_.predicate + 1; i < std::min(sentence.end, frame_.predicate + kReach); ++i) {
      if (token(i).form == "," || is_verb(token(i))) return;
      if (token(i).tag == "``" || token(i).form == "\"") return add("quote", i);
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
    add(std::string(nearest->role), child);
  }

  void add_clause(std::uint32_t child) {
    add("comp", child);
    for (const std::uint32_t mark : tree_.children(child)) {
      if (tree_.is(mark, "mark") && lower(token(mark).form) == "to") add("inf", child);
    }
  }

  void add_oblique(std::uint32_t child) {
    const std::string preposition = tree_.case_of(child);
    if (preposition.empty()) {
      // A bare name is no adjunct of time or place: it is the object that the parser missed.
      if (frame_.verbal && reading_.entity_at(child) != kNone && !has("obj") && child > frame_.predicate) add("obj", child);
      return;
    }
    if (preposition == "by" && frame_.passive && frame_.verbal) add("subj", antecedent(child));
    add(preposition, antecedent(child));
  }

  void add_verbal() {
    add_dependents(frame_.predicate);
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (tree_.is(child, "conj")) add_stray_conjunct(child);
    }
    add_quote();
    if (const std::uint32_t speaker = inverted_subject(reading_, frame_.predicate); speaker != kNoToken) {
      std::erase_if(frame_.arguments, [&](const Argument& argument) { return argument.role == "obj" || argument.role == "subj"; });
      return add("subj", speaker);
    }
    const Token& verb = token(frame_.predicate);
    if (!has("subj") && !(frame_.passive && has("obj"))) {
      if (const std::uint32_t subject = subject_by_order(reading_, frame_.predicate); subject != kNoToken) {
        add(frame_.passive ? "obj" : "subj", subject);
        return;
      }
    }
    if (tree_.is(frame_.predicate, "acl") && verb.relation != "acl:relcl" && verb.head != kNoToken) add_participle(verb);
    if (verb.relation == "acl:relcl") {
      const bool gap_is_object = has("subj") && !has("obj") && !frame_.passive && !has_relative_pronoun();
      if (gap_is_object)
        add("obj", verb.head);
      else if (!has("subj") && !frame_.passive)
        add("subj", verb.head);
    }
    // "footage showed X's plane landing": the object before is what lands.
    if (verb.tag == "VBG" && !has("subj") && frame_.predicate > 0 && verb.head != kNoToken && tree_.is(frame_.predicate - 1, "obj") &&
        token(frame_.predicate - 1).head == verb.head) {
      add("subj", frame_.predicate - 1);
    }
    if (!frame_.passive && !has("subj")) {
      for (const std::uint32_t subject : inherited_subjects(frame_.predicate)) add("subj", antecedent(subject));
    }
    if (frame_.passive && !has("obj")) {
      for (const std::uint32_t subject : inherited_subjects(frame_.predicate)) add("obj", antecedent(subject));
    }
    if (!has("subj") && !frame_.passive && token(frame_.predicate).tag == "VB") add_subject_from_above();
    // "rejected and condemned the plan": the shared object stands at the last verb.
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (!has("obj") && tree_.is(child, "conj") && is_verb(token(child)) && !tree_.has_child(child, "nsubj")) {
        const std::uint32_t object = tree_.child(child, "obj");
        if (object != kNoToken && object == child + 1 && !frame_.passive) add("obj", object);
      }
    }
  }

  // "the U.S.-brokered truce", as three words: what is brokered stands above, who did it hangs below.
  void add_prenominal() {
    const Token& verb = token(frame_.predicate);
    if (verb.tag != "VBN" || !tree_.is(frame_.predicate, "amod") || verb.head == kNoToken) return;
    frame_.passive = true;
    add("obj", verb.head);
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (reading_.entity_at(child) == kNone) continue;
      add("subj", child);
      add("in", child);  // "Texas-based"
    }
  }

  // An infinitive that hangs from a noun of time or the like: whoever does what the clause above says.
  void add_subject_from_above() {
    std::uint32_t at = token(frame_.predicate).head;
    for (int step = 0; step < kMaxClimb && at != kNoToken; ++step, at = token(at).head) {
      if (!is_verb(token(at))) continue;
      const std::uint32_t subject = subject_of(reading_, at);
      if (subject != kNoToken) return add("subj", antecedent(subject));
    }
  }

  bool has_relative_pronoun() const {
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (is_relative_pronoun(token(child)) && (tree_.is(child, "nsubj") || tree_.is(child, "obj") || tree_.is(child, "obl"))) return true;
    }
    return false;
  }

  void add_participle(const Token& verb) {
    if (verb.tag == "VBN" && !tree_.has_child(frame_.predicate, "aux")) {
      frame_.passive = true;
      add("obj", verb.head);
      for (const std::uint32_t child : tree_.children(frame_.predicate)) {
        if (tree_.is(child, "obl") && tree_.case_of(child) == "by") add("subj", child);
      }
    } else if (verb.tag == "VBG") {
      add("subj", verb.head);
    } else if (!has("subj")) {
      // "a decision to send troops": whoever decides sends.
      for (const std::uint32_t subject : owners_of_noun(verb.head)) add("subj", subject);
    }
  }

  // Who has the plan, makes the offer, takes the decision.
  std::vector<std::uint32_t> owners_of_noun(std::uint32_t noun) const {
    std::vector<std::uint32_t> owners;
    for (const std::uint32_t child : tree_.children(noun)) {
      if (tree_.is(child, "nmod:poss") || ((tree_.is(child, "amod") || tree_.is(child, "compound")) && reading_.is_name(child)))
        owners.push_back(child);
      else if (tree_.is(child, "nmod") && (tree_.case_of(child) == "of" || tree_.case_of(child) == "by"))
        owners.push_back(child);
    }
    if (!owners.empty()) return owners;
    const std::uint32_t verb = token(noun).head;
    if (verb != kNoToken && is_verb(token(verb)) && tree_.is(noun, "obj")) return subjects_of(verb, 0);
    return owners;
  }

  // Subjects that a verb takes from the clause above it.
  std::vector<std::uint32_t> inherited_subjects(std::uint32_t verb, int depth = 0) const {
    if (depth > kMaxClimb) return {};
    const std::uint32_t head = token(verb).head;
    if (head == kNoToken) return {};
    if (tree_.is(verb, "conj") || tree_.is(verb, "parataxis"))
      return is_verb(token(head)) || tree_.has_child(head, "cop") ? subjects_of(head, depth + 1) : std::vector<std::uint32_t>();
    if (tree_.is(verb, "xcomp")) {
      const std::uint32_t object = tree_.child(head, "obj");
      const std::uint32_t addressee = tree_.child(head, "iobj");
      if (addressee != kNoToken) return {addressee};
      if (object != kNoToken && object < verb) return {object};
      return subjects_of(head, depth + 1);
    }
    if (tree_.is(verb, "advcl") && token(verb).tag == "VB" && moves_its_object(head)) {
      const std::uint32_t object = tree_.child(head, "obj");
      if (object != kNoToken && object < verb) return {object};
    }
    if (tree_.is(verb, "advcl") || tree_.is(verb, "ccomp")) return subjects_of(head, depth + 1);
    if (tree_.is(verb, "acl")) return owners_of_noun(head);
    return {};
  }

  // "sent Smith to visit": it is Smith who visits.
  bool moves_its_object(std::uint32_t verb) const {
    const std::string lemma = lower(token(verb).lemma);
    return lemma == "send" || lemma == "dispatch" || lemma == "allow" || lemma == "force" || reading_.lexicon.has_cue(lemma, Cue::kRequest);
  }

  std::vector<std::uint32_t> subjects_of(std::uint32_t verb, int depth) const {
    std::vector<std::uint32_t> subjects;
    for (const std::uint32_t child : tree_.children(verb)) {
      if (tree_.is(child, "nsubj")) subjects.push_back(antecedent(child));
    }
    if (subjects.empty() && token(verb).relation == "acl:relcl" && token(verb).head != kNoToken) subjects.push_back(token(verb).head);
    if (subjects.empty() && tree_.is(verb, "acl") && token(verb).tag != "VB" && token(verb).head != kNoToken)
      subjects.push_back(token(verb).head);
    if (subjects.empty()) subjects = inherited_subjects(verb, depth);
    return subjects;
  }

  void add_nominal() {
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (tree_.is(child, "nmod:poss"))
        add("poss", child);
      else if (tree_.is(child, "nmod") || tree_.is(child, "obl")) {
        const std::string preposition = tree_.case_of(child);
        if (!preposition.empty()) {
          add(preposition, antecedent(child));
          if (preposition == "between") add_second_side(child);
        } else if (reading_.is_name(child))
          add("mod", child);
      } else if (tree_.is(child, "acl") || tree_.is(child, "ccomp"))
        add_clause(child);
      else if (tree_.is(child, "nsubj"))
        add("subj", antecedent(child));
      else if ((tree_.is(child, "amod") || tree_.is(child, "compound")) && reading_.entity_at(child) != kNone)
        add("mod", child);
    }
    take_over_light_verb();
    if (frame_.light == kNoToken && !has("subj") && !is_noun(token(frame_.predicate))) {
      for (const std::uint32_t subject : inherited_subjects(frame_.predicate)) add("subj", subject);
    }
  }

  // "between A and B", whatever the parser makes of the second.
  void add_second_side(std::uint32_t first) {
    const std::uint32_t reference = reading_.reference_at[first];
    if (reference == kNone) return;
    const std::uint32_t end = reading_.references[reference].tokens.end;
    const TokenRange sentence = reading_.text.sentence_of(first);
    if (end + 1 >= sentence.end || lower(token(end).form) != "and" || reading_.reference_at[end + 1] == kNone) return;
    add("between", reading_.references[reading_.reference_at[end + 1]].head);
  }

  // "flew to Oslo for talks with Miller": the talks are his who flew.
  static bool leads_to_event(std::string_view verb) {
    return verb == "fly" || verb == "travel" || verb == "arrive" || verb == "go" || verb == "leave" || verb == "visit" || verb == "head" ||
           verb == "be" || verb == "stay" || verb == "gather" || verb == "sit" || verb == "return";
  }

  // "In a conversation with Miller, Ivanov said": the conversation is his who said it.
  static bool is_setting(std::string_view preposition) {
    return preposition == "in" || preposition == "during" || preposition == "at" || preposition == "after" || preposition == "following";
  }
  static bool is_talk(std::string_view noun) {
    return noun == "talk" || noun == "meeting" || noun == "conversation" || noun == "call" || noun == "discussion" || noun == "summit" ||
           noun == "negotiation" || noun == "interview";
  }

  void take_over_light_verb() {
    std::uint32_t noun = frame_.predicate;
    for (int step = 0; step < 3 && tree_.is(noun, "conj") && token(noun).head != kNoToken; ++step) noun = token(noun).head;
    const std::uint32_t verb = token(noun).head;
    if (verb == kNoToken || !is_verb(token(verb))) return;
    const bool comes = tree_.is(noun, "nsubj") && lower(token(verb).lemma) == "come";  // "opposition comes from"
    const bool object = tree_.is(noun, "obj") || token(noun).relation == "nsubj:pass" || comes;
    const std::string preposition = tree_.case_of(noun);
    const bool oblique =
        tree_.is(noun, "obl") && (preposition == "in" || preposition == "for" || preposition == "into" || preposition == "on" ||
                                  preposition == "with" || preposition == "of" || preposition == "from" || preposition == "under");
    const bool setting = tree_.is(noun, "obl") && is_setting(preposition) && is_talk(lower(token(noun).lemma));
    if (!object && !oblique && !setting) return;
    Frame governor = frame_of(reading_, verb);
    const std::string lemma = lower(token(verb).lemma);
    const bool light = reading_.lexicon.has_cue(governor.lemma, Cue::kLight) || reading_.lexicon.has_cue(lemma, Cue::kLight);
    if (!light && !setting && !(oblique && preposition == "for" && leads_to_event(lemma))) return;
    if (light) frame_.light = verb;
    for (const Argument& argument : governor.arguments) {
      if (argument.token == frame_.predicate || argument.token == noun) continue;
      if (argument.role == "obj" && !oblique) continue;
      if (!light && argument.role != "subj") continue;
      add(argument.role, argument.token);
    }
  }

  const Reading& reading_;
  const DependencyTree& tree_;
  Frame frame_;
};

// "praised the accord, and Beijing's envoy urged": a comma before the first "and" mostly parts clauses, not conjuncts.
bool starts_new_clause(const Reading& reading, std::uint32_t conjunct) {
  const std::uint32_t cc = reading.tree.child(conjunct, "cc");
  return cc != kNoToken && cc > 0 && reading.token(cc - 1).form == "," && reading.tree.is(reading.token(conjunct).head, "obj");
}

void add_with_conjuncts(const Reading& reading, std::uint32_t token, std::vector<std::uint32_t>& found) {
  if (std::find(found.begin(), found.end(), token) != found.end()) return;
  found.push_back(token);
  bool first = true;
  for (const std::uint32_t child : reading.tree.children(token)) {
    if (!reading.tree.is(child, "conj")) continue;
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

// Subject of the verb of saying whose clause this is.
std::uint32_t source_of(const Reading& reading, std::uint32_t predicate) {
  std::uint32_t below = predicate;
  for (int step = 0; step < kMaxClimb && reading.token(below).head != kNoToken; ++step) {
    const std::uint32_t head = reading.token(below).head;
    const bool reports = is_verb(reading.token(head)) && reading.lexicon.has_cue(lower(reading.token(head).lemma), Cue::kReport);
    if (reports && (reading.tree.is(below, "ccomp") || reading.tree.is(below, "parataxis") || reading.tree.is(below, "xcomp"))) {
      if (const std::uint32_t subject = subject_of(reading, head); subject != kNoToken) return subject;
    }
    below = head;
  }
  return kNoToken;
}

}  // namespace

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

std::vector<std::uint32_t> resolve_role(const Reading& reading, const Frame& frame, std::string_view role) {
  const auto dot = role.find('.');
  const std::string_view first = role.substr(0, dot);
  std::vector<std::uint32_t> tokens;
  if (first == "self") tokens.push_back(frame.predicate);
  if (first == "source") {
    if (const std::uint32_t source = source_of(reading, frame.predicate); source != kNoToken) add_with_conjuncts(reading, source, tokens);
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
