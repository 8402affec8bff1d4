#include "engine/extract/coref/called_things.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/extract/text/one_of.h"

namespace relata::extract {
namespace {

// Small words behind which a name says whose or where it is: "Bank of Japan", "Hospital de la Paz".
constexpr std::array<std::string_view, 18> kSmallWords = {"of",  "for", "on", "and", "to",  "in", "de", "del", "do",
                                                          "dos", "da",  "di", "du",  "des", "la", "le", "el",  "at"};

// The last word of what a body is by its name, in lower case: "commission" of "Commission on Fisheries".
std::string kind_word(const std::string& name) {
  const std::string plain = lower(name);
  std::string kind;
  for (std::size_t begin = 0; begin < plain.size();) {
    const std::size_t end = std::min(plain.find(' ', begin), plain.size());
    const std::string word = plain.substr(begin, end - begin);
    if (!kind.empty() && is_one_of(word, kSmallWords)) break;
    kind = word;
    begin = end + 1;
  }
  return kind;
}

// The noun is what the name calls the thing: "Aid Commission" and "Commission on Fisheries" are commissions, "Army Radio" is no army.
bool has_word(const ExtractedEntity& entity, const std::string& noun) {
  const auto contains = [&](const std::string& name) {
    const std::string plain = " " + lower(name) + " ";
    const auto at = plain.find(" " + noun + " ");
    if (at == std::string::npos) {
      // "Coast Railways" for "railway", "Ulvik Banka" for "bank"
      const std::string kind = kind_word(name);
      if (entity.type != EntityType::kOrganization || noun == "nation") return false;  // "the nations" are not the United Nations
      return noun.size() >= 4 && kind.starts_with(noun) && (kind == noun + "s" || kind == noun + "a");
    }
    const std::string rest = plain.substr(at + noun.size() + 2);
    return rest.empty() || is_one_of(rest.substr(0, rest.find(' ')), kSmallWords);
  };
  return contains(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), contains);
}

// Nouns that stand for whatever body was named of late, although nothing has called it so.
bool says_little(std::string_view noun) {
  constexpr std::array<std::string_view, 19> kNouns = {
      "utility",  "alliance", "company", "firm",      "group",   "organization", "organisation", "party",      "agency", "regulator",
      "watchdog", "union",    "charity", "newspaper", "airline", "bloc",         "startup",      "start - up", "carrier"};
  return is_one_of(noun, kNouns);
}

// What calls itself a university or a court is no company, and what calls itself a union is none either.
bool may_be_called(const ExtractedEntity& body, std::string_view noun) {
  constexpr std::array<std::string_view, 18> kPublic = {"guard",    "university", "college",    "school",   "institute", "court",
                                                        "tribunal", "commission", "council",    "ministry", "ministers", "parliament",
                                                        "senate",   "committee",  "department", "police",   "army",      "office"};
  constexpr std::array<std::string_view, 10> kOfMembers = {"party",    "union",      "league",      "front",    "congress",
                                                           "alliance", "federation", "association", "movement", "assembly"};
  constexpr std::array<std::string_view, 9> kNotJoined = {"bank",     "fund",  "company",    "group", "airlines",
                                                          "exchange", "radio", "television", "news"};
  const bool business = noun == "company" || noun == "firm" || noun == "airline" || noun == "newspaper" || noun == "carrier" ||
                        noun == "utility" || noun.starts_with("start");
  const bool joined = noun == "party" || noun == "union" || noun == "movement" || noun == "charity";
  const std::string kind = kind_word(body.name);
  if (kind == noun || (!business && !joined)) return true;
  return !is_one_of(kind, kPublic) && !(business && is_one_of(kind, kOfMembers)) && !(joined && is_one_of(kind, kNotJoined));
}

}  // namespace

CalledThings::CalledThings(const Reading& reading, const Traces& traces, const TitledPersons& titled)
    : reading_(reading), traces_(traces), titled_(titled) {
  for (const ExtractedEntity& entity : reading.entities) {
    if (entity.type != EntityType::kOrganization) continue;
    const std::string kind = kind_word(entity.name);
    if (kind.size() == entity.name.size()) continue;
    body_words_.insert(kind);
    if (kind.ends_with('s')) body_words_.insert(kind.substr(0, kind.size() - 1));
  }
}

// "the regulator" is rather the "Markets Authority" than the company it watches, "the bloc" rather a union, "the party" rather a front.
std::uint32_t CalledThings::body_of_kind(std::string_view noun, std::uint32_t i) const {
  static const std::vector<std::string> kOffices = {"authority", "commission", "agency", "administration", "board"};
  static const std::vector<std::string> kUnions = {"union", "community", "association", "commonwealth", "alliance"};
  static const std::vector<std::string> kParties = {"party", "congress", "movement", "front", "league", "alliance", "democrat"};
  const auto& kinds = noun == "bloc" ? kUnions : noun == "party" || noun == "movement" ? kParties : kOffices;
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend(); ++trace) {
    const ExtractedEntity& body = reading_.entities[trace->entity];
    if (body.type != EntityType::kOrganization || trace->token >= i || trace->group) continue;
    if (std::any_of(kinds.begin(), kinds.end(), [&](const std::string& kind) { return has_word(body, kind); })) return trace->entity;
  }
  return kNone;
}

// "the commission" is the one with that word in its name or description.
std::uint32_t CalledThings::body(const std::string& noun, std::uint32_t i) const {
  // "the Bulgarian committee" is rather the "Bulgarian Olympic Committee" than the committee named last.
  if (i > 0 && reading_.is_name(i - 1) && reading_.references[reading_.reference_at[i - 1]].form == Reference::Form::kAdjective) {
    const std::string origin = reading_.text_of(reading_.references[reading_.reference_at[i - 1]].tokens);
    for (const Trace& trace : traces_.all()) {
      const ExtractedEntity& entity = reading_.entities[trace.entity];
      if (entity.type == EntityType::kOrganization && entity.name.starts_with(origin) && has_word(entity, noun)) return trace.entity;
    }
  }
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend(); ++trace) {
    if (reading_.entities[trace->entity].type != EntityType::kOrganization || trace->token >= i || trace->group) continue;
    if (has_word(reading_.entities[trace->entity], noun) || titled_.is_described_as(trace->entity, noun)) return trace->entity;
  }
  if (noun == "regulator" || noun == "watchdog" || noun == "bloc" || noun == "party" || noun == "movement") {
    if (const std::uint32_t body = body_of_kind(noun, i); body != kNone) return body;
  }
  if (!says_little(noun)) return kNone;
  return traces_.nearest(i, 2, [&](const Trace& trace) {
    const ExtractedEntity& entity = reading_.entities[trace.entity];
    return entity.type == EntityType::kOrganization && may_be_called(entity, noun);
  });
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
  return noun == "city" || noun == "town" ? town_in_focus() : kNone;
}

// The town last named, in this sentence or the two before.
std::uint32_t CalledThings::town_in_focus() const {
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend() && traces_.sentence() - trace->sentence <= 2; ++trace) {
    const ExtractedEntity& place = reading_.entities[trace->entity];
    if (place.type == EntityType::kPlace && (place.kind.empty() || place.kind == "city")) return trace->entity;
  }
  return kNone;
}

}  // namespace relata::extract
