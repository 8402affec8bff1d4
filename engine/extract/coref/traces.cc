#include "engine/extract/coref/traces.h"

#include <algorithm>

namespace relata::extract {
namespace {

constexpr double kPerMention = 0.2;
constexpr std::size_t kMostMentions = 6;

// "itself" means the subject, where other pronouns do not.
bool is_reflexive(const Token& word) { return word.form.ends_with("self") || word.form.ends_with("selves"); }

}  // namespace

void Traces::leave(std::uint32_t entity, std::uint32_t head, bool group) {
  traces_.push_back({entity, head, sentence_, reading_.token(head).relation.starts_with("nsubj"), group});
  if (traces_.size() > 2 * kLookBack) traces_.erase(traces_.begin(), traces_.begin() + kLookBack);
}

bool Traces::is_excluded(std::uint32_t i, const Trace& trace) const {
  const Token& word = reading_.token(i);
  if (word.tag != "PRP" || word.relation.starts_with("nsubj") || trace.sentence != sentence_) return false;
  if (is_reflexive(word)) return false;
  if (governor_of(trace.token) == word.head) return true;
  // "She phoned him and asked him": a verb without a subject of its own has that of the verb before.
  return word.head != kNoToken && reading_.tree.is(word.head, "conj") && !reading_.tree.has_child(word.head, "nsubj") && trace.subject &&
         governor_of(trace.token) == reading_.token(word.head).head;
}

std::uint32_t Traces::subject_beside(std::uint32_t i) const {
  constexpr int kMaxClimb = 4;  // coordinated verbs
  const Token& word = reading_.token(i);
  if (word.tag != "PRP" || word.relation.starts_with("nsubj") || is_reflexive(word)) return kNone;
  std::uint32_t verb = reading_.tree.has_child(i, "cop") ? i : word.head;  // "is against it"
  for (int step = 0; step < kMaxClimb && verb != kNoToken; ++step, verb = reading_.token(verb).head) {
    const std::uint32_t subject = reading_.tree.child(verb, "nsubj");
    if (subject != kNoToken && reading_.entity_at(subject) != kNone) return reading_.entity_at(subject);
    const std::uint32_t named = subject == kNoToken ? kNoToken : reading_.tree.child(subject, "appos");
    if (subject != kNoToken) return named == kNoToken ? kNone : reading_.entity_at(named);
    if (!reading_.tree.is(verb, "conj")) break;
  }
  return kNone;
}

double Traces::score_of(std::uint32_t i, const Trace& trace) const {
  double score = -3.0 * (sentence_ - trace.sentence);
  if (trace.subject) score += 2.5;
  if (is_aside(trace)) score -= 1.0;
  // A body that the text speaks of all the time comes to mind first.
  const ExtractedEntity& entity = reading_.entities[trace.entity];
  if (entity.type == EntityType::kOrganization) score += kPerMention * static_cast<double>(std::min(entity.mentions.size(), kMostMentions));
  if (reading_.entities[trace.entity].type == EntityType::kProposal && takes_proposal(i)) score += 4.0;
  return score;
}

// What is named inside of an apposition is not what the sentence is about: "Murray, a unit of Haldane, ...".
bool Traces::is_aside(const Trace& trace) const {
  std::uint32_t i = trace.token;
  for (std::uint32_t head = reading_.token(i).head; head != kNoToken; i = head, head = reading_.token(i).head) {
    const std::uint32_t named = reading_.entity_at(head);
    if (reading_.tree.is(i, "appos") && named != kNone && named != trace.entity) return true;
  }
  return false;
}

// The word that a noun phrase hangs from, whichever of its words the parser takes for its head.
std::uint32_t Traces::governor_of(std::uint32_t i) const {
  for (int step = 0; step < 4 && reading_.token(i).head != kNoToken; ++step) {
    const bool inside = reading_.tree.is(i, "flat") || reading_.tree.is(i, "compound") || reading_.tree.is(i, "appos") ||
                        reading_.token(i).relation == "nmod:desc";
    if (!inside) break;
    i = reading_.token(i).head;
  }
  return reading_.token(i).head;
}

bool Traces::takes_proposal(std::uint32_t i) const {
  const Token& word = reading_.token(i);
  if (word.relation == "nsubj" || (word.tag != "PRP" && word.tag != "DT")) return false;
  const std::string preposition = reading_.tree.case_of(i);
  if (reading_.tree.has_child(i, "cop")) return preposition == "for" || preposition == "against";
  const std::uint32_t verb = word.head;
  if (verb == kNoToken) return false;
  const std::string lemma = lower(reading_.token(verb).lemma);
  if (!preposition.empty()) return reading_.lexicon.has_cue(lemma + "_" + preposition, Cue::kTakeOrLeave);
  const std::uint32_t particle = reading_.tree.child(verb, "compound:prt");
  if (particle != kNoToken && reading_.lexicon.has_cue(lemma + "_" + lower(reading_.token(particle).form), Cue::kTakeOrLeave)) return true;
  return reading_.lexicon.has_cue(lemma, Cue::kTakeOrLeave);
}

std::uint32_t Traces::country_in_focus() const {
  for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
    if (reading_.entities[trace->entity].type == EntityType::kPlace && reading_.entities[trace->entity].kind == "country")
      return trace->entity;
  }
  return kNone;
}

}  // namespace relata::extract
