#include "engine/extract/relate/event_noun.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"
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
        } else if (reading_.is_name(child))
          frame_.add(role_of_modifier(child), child);
      } else if (tree_.is(child, "acl") || tree_.is(child, "ccomp"))
        add_clause(reading_, child, frame_);
      else if (tree_.is(child, "nsubj"))
        frame_.add("subj", antecedent_of(reading_, child));
      else if (tree_.is(child, "advcl"))
        frame_.add("subj", echoed_subject(reading_, child));
      else if ((tree_.is(child, "amod") || tree_.is(child, "compound")) && reading_.entity_at(child) != kNone)
        frame_.add(role_of_modifier(child), child);
    }
    add_sides();
    take_over_light_verb();
    if (frame_.light == kNoToken && !frame_.has("subj") && !is_noun(token(frame_.predicate))) {
      for (const std::uint32_t subject : inherited_subjects(reading_, frame_.predicate)) frame_.add("subj", subject);
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "the Rwanda bill" is about Rwanda, "the U.S. bill" and "the Rwandan bill" are theirs, unless "the government's U.S. bill" is another's.
  std::string_view role_of_modifier(std::uint32_t child) const {
    const ProposalNoun* proposal = reading_.lexicon.find_proposal(frame_.lemma);
    const bool place = reading_.entity_at(child) != kNone && reading_.type_at(child) == EntityType::kPlace;
    if (proposal == nullptr || proposal->kind == "talks" || !place) return "mod";
    const Reference& name = reading_.references[reading_.reference_at[child]];
    const std::string& form = token(name.tokens.end - 1).form;
    const bool initials = form.ends_with('.') || std::none_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool whose = name.form == Reference::Form::kAdjective || initials;
    return whose && !tree_.has_child(frame_.predicate, "nmod:poss") ? "mod" : "about";
  }

  // "between A of C and D", whatever the parser makes of them: the sides by the order of words.
  void add_sides() {
    const std::uint32_t end = reading_.text.sentence_of(frame_.predicate).end;
    std::uint32_t begin = frame_.predicate + 1;
    // "talks on Monday between A and B".
    if (begin + 2 < end && token(begin).tag == "IN" && is_day_word(token(begin + 1))) begin += 2;
    if (begin >= end || lower(token(begin).form) != "between") return;
    const std::uint32_t first = side_at(begin + 1, end);
    if (first == kNoToken) return;
    constexpr std::uint32_t kFarthest = 14;
    std::uint32_t joint = reading_.references[reading_.reference_at[first]].tokens.end;
    for (std::uint32_t step = 0; joint < end && step < kFarthest && lower(token(joint).form) != "and"; ++step) ++joint;
    if (joint >= end || lower(token(joint).form) != "and") return;
    const std::uint32_t second = side_at(joint + 1, end);
    if (second == kNoToken || reading_.type_at(first) != reading_.type_at(second)) return;
    frame_.add("between", first);
    frame_.add("between", second);
  }

  // Whom a noun phrase is about that begins at `begin`: a person with his titles before him, else what is named first.
  std::uint32_t side_at(std::uint32_t begin, std::uint32_t end) const {
    constexpr std::uint32_t kLongest = 9;
    std::uint32_t first = kNoToken;
    for (std::uint32_t i = begin; i < std::min(end, begin + kLongest); ++i) {
      const Token& word = token(i);
      if (is_verb(word) || word.upos == "AUX" || word.tag == "," || word.tag == "CC") break;
      if (reading_.entity_at(i) == kNone || reading_.type_at(i) == EntityType::kProposal) continue;
      const Reference& reference = reading_.references[reading_.reference_at[i]];
      if (reading_.type_at(i) == EntityType::kPerson) return reference.head;
      if (first == kNoToken) first = reference.head;
      i = reference.tokens.end - 1;
    }
    return first;
  }

  // "flew to Oslo for talks with Miller": the talks are his who flew.
  static bool leads_to_event(std::string_view verb) {
    return verb == "fly" || verb == "travel" || verb == "arrive" || verb == "go" || verb == "leave" || verb == "visit" || verb == "head" ||
           verb == "be" || verb == "stay" || verb == "gather" || verb == "sit" || verb == "return" || verb == "land" || verb == "come" ||
           verb == "receive" || verb == "drive" || verb == "hope";
  }

  // "In a conversation with Miller, Ivanov said": the conversation is his who said it.
  static bool is_setting(std::string_view preposition) {
    return preposition == "on" || preposition == "in" || preposition == "during" || preposition == "at" || preposition == "after" ||
           preposition == "following";
  }
  static bool is_talk(std::string_view noun) {
    return noun == "talk" || noun == "meeting" || noun == "conversation" || noun == "call" || noun == "discussion" || noun == "summit" ||
           noun == "negotiation" || noun == "interview" || noun == "speech" || noun == "letter" || noun == "message";
  }

  // "met Miller during a trip to Oslo": the trip is his who met, unless it is said whose it is.
  bool is_anybodys(std::string_view noun) const { return is_talk(noun) || (is_journey(noun) && !frame_.has("poss") && !frame_.has("by")); }

  void take_over_light_verb() {
    std::uint32_t noun = frame_.predicate;
    for (int step = 0; step < 3 && tree_.is(noun, "conj") && token(noun).head != kNoToken; ++step) noun = token(noun).head;
    std::uint32_t verb = token(noun).head;
    // "has been in Amman since Monday for talks": what hangs on a day belongs to the verb.
    const bool dated = verb != kNoToken && tree_.is(noun, "nmod") && is_day_word(token(verb));
    if (dated) verb = token(verb).head;
    if (verb == kNoToken) return;
    const bool copula = tree_.has_child(verb, "cop");
    if (!is_verb(token(verb)) && !copula) return;
    const bool comes = tree_.is(noun, "nsubj") && lower(token(verb).lemma) == "come";  // "opposition comes from"
    const bool object = tree_.is(noun, "obj") || token(noun).relation == "nsubj:pass" || comes;
    const std::string preposition = tree_.case_of(noun);
    const bool oblique = (tree_.is(noun, "obl") || dated || (copula && tree_.is(noun, "nmod"))) &&
                         (preposition == "in" || preposition == "for" || preposition == "into" || preposition == "on" ||
                          preposition == "with" || preposition == "of" || preposition == "from" || preposition == "under");
    const bool setting = tree_.is(noun, "obl") && is_setting(preposition) && is_anybodys(lower(token(noun).lemma));
    if (!object && !oblique && !setting) return;
    Frame governor = frame_of(reading_, verb);
    const std::string lemma = copula ? "be" : lower(token(verb).lemma);
    const bool light = reading_.lexicon.has_cue(governor.lemma, Cue::kLight) || reading_.lexicon.has_cue(lemma, Cue::kLight);
    if (!light && !setting && !(oblique && preposition == "for" && leads_to_event(lemma))) return;
    if (light) frame_.light = verb;
    for (const Argument& argument : governor.arguments) {
      if (argument.token == frame_.predicate || argument.token == noun) continue;
      if (argument.role == "obj" && !oblique) continue;
      if (!light && argument.role != "subj") continue;
      frame_.add(argument.role, argument.token);
      if (argument.role == "subj" && is_journey(lower(token(argument.token).lemma))) {
        for (const std::uint32_t owner : owners_of_noun(reading_, argument.token)) frame_.add("subj", antecedent_of(reading_, owner));
      }
    }
  }

  // "Miller, whose trip includes meetings with Ivanov": the meetings are his who travels.
  static bool is_journey(std::string_view noun) {
    return noun == "trip" || noun == "visit" || noun == "tour" || noun == "stay" || noun == "agenda" || noun == "schedule" ||
           noun == "itinerary";
  }

  const Reading& reading_;
  const DependencyTree& tree_;
  Frame& frame_;
};

}  // namespace

void add_noun_arguments(const Reading& reading, Frame& frame) { EventNoun(reading, frame).add_arguments(); }

}  // namespace relata::extract
