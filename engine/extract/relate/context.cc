#include "engine/extract/relate/context.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/predicate_dates.h"

namespace relata::extract {
namespace {

constexpr int kMaxClimb = 12;

bool is_negative(std::string_view form) {
  return form == "not" || form == "n't" || form == "never" || form == "neither" || form == "nor" || form == "hardly";
}

class ContextReader {
 public:
  ContextReader(const Reading& reading, const std::vector<DateMention>& dates, const std::vector<Quote>& quotes)
      : reading_(reading), tree_(reading.tree), dates_(reading, dates), quotes_(quotes) {}

  Context read(std::uint32_t predicate, std::uint32_t subject) {
    subject_entity_ = subject == kNoToken ? kNone : reading_.entity_at(subject);
    read_own(predicate);
    climb(predicate);
    if (!context_.date) context_.date = dates_.in_clause(predicate);
    if (context_.source == kNoToken) context_.source = quoted_by(predicate);
    if (!context_.date) context_.date = dates_.only(predicate, is_own_statement());
    return context_;
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  std::string lemma(std::uint32_t index) const { return lower(token(index).lemma.empty() ? token(index).form : token(index).lemma); }

  // The strongest doubt counts: hypothetical over possible over planned.
  void weaken(Modality modality) {
    if (static_cast<int>(modality) > static_cast<int>(context_.modality)) context_.modality = modality;
  }

  void read_own(std::uint32_t predicate) {
    for (const std::uint32_t child : tree_.children(predicate)) {
      const std::string form = lower(token(child).form);
      if (is_negative(form) || (form == "no" && (tree_.is(child, "det") || tree_.is(child, "advmod"))))
        context_.negated = !context_.negated;
      if (tree_.is(child, "aux")) read_auxiliary(form);
      if (tree_.is(child, "mark") && reading_.lexicon.has_cue(form, Cue::kHypothetical)) weaken(Modality::kHypothetical);
      if (tree_.is(child, "mark") && form == "without") context_.negated = !context_.negated;
      if ((tree_.is(child, "advmod") || tree_.is(child, "amod")) && reading_.lexicon.has_cue(form, Cue::kPossible))
        weaken(Modality::kPossible);
      if (tree_.is(child, "amod") && reading_.lexicon.has_cue(lower(token(child).lemma), Cue::kPlanned)) weaken(Modality::kPlanned);
      if (tree_.is(child, "case") && form == "without") context_.negated = !context_.negated;
      if (!context_.date) context_.date = dates_.below(child);
    }
    // "neither side accepted", "voted neither for the bid nor for the merger": the negation sits in an argument.
    for (const std::uint32_t child : tree_.children(predicate)) {
      const bool subject = tree_.is(child, "nsubj");
      if (!subject && !tree_.is(child, "obj") && !tree_.is(child, "obl")) continue;
      for (const std::uint32_t part : tree_.children(child)) {
        const std::string form = lower(token(part).form);
        if ((subject && form == "no") || (form == "neither" && (subject || tree_.is(part, "cc")))) context_.negated = !context_.negated;
      }
    }
  }

  void read_auxiliary(const std::string& form) {
    if (form == "will" || form == "'ll" || form == "wo" || form == "shall") weaken(Modality::kPlanned);
    if (form == "may" || form == "might" || form == "could" || form == "can" || form == "should" || form == "must")
      weaken(Modality::kPossible);
    if (form == "would") weaken(Modality::kPlanned);
  }

  void climb(std::uint32_t predicate) {
    std::uint32_t below = predicate;
    for (int step = 0; step < kMaxClimb; ++step) {
      const std::uint32_t head = token(below).head;
      if (head == kNoToken) return;
      outside_ = outside_ || relative(below);
      read_governor(head, below);
      below = head;
    }
  }

  // What the word above says of what hangs below it.
  void read_governor(std::uint32_t head, std::uint32_t below) {
    const std::string governor = lemma(head);
    const bool complement = tree_.is(below, "xcomp") || tree_.is(below, "ccomp") || tree_.is(below, "acl") || tree_.is(below, "csubj");
    // "called on Iran to free X" asks for it.
    if (!outside_ && tree_.is(below, "advcl") && token(below).tag == "VB" && reading_.lexicon.has_cue(governor, Cue::kRequest) &&
        has_addressee(head, below))
      weaken(Modality::kHypothetical);
    const bool object = tree_.is(below, "obj");
    if (complement && !outside_) {
      if (reading_.lexicon.has_cue(governor, Cue::kFail) && tree_.is(below, "xcomp"))
        context_.negated = !context_.negated;
      else if (reading_.lexicon.has_cue(governor, Cue::kDeny))
        context_.negated = !context_.negated;
      else if (negated_here(head) && tree_.is(below, "xcomp"))
        context_.negated = !context_.negated;
      if (reading_.lexicon.has_cue(governor, Cue::kPlanned)) weaken(Modality::kPlanned);
      if (reading_.lexicon.has_cue(governor, Cue::kPossible)) weaken(Modality::kPossible);
      if (reading_.lexicon.has_cue(governor, Cue::kRequest) && token(below).tag == "VB" && !own_action(head))
        weaken(Modality::kHypothetical);
      for (const std::uint32_t child : tree_.children(head)) {
        if (tree_.is(child, "aux") && tree_.is(below, "xcomp")) read_auxiliary(lower(token(child).form));
      }
    }
    if (object && !outside_ && is_verb(token(head)) && reading_.lexicon.has_cue(governor, Cue::kLight)) {
      read_light(head);
    }
    if (!outside_ && tree_.is(below, "conj") && !tree_.has_child(below, "nsubj")) {
      for (const std::uint32_t child : tree_.children(head)) {
        if (tree_.is(child, "aux")) read_auxiliary(lower(token(child).form));
      }
    }
    const bool reports = is_verb(token(head)) && reading_.lexicon.has_cue(governor, Cue::kReport);
    if (reports && (complement || tree_.is(below, "parataxis") || tree_.is(below, "obj")) && context_.source == kNoToken &&
        !relative(below)) {
      context_.source = subject_of(reading_, head);
    }
    const bool same_clause = tree_.is(below, "xcomp") || tree_.is(below, "obj") || tree_.is(below, "obl") || tree_.is(below, "nmod") ||
                             tree_.is(below, "conj") || tree_.is(below, "nsubj") || tree_.is(below, "compound") || tree_.is(below, "advcl");
    if (!context_.date && (same_clause || (reports && is_own_statement()))) {
      for (const std::uint32_t child : tree_.children(head)) {
        if (child != below && !context_.date) context_.date = dates_.below(child);
      }
    }
  }

  // Whether the one who says so says it of himself.
  bool is_own_statement() const {
    return context_.source != kNoToken && subject_entity_ != kNone && reading_.entity_at(context_.source) == subject_entity_;
  }

  bool has_addressee(std::uint32_t verb, std::uint32_t clause) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      const std::string preposition = tree_.is(child, "obl") ? tree_.case_of(child) : "";
      if (child < clause && (tree_.is(child, "obj") || preposition == "on" || preposition == "upon")) return true;
    }
    return false;
  }

  // "wants to meet" is a plan of the one who wants; "wants him to meet" is not.
  bool own_action(std::uint32_t verb) const {
    const std::uint32_t subject = reading_.tree.child(verb, "nsubj");
    return subject != kNoToken && reading_.entity_at(subject) != kNone && reading_.entity_at(subject) == subject_entity_;
  }

  bool relative(std::uint32_t index) const { return token(index).relation == "acl:relcl"; }

  bool negated_here(std::uint32_t verb) const {
    for (const std::uint32_t child : tree_.children(verb)) {
      if (is_negative(lower(token(child).form))) return true;
    }
    return false;
  }

  void read_light(std::uint32_t verb) {
    for (const std::uint32_t child : tree_.children(verb)) {
      const std::string form = lower(token(child).form);
      if (is_negative(form)) context_.negated = !context_.negated;
      if (tree_.is(child, "aux")) read_auxiliary(form);
    }
  }

  std::uint32_t quoted_by(std::uint32_t predicate) const {
    const auto found =
        std::partition_point(quotes_.begin(), quotes_.end(), [&](const Quote& quote) { return quote.tokens.end <= predicate; });
    return found != quotes_.end() && found->tokens.contains(predicate) ? found->speaker : kNoToken;
  }

  const Reading& reading_;
  const DependencyTree& tree_;
  const PredicateDates dates_;
  const std::vector<Quote>& quotes_;
  std::uint32_t subject_entity_ = kNone;
  Context context_;
  bool outside_ = false;  // of the relative clause of the predicate: what holds there does not hold of it
};

}  // namespace

Context context_of(const Reading& reading, std::uint32_t predicate, std::uint32_t subject, const std::vector<DateMention>& dates,
                   const std::vector<Quote>& quotes) {
  return ContextReader(reading, dates, quotes).read(predicate, subject);
}

}  // namespace relata::extract
