#include "engine/extract/coref/pronouns.h"

namespace relata::extract {

void Pronouns::learn_gender(const Reference& name) {
  if (type(name.entity) != EntityType::kPerson) return;
  Gender& gender = gender_[name.entity];
  if (gender == Gender::kUnknown && name.tokens.size() > 1) gender = reading_.lexicon.gender_of(token(name.tokens.begin).form);
  if (name.tokens.begin == 0) return;
  const std::string title = lower(token(name.tokens.begin - 1).form);
  if (title == "mr." || title == "mr" || title == "sir" || title == "king" || title == "prince" || title == "lord") gender = Gender::kMale;
  if (title == "mrs." || title == "mrs" || title == "ms." || title == "ms" || title == "queen" || title == "princess" || title == "lady")
    gender = Gender::kFemale;
  if (title.ends_with("woman")) gender = Gender::kFemale;
  if (title.ends_with("sman")) gender = Gender::kMale;
}

std::uint32_t Pronouns::referent(std::uint32_t i) {
  if (token(i).tag == "WP$") return whose(i);
  const std::string form = lower(token(i).form);
  if (form == "he" || form == "him" || form == "his" || form == "himself") return person(i, Gender::kMale);
  if (form == "she" || form == "her" || form == "hers" || form == "herself") return person(i, Gender::kFemale);
  if (form == "it" || form == "its" || form == "itself") return thing(i, false);
  if (form == "they" || form == "their" || form == "them" || form == "themselves") return thing(i, true);
  return kNone;
}

std::uint32_t Pronouns::whose(std::uint32_t i) const {
  const std::uint32_t begin = reading_.text.sentence_of(i).begin;
  for (std::uint32_t back = 1; back <= 2 && i >= begin + back; ++back) {
    if (const std::uint32_t entity = reading_.entity_at(i - back); entity != kNone) return entity;
  }
  return kNone;
}

std::uint32_t Pronouns::person(std::uint32_t i, Gender gender) {
  constexpr std::uint32_t kPronounSentences = 3;  // how far back a pronoun reaches
  const std::uint32_t entity = traces_.nearest(i, kPronounSentences, [&](const Trace& trace) {
    return type(trace.entity) == EntityType::kPerson && gender_fits(trace.entity, gender);
  });
  if (entity != kNone) gender_[entity] = gender;
  return entity;
}

Pronouns::Possessed Pronouns::possessed_by(std::uint32_t i) const {
  const std::uint32_t noun = token(i).head;
  if (noun == kNoToken) return Possessed::kAnything;
  const std::string lemma = lower(token(noun).lemma);
  if (lemma == "minister" || lemma == "ambassador" || lemma == "army" || lemma == "citizen" || lemma == "parliament")
    return Possessed::kOfCountry;
  if (lemma == "president" || lemma == "leader" || lemma == "government" || lemma == "capital" || lemma == "people" || lemma == "territory")
    return Possessed::kAnything;
  if (reading_.lexicon.has_role(lemma, "HOLDS_ROLE") || lemma == "member" || lemma == "employee" || lemma == "headquarters" ||
      lemma == "founder")
    return Possessed::kOfBody;
  return Possessed::kAnything;
}

std::uint32_t Pronouns::thing(std::uint32_t i, bool plural) const {
  if (reading_.tree.is(i, "expl")) return kNone;
  const bool owner = token(i).tag == "PRP$";
  const Possessed possessed = owner ? possessed_by(i) : Possessed::kAnything;
  // "the Kremlin said U.S. negotiators were on their way": several people before a single body.
  if (plural) {
    const std::uint32_t group =
        traces_.nearest(i, 1, [&](const Trace& trace) { return trace.group && trace.subject && trace.sentence == traces_.sentence(); });
    if (group != kNone) return group;
  }
  return traces_.nearest(i, owner ? 2 : 1, [&](const Trace& trace) {
    const EntityType kind = type(trace.entity);
    if (trace.group) return plural;
    if (possessed == Possessed::kOfCountry) return kind == EntityType::kPlace && reading_.entities[trace.entity].kind == "country";
    if (possessed == Possessed::kOfBody)
      return kind == EntityType::kOrganization || (kind == EntityType::kPlace && trace.subject && trace.sentence == traces_.sentence());
    if (kind == EntityType::kOrganization) return true;
    if (kind == EntityType::kPlace) return !plural && (trace.subject || owner) && reading_.entities[trace.entity].kind != "facility";
    if (plural && kind == EntityType::kProposal) return token(trace.token).tag == "NNS" && traces_.takes_proposal(i);
    return kind == EntityType::kProposal && !owner && (!token(i).relation.starts_with("nsubj") || traces_.takes_proposal(i));
  });
}

}  // namespace relata::extract
