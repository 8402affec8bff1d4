#include "engine/extract/coref/called_things.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace relata::extract {
namespace {

// The noun is what the name calls the thing: "Aid Commission" and "Commission on Fisheries" are commissions, "Army Radio" is no army.
bool has_word(const ExtractedEntity& entity, const std::string& noun) {
  const auto contains = [&](const std::string& name) {
    const std::string plain = " " + lower(name) + " ";
    const auto at = plain.find(" " + noun + " ");
    if (at == std::string::npos) return false;
    const std::string rest = plain.substr(at + noun.size() + 2);
    return rest.empty() || rest.starts_with("of ") || rest.starts_with("for ") || rest.starts_with("on ") || rest.starts_with("and ") ||
           rest.starts_with("to ") || rest.starts_with("in ");
  };
  return contains(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), contains);
}

// Nouns that stand for whatever body was named of late, although nothing has called it so.
bool says_little(std::string_view noun) {
  constexpr std::array<std::string_view, 14> kNouns = {"company", "firm",      "group",     "organization", "organisation",
                                                       "party",   "agency",    "regulator", "watchdog",     "union",
                                                       "charity", "newspaper", "airline",   "bloc"};
  return std::find(kNouns.begin(), kNouns.end(), noun) != kNouns.end();
}

}  // namespace

CalledThings::CalledThings(const Reading& reading, const Traces& traces, const TitledPersons& titled)
    : reading_(reading), traces_(traces), titled_(titled) {
  for (const ExtractedEntity& entity : reading.entities) {
    if (entity.type != EntityType::kOrganization) continue;
    const std::string name = lower(entity.name);
    const std::size_t end = std::min({name.find(" of "), name.find(" for "), name.find(" on "), name.size()});
    const std::size_t blank = name.rfind(' ', end - std::min<std::size_t>(end, 1));
    if (blank != std::string::npos) body_words_.insert(name.substr(blank + 1, end - blank - 1));
  }
}

// "the regulator" is rather the "Markets Authority" than the company it watches.
std::uint32_t CalledThings::regulator(std::uint32_t i) const {
  constexpr std::array<std::string_view, 5> kOffices = {"authority", "commission", "agency", "administration", "board"};
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend(); ++trace) {
    const ExtractedEntity& body = reading_.entities[trace->entity];
    if (body.type != EntityType::kOrganization || trace->token >= i || trace->group) continue;
    if (std::any_of(kOffices.begin(), kOffices.end(), [&](std::string_view office) { return has_word(body, std::string(office)); }))
      return trace->entity;
  }
  return kNone;
}

// "the commission" is the one with that word in its name or description.
std::uint32_t CalledThings::body(const std::string& noun, std::uint32_t i) const {
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend(); ++trace) {
    if (reading_.entities[trace->entity].type != EntityType::kOrganization || trace->token >= i || trace->group) continue;
    if (has_word(reading_.entities[trace->entity], noun) || titled_.is_described_as(trace->entity, noun)) return trace->entity;
  }
  if (noun == "regulator" || noun == "watchdog") {
    if (const std::uint32_t office = regulator(i); office != kNone) return office;
  }
  if (!says_little(noun)) return kNone;
  return traces_.nearest(i, 2, [&](const Trace& trace) { return reading_.entities[trace.entity].type == EntityType::kOrganization; });
}

// The seat of government of a country, or of the one last named, where the text names it too.
std::uint32_t CalledThings::capital_of(std::uint32_t owner) const {
  const std::uint32_t country = owner == kNone ? traces_.country_in_focus() : owner;
  if (country == kNone) return kNone;
  for (std::uint32_t i = 0; i < reading_.entities.size(); ++i) {
    const ExtractedEntity& place = reading_.entities[i];
    if (place.type != EntityType::kPlace || place.country != reading_.entities[country].name) continue;
    if (const auto known = reading_.lexicon.find_name(place.name); known && known->use == NameUse::kCapital) return i;
  }
  return kNone;
}

std::uint32_t CalledThings::place(const std::string& noun, std::uint32_t owner) const {
  const std::string_view kind = reading_.lexicon.place_kind(noun);
  if (kind.empty()) return kNone;
  if (noun == "country" || noun == "nation") return traces_.country_in_focus();
  if (noun == "capital") return capital_of(owner);
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend(); ++trace) {
    if (reading_.entities[trace->entity].type != EntityType::kPlace) continue;
    if (has_word(reading_.entities[trace->entity], noun) || titled_.is_described_as(trace->entity, noun)) return trace->entity;
  }
  return kNone;
}

}  // namespace relata::extract
