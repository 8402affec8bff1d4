#include "engine/extract/relate/event_noun.h"

#include "engine/extract/relate/inherited_subject.h"

namespace relata::extract {
namespace {

class EventNoun {
 public:
  EventNoun(const Reading& reading, Frame& frame) : reading_(reading), tree_(reading.tree), frame_(frame) {}

  void add_arguments() {
    for (const std::uint32_t child : tree_.children(frame_.predicate)) {
      if (tree_.is(child, "nmod:poss"))
        frame_.add("poss", child);
      else if (tree_.is(child, "nmod") || tree_.is(child, "obl")) {
        const std::string preposition = tree_.case_of(child);
        if (!preposition.empty()) {
          frame_.add(preposition, antecedent_of(reading_, child));
          if (preposition == "between") add_second_side(child);
        } else if (reading_.is_name(child))
          frame_.add("mod", child);
      } else if (tree_.is(child, "acl") || tree_.is(child, "ccomp"))
        add_clause(reading_, child, frame_);
      else if (tree_.is(child, "nsubj"))
        frame_.add("subj", antecedent_of(reading_, child));
      else if ((tree_.is(child, "amod") || tree_.is(child, "compound")) && reading_.entity_at(child) != kNone)
        frame_.add("mod", child);
    }
    take_over_light_verb();
    if (frame_.light == kNoToken && !frame_.has("subj") && !is_noun(token(frame_.predicate))) {
      for (const std::uint32_t subject : inherited_subjects(reading_, frame_.predicate)) frame_.add("subj", subject);
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "between A and B", whatever the parser makes of the second.
  void add_second_side(std::uint32_t first) {
    const std::uint32_t reference = reading_.reference_at[first];
    if (reference == kNone) return;
    const std::uint32_t end = reading_.references[reference].tokens.end;
    const TokenRange sentence = reading_.text.sentence_of(first);
    if (end + 1 >= sentence.end || lower(token(end).form) != "and" || reading_.reference_at[end + 1] == kNone) return;
    frame_.add("between", reading_.references[reading_.reference_at[end + 1]].head);
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
      frame_.add(argument.role, argument.token);
    }
  }

  const Reading& reading_;
  const DependencyTree& tree_;
  Frame& frame_;
};

}  // namespace

void add_noun_arguments(const Reading& reading, Frame& frame) { EventNoun(reading, frame).add_arguments(); }

}  // namespace relata::extract
