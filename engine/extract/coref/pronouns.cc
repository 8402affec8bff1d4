#include "engine/extract/coref/pronouns.h"

#include <algorithm>
#include <array>

namespace relata::extract {
namespace {

Gender gender_of_kin(std::string_view noun) {
  constexpr std::array<std::string_view, 9> kMale = {"brother", "father",      "son",     "husband", "uncle",
                                                     "nephew",  "grandfather", "widower", "grandson"};
  constexpr std::array<std::string_view, 9> kFemale = {"sister", "mother",      "daughter", "wife",         "aunt",
                                                       "niece",  "grandmother", "widow",    "granddaughter"};
  const auto is_one_of = [&](const auto& nouns) {
    return std::any_of(nouns.begin(), nouns.end(), [&](std::string_view kin) { return noun == kin || noun.ends_with(kin); });
  };
  if (is_one_of(kFemale)) return Gender::kFemale;
  return is_one_of(kMale) ? Gender::kMale : Gender::kUnknown;
}

}  // namespace

Pronouns::Pronouns(const Reading& reading, const Traces& traces) : reading_(reading), traces_(traces) {
  for (std::uint32_t i = 0; i < reading.descriptions.size(); ++i) {
    const Description& description = reading.descriptions[i];
    described_from_.try_emplace(description.tokens.begin, i);
    const Gender gender = gender_of_kin(description.noun);
    if (gender == Gender::kUnknown) continue;
    for (const std::uint32_t named : description.named) {
      const Reference& name = reading.references[named];
      // "After a talk with his mother, Paul left" may have been taken for an apposition.
      if (!reading.tree.is(name.head, "nsubj")) gender_[name.entity] = gender;
    }
  }
}

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
  if (form == "this" || form == "that") return proposal(i);
  return kNone;
}

// "has ruled that out"
std::uint32_t Pronouns::proposal(std::uint32_t i) const {
  if (!traces_.takes_proposal(i)) return kNone;
  return traces_.nearest(i, 1, [&](const Trace& trace) { return type(trace.entity) == EntityType::kProposal; });
}

std::uint32_t Pronouns::whose(std::uint32_t i) const {
  const std::uint32_t begin = reading_.text.sentence_of(i).begin;
  // "X, who wrote it and whose wife": of the relative clause before.
  if (i > begin && token(i - 1).tag == "CC") {
    std::uint32_t before = i - 1;
    while (before > begin && token(before).tag != "WP" && token(before).tag != "WDT" && token(before).tag != "WP$") --before;
    if (before > begin) i = before;
  }
  const bool kin = reading_.lexicon.has_role(possessed_noun(i), "RELATED_TO");
  for (std::uint32_t back = 1; back <= 2 && i >= begin + back; ++back) {
    const std::uint32_t entity = reading_.entity_at(i - back);
    if (entity == kNone) continue;
    if (!kin || type(entity) == EntityType::kPerson) return entity;
    // "X of the National Party, whose brother": parties have none.
    for (std::uint32_t at = i - back; at-- > begin;) {
      if (reading_.is_name(at) && reading_.type_at(at) == EntityType::kPerson) return reading_.entity_at(at);
    }
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

// The post is what a description beginning there is one of, else the noun in the tree: "its chief executive, X" may hang from the name.
std::string Pronouns::possessed_noun(std::uint32_t i) const {
  if (const auto found = described_from_.find(i); found != described_from_.end()) return reading_.descriptions[found->second].noun;
  return token(i).head == kNoToken ? "" : lower(token(token(i).head).lemma);
}

Pronouns::Possessed Pronouns::possessed_by(std::uint32_t i) const {
  const std::string noun = possessed_noun(i);
  if (noun.ends_with("minister") || noun == "ambassador" || noun == "army" || noun == "citizen" || noun == "parliament")
    return Possessed::kOfCountry;
  if (noun.ends_with("mayor") || noun == "alderman") return Possessed::kOfTown;
  if (noun == "president" || noun == "leader" || noun == "government" || noun == "capital" || noun == "people" || noun == "territory" ||
      noun == "governor" || noun == "envoy")
    return Possessed::kAnything;
  if (noun.starts_with("chair") || noun.ends_with("executive") || noun.ends_with("director") || noun.ends_with("manager") ||
      noun.ends_with("founder") || noun.ends_with("owner") || noun == "secretary" || noun == "secretary-general" ||
      noun == "secretary general" || noun == "general secretary" || noun == "treasurer" || noun == "ceo")
    return Possessed::kOfBody;
  if (reading_.lexicon.has_role(noun, "HOLDS_ROLE") || noun == "member" || noun == "employee" || noun == "headquarters")
    return Possessed::kOfBodyOrCountry;
  return Possessed::kAnything;
}

// Whether a thing spoken of can own a post.
bool Pronouns::fits_post(const Trace& trace, Possessed possessed) const {
  const ExtractedEntity& owner = reading_.entities[trace.entity];
  const bool country = owner.kind == "country";
  if (possessed == Possessed::kOfCountry) return owner.type == EntityType::kPlace && country;
  if (possessed == Possessed::kOfTown) return owner.type == EntityType::kPlace && !country && owner.kind != "facility";
  if (owner.type == EntityType::kOrganization) return true;
  if (owner.type != EntityType::kPlace || !trace.subject) return false;
  if (possessed == Possessed::kOfBodyOrCountry && trace.sentence == traces_.sentence()) return true;
  // Provinces have directors of health; capitals speak for countries.
  const auto known = reading_.lexicon.find_name(owner.name);
  return !country && owner.kind != "facility" && !(known && known->use == NameUse::kCapital);
}

// Unnamed people before in the sentence who do something: "Pilots are to give up their pay". kNoToken when there are none.
std::uint32_t Pronouns::plural_subject(std::uint32_t i) const {
  for (std::uint32_t at = i; at-- > reading_.text.sentence_of(i).begin;) {
    if (token(at).tag == "NNS" && reading_.tree.is(at, "nsubj") && reading_.entity_at(at) == kNone) return at;
  }
  return kNoToken;
}

// The body that such people are of: "members of the Green Movement".
std::uint32_t Pronouns::body_of_people(std::uint32_t noun) const {
  for (const std::uint32_t child : reading_.tree.children(noun)) {
    const std::uint32_t entity = reading_.entity_at(child);
    if (entity != kNone && type(entity) == EntityType::kOrganization && reading_.tree.is(child, "nmod")) return entity;
  }
  return kNone;
}

std::uint32_t Pronouns::thing(std::uint32_t i, bool plural) const {
  if (reading_.tree.is(i, "expl")) return kNone;
  const bool owner = token(i).tag == "PRP$";
  const Possessed possessed = owner ? possessed_by(i) : Possessed::kAnything;
  if (plural && owner) {
    if (const std::uint32_t people = plural_subject(i); people != kNoToken) return body_of_people(people);
  }
  // "the Kremlin said U.S. negotiators were on their way": several people before a single body.
  if (plural) {
    const std::uint32_t group =
        traces_.nearest(i, 1, [&](const Trace& trace) { return trace.group && trace.subject && trace.sentence == traces_.sentence(); });
    if (group != kNone) return group;
  }
  return traces_.nearest(i, owner ? 2 : 1, [&](const Trace& trace) {
    const EntityType kind = type(trace.entity);
    if (trace.group) return plural;
    if (possessed != Possessed::kAnything) return fits_post(trace, possessed) && !(plural && kind == EntityType::kPlace);
    if (kind == EntityType::kOrganization) return true;
    if (kind == EntityType::kPlace) return !plural && (trace.subject || owner) && reading_.entities[trace.entity].kind != "facility";
    if (plural && kind == EntityType::kProposal) return token(trace.token).tag == "NNS" && traces_.takes_proposal(i);
    return kind == EntityType::kProposal && !owner && (!token(i).relation.starts_with("nsubj") || traces_.takes_proposal(i));
  });
}

}  // namespace relata::extract
