#include "engine/extract/coref/described_by_tree.h"

#include "engine/extract/coref/described_names.h"
#include "engine/extract/coref/subject.h"

namespace relata::extract {
namespace {

class TreeReader {
 public:
  explicit TreeReader(const Reading& reading) : reading_(reading) {}

  // Copulas, "became", "elected X president", "X as head of Y", and appositions that the parser saw.
  void attach(Description& description) {
    const std::uint32_t head = description.head;
    const Token& noun = token(head);
    std::uint32_t subject = kNoToken;
    if (reading_.tree.has_child(head, "cop")) {
      subject = reading_.tree.child(head, "nsubj");
      for (const std::uint32_t child : reading_.tree.children(head)) {
        const std::string form = lower(token(child).form);
        if (form == "not" || form == "n't" || form == "never") description.denied = true;
      }
    } else if (noun.head != kNoToken) {
      const std::string lemma = lower(token(noun.head).lemma);
      const std::string preposition = reading_.tree.case_of(head);
      if (reading_.tree.is(head, "appos")) {
        subject = noun.head;
      } else if (preposition == "as" ||
                 (preposition.empty() && (lemma == "become" || lemma == "elect" || lemma == "name" || lemma == "appoint"))) {
        subject = subject_of_post(noun.head, head);
      }
    }
    // "She is the first woman to lead it and a daughter of X."
    if (subject == kNoToken && reading_.tree.is(head, "conj") && reading_.tree.has_child(noun.head, "cop"))
      subject = reading_.tree.child(noun.head, "nsubj");
    // "Its chief executive is X."
    if (subject == kNoToken && reading_.tree.is(head, "nsubj") && reading_.tree.has_child(noun.head, "cop")) subject = noun.head;
    if (subject == kNoToken && reading_.tree.is(head, "nsubj")) subject = name_before_verb(noun.head, head);
    if (subject == kNoToken) return;
    if (token(subject).tag == "WP" || token(subject).tag == "WDT") {
      const std::uint32_t antecedent = antecedent_by_order(reading_, subject);
      if (antecedent != kNoToken)
        subject = antecedent;
      else if (reading_.tree.is(head, "acl"))
        subject = noun.head;
    }
    std::uint32_t reference = reading_.reference_at[subject];
    // "The firm's founder, X, is the mayor's brother."
    if (const std::uint32_t name = reading_.tree.child(subject, "appos"); reference == kNone && name != kNoToken)
      reference = reading_.reference_at[name];
    if (reference != kNone && fits(reading_, description, reference)) description.named.push_back(reference);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "an exiled commander who lives in Oslo, X, is backing the story": the name between commas before the verb.
  std::uint32_t name_before_verb(std::uint32_t verb, std::uint32_t noun) const {
    std::uint32_t end = verb;
    while (end > noun + 1 && (token(end - 1).upos == "AUX" || token(end - 1).upos == "ADV" || token(end - 1).tag == "MD")) --end;
    if (end < noun + 3 || token(end - 1).form != ",") return kNoToken;
    const std::uint32_t reference = reading_.reference_at[end - 2];
    if (reference == kNone || reading_.references[reference].tokens.begin <= noun + 1) return kNoToken;
    return token(reading_.references[reference].tokens.begin - 1).form == "," ? reading_.references[reference].head : kNoToken;
  }

  // "the inauguration of X as president".
  std::uint32_t holder_of_noun(std::uint32_t noun) const {
    if (reading_.is_name(noun)) return noun;
    for (const std::uint32_t child : reading_.tree.children(noun)) {
      if (reading_.is_name(child) && (reading_.tree.is(child, "nmod:poss") || reading_.tree.case_of(child) == "of")) return child;
    }
    return kNoToken;
  }

  std::uint32_t subject_of_post(std::uint32_t verb, std::uint32_t post) const {
    const std::string lemma = lower(token(verb).lemma);
    if (is_noun(token(verb))) return holder_of_noun(verb);
    const std::uint32_t passive = reading_.tree.child(verb, "nsubj:pass");
    if (passive != kNoToken) return passive;
    if (post < verb && reading_.tree.case_of(post) == "as") return reading_.tree.child(verb, "nsubj");  // "As head of X, Y said"
    if (lemma == "become" || lemma == "serve" || lemma == "resign" || lemma == "work" || lemma == "quit" || lemma == "retire" ||
        lemma == "act") {
      return reading_.tree.child(verb, "nsubj");
    }
    if (lemma == "elect" || lemma == "name" || lemma == "appoint" || lemma == "announce" || lemma == "nominate" || lemma == "choose" ||
        lemma == "replace") {
      return reading_.tree.child(verb, "obj");
    }
    return kNoToken;
  }

  const Reading& reading_;
};

}  // namespace

void attach_by_tree(const Reading& reading, Description& description) { TreeReader(reading).attach(description); }

}  // namespace relata::extract
