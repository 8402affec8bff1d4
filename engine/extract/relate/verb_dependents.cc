#include "engine/extract/relate/verb_dependents.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/inherited_subject.h"

namespace relata::extract {
namespace {

class VerbDependents {
 public:
  VerbDependents(const Reading& reading, Frame& frame) : reading_(reading), tree_(reading.tree), frame_(frame) {}

  void run() {
    add_dependents();
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (tree_.is(child, "conj")) add_stray_conjunct(child);
    }
    add_quote();
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  void add_dependents() {
    const std::uint32_t verb = frame_.predicate;
    for (const std::uint32_t child : tree_.children(verb)) {
      const std::string& relation = token(child).relation;
      if (relation == "nsubj:pass")
        frame_.add("obj", antecedent_of(reading_, child));
      else if (tree_.is(child, "nsubj"))
        frame_.add(is_late_object(verb, child) ? "obj" : "subj", antecedent_of(reading_, child));
      else if (tree_.is(child, "obj"))
        add_object(child);
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
      else if (tree_.is(child, "ccomp") || tree_.is(child, "xcomp") || is_proposed(child))
        add_clause(reading_, child, frame_);
      else if (tree_.is(child, "advcl"))
        add_echo(child);
    }
  }

  // "sent Kenya 20 generators": the name before a number receives, whatever the parser says.
  void add_object(std::uint32_t child) {
    frame_.add("obj", antecedent_of(reading_, child));
    for (const std::uint32_t part : tree_.children(child)) {
      const bool receives = tree_.is(part, "compound") && reading_.is_name(part) && part + 1 < child && part > frame_.predicate;
      if (receives && (token(part + 1).tag == "CD" || token(part + 1).tag == "$")) frame_.add("iobj", part);
    }
  }

  // "has called off plans to ...": what stands behind a verb with a subject before it is its object, whatever the parser says.
  bool is_late_object(std::uint32_t verb, std::uint32_t child) const {
    if (child < verb || frame_.passive || tree_.has_child(verb, "obj")) return false;
    if (reading_.lexicon.has_cue(lower(token(verb).lemma), Cue::kReport)) return false;
    const std::uint32_t before = subject_by_order(reading_, verb);
    return before != kNoToken && before < verb;
  }

  // "offered on Monday to host": a clause that the parser parts from its verb, known as a proposal.
  bool is_proposed(std::uint32_t child) const {
    return tree_.is(child, "advcl") && reading_.entity_at(child) != kNone && reading_.type_at(child) == EntityType::kProposal;
  }

  // "opposes the ban, as does Norway"
  void add_echo(std::uint32_t clause) { frame_.add(frame_.passive ? "obj" : "subj", echoed_subject(reading_, clause)); }

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
    if (preposition == "with" && !frame_.passive && is_joint(child)) frame_.add("subj", antecedent_of(reading_, child));
    frame_.add(preposition, antecedent_of(reading_, child));
  }

  // "sued together with Miller": he is another subject.
  bool is_joint(std::uint32_t child) const {
    const std::uint32_t preposition = tree_.child(child, "case");
    if (preposition == kNoToken || preposition == 0) return false;
    const std::string before = lower(token(preposition - 1).form);
    return before == "together" || before == "jointly";
  }

  const Reading& reading_;
  const DependencyTree& tree_;
  Frame& frame_;
};

}  // namespace

void add_verb_dependents(const Reading& reading, Frame& frame) { VerbDependents(reading, frame).run(); }

}  // namespace relata::extract
