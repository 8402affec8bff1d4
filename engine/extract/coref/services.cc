#include "engine/extract/coref/services.h"

namespace relata::extract {

Services::Services(Reading& reading) : reading_(reading) {
  for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
    if (reading.entities[i].type == EntityType::kOrganization) by_name_.try_emplace(lower(reading.entities[i].name), i);
  }
}

std::uint32_t Services::called(std::uint32_t i, std::uint32_t owner) {
  std::string noun = lower(reading_.token(i).form);
  std::uint32_t begin = i;
  if (i > 0 && reading_.lexicon.is_group(lower(reading_.token(i - 1).form) + " " + noun, GroupClass::kService))
    noun = lower(reading_.token(--begin).form) + " " + noun;
  if (!reading_.lexicon.is_group(noun, GroupClass::kService)) return kNone;
  if (owner == kNone) {
    const auto last = last_service_.find(noun);
    return last == last_service_.end() ? kNone : last->second;
  }
  if (reading_.entities[owner].type != EntityType::kPlace || reading_.entities[owner].kind != "country") return kNone;
  const std::string written = name_of_owner(begin, owner) + " " + noun;
  if (const std::uint32_t named = entity_named(written); named != kNone) return last_service_[noun] = named;
  const auto [found, added] = services_.try_emplace({owner, noun}, static_cast<std::uint32_t>(reading_.entities.size()));
  if (added) {
    ExtractedEntity service;
    service.type = EntityType::kOrganization;
    service.name = written;
    service.aliases = {noun};
    reading_.entities.push_back(std::move(service));
  }
  last_service_[noun] = found->second;
  return found->second;
}

// An organization that the tagger found under the same words.
std::uint32_t Services::entity_named(const std::string& written) const {
  const auto found = by_name_.find(lower(written));
  return found == by_name_.end() ? kNone : found->second;
}

// As written right before ("Sri Lankan", "Sudan's"), else by name.
std::string Services::name_of_owner(std::uint32_t begin, std::uint32_t owner) const {
  if (begin > 0 && reading_.entity_at(begin - 1) == owner)
    return reading_.text_of(reading_.references[reading_.reference_at[begin - 1]].tokens);
  if (begin > 1 && reading_.token(begin - 1).tag == "POS" && reading_.entity_at(begin - 2) == owner) {
    return reading_.text_of({reading_.references[reading_.reference_at[begin - 2]].tokens.begin, begin});
  }
  return reading_.entities[owner].name;
}

}  // namespace relata::extract
