#include "engine/extract/relate/office_owners.h"

#include <algorithm>

#include "engine/extract/relate/description_owners.h"

namespace relata::extract {
namespace {

bool is_office_of_state(std::string_view noun) {
  return noun == "president" || noun == "prime minister" || noun == "premier" || noun.ends_with("minister") ||
         (noun.ends_with(" secretary") && noun != "press secretary") || noun == "king" || noun == "queen" || noun == "emperor";
}

bool is_office_of_court(std::string_view noun) {
  return noun == "judge" || noun == "justice" || noun == "chief justice" || noun == "magistrate";
}

bool is_mouthpiece(std::string_view noun) {
  return noun == "spokesman" || noun == "spokeswoman" || noun == "spokesperson" || noun == "lawyer" || noun == "attorney";
}

bool is_court(const ExtractedEntity& body) {
  const std::string name = lower(body.name);
  const bool court = name.ends_with("court") || name.ends_with("tribunal") || name.find("court of ") != std::string::npos;
  return body.type == EntityType::kOrganization && court;
}

// The entity that fits and is referred to most, when no other comes near.
template <typename Fits>
std::uint32_t foremost(const Reading& reading, Fits fits) {
  std::vector<std::uint32_t> count(reading.entities.size(), 0);
  for (const Reference& reference : reading.references) {
    if (fits(reading.entities[reference.entity])) ++count[reference.entity];
  }
  const auto best = std::max_element(count.begin(), count.end());
  if (best == count.end() || *best < 2) return kNoToken;
  const bool clear = std::none_of(count.begin(), count.end(), [&](const std::uint32_t& n) { return &n != &*best && 2 * n > *best; });
  const auto entity = static_cast<std::uint32_t>(best - count.begin());
  const auto named =
      std::find_if(reading.references.begin(), reading.references.end(), [&](const Reference& r) { return r.entity == entity; });
  return clear ? named->head : kNoToken;
}

bool has_word(const ExtractedEntity& body, std::string_view word) {
  return body.type == EntityType::kOrganization && (" " + lower(body.name) + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

// The head of a reference to the one entity that fits; kNoToken when there are several.
template <typename Fits>
std::uint32_t only_one(const Reading& reading, Fits fits) {
  std::uint32_t found = kNoToken;
  for (const Reference& reference : reading.references) {
    if (!fits(reading.entities[reference.entity])) continue;
    if (found != kNoToken && reading.entity_at(found) != reference.entity) return kNoToken;
    if (found == kNoToken) found = reference.head;
  }
  return found;
}

}  // namespace

OfficeOwners::OfficeOwners(const Reading& reading) : reading_(reading), main_country_(main_country(reading)) {
  main_town_ = foremost(reading, [](const ExtractedEntity& place) {
    return place.type == EntityType::kPlace && place.kind != "country" && place.kind != "region" && place.kind != "facility" &&
           place.kind != "natural";
  });
  for (const Reference& reference : reading.references) {
    const ExtractedEntity& place = reading.entities[reference.entity];
    if (place.kind == "country") countries_.try_emplace(place.name, reference.head);
  }
  main_court_ = foremost(reading, is_court);
  only_commission_ = only_one(reading, [](const ExtractedEntity& body) { return has_word(body, "commission"); });
  world_court_ = only_one(reading, [](const ExtractedEntity& body) {
    return is_court(body) && (has_word(body, "international") || has_word(body, "special"));
  });
}

// A reference to the country that a place is, or whose capital it is.
std::uint32_t OfficeOwners::country_of(std::uint32_t token) const {
  const ExtractedEntity& place = reading_.entities[reading_.entity_at(token)];
  if (place.type != EntityType::kPlace) return kNoToken;
  if (place.kind == "country") return token;
  const auto known = reading_.lexicon.find_name(place.name);
  if (!known || known->use != NameUse::kCapital) return kNoToken;
  const auto country = countries_.find(known->known->country);
  return country == countries_.end() ? kNoToken : country->second;
}

// "Chile has agreed to buy ships, Defence Minister X said": of the country that is the subject of the sentence. "Peru took it up. Foreign
// Minister X said": of that of the sentence before.
template <typename Owner>
std::uint32_t OfficeOwners::subject_before(const Description& description, Owner owner) const {
  const std::uint32_t first = reading_.text.sentence_of(description.head).begin;
  std::uint32_t end = reading_.text.sentence_of(description.head).end;
  for (int sentences = 0; sentences < 2 && end > 0; ++sentences) {
    if (sentences == 1 && description.tokens.begin != first) break;
    const TokenRange sentence = reading_.text.sentence_of(end - 1);
    for (std::uint32_t i = sentence.begin; i < std::min(sentence.end, description.head); ++i) {
      if (reading_.entity_at(i) == kNone || !reading_.is_name(i) || !reading_.tree.is(i, "nsubj")) continue;
      if (const std::uint32_t found = owner(i); found != kNoToken) return found;
    }
    end = sentence.begin;
  }
  return kNoToken;
}

// "The bank would not lend more, a spokesman, X, said" and "The club said through a lawyer, X, that": the body that is the subject before.
std::uint32_t OfficeOwners::body_spoken_for(const Description& description) const {
  const std::string article = lower(reading_.token(description.tokens.begin).form);
  if (article != "a" && article != "an") return kNoToken;
  for (std::uint32_t i = reading_.text.sentence_of(description.head).begin; i < description.head; ++i) {
    if (reading_.entity_at(i) == kNone || reading_.type_at(i) != EntityType::kOrganization || !reading_.tree.is(i, "nsubj")) continue;
    return i;
  }
  return kNoToken;
}

std::uint32_t OfficeOwners::owner_of(const Description& description) const {
  if (description.former) return kNoToken;
  const std::string& noun = description.noun;
  if (noun == "mayor" || noun == "lord mayor" || noun == "deputy mayor") return main_town_;
  // "Judge X", "the presiding judge, X", not "the retired judge X".
  const std::uint32_t begin = description.tokens.begin;
  const bool plain = begin == description.head || begin + 1 == description.head || lower(reading_.token(begin + 1).form) == "presiding";
  if (is_office_of_court(noun)) {
    if (!plain) return kNoToken;
    const auto court_at = [&](std::uint32_t i) { return is_court(reading_.entities[reading_.entity_at(i)]) ? i : kNoToken; };
    const std::uint32_t court = subject_before(description, court_at);
    return court != kNoToken ? court : main_court_;
  }
  const bool definite = lower(reading_.token(begin).form) == "the";
  if (noun.ends_with("commissioner") && definite) return only_commission_;
  if (noun.ends_with("prosecutor") && definite) return world_court_;
  if (is_mouthpiece(noun)) return body_spoken_for(description);
  if (!is_office_of_state(noun)) return kNoToken;
  const std::uint32_t country = subject_before(description, [&](std::uint32_t i) { return country_of(i); });
  return country != kNoToken ? country : main_country_;
}

}  // namespace relata::extract
