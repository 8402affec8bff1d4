#include "engine/extract/coref/titled_persons.h"

#include <algorithm>

namespace relata::extract {
namespace {

constexpr std::ptrdiff_t kRoleLookBack = 20;  // descriptions of one noun

std::string last_word(const std::string& noun) { return noun.substr(noun.rfind(' ') + 1); }

bool same_role(std::string_view described, std::string_view noun) {
  return described == noun ||
         (described.size() > noun.size() && described.ends_with(noun) && described[described.size() - noun.size() - 1] == ' ') ||
         (noun == "leader" && (described == "president" || described == "prime minister"));
}

}  // namespace

TitledPersons::TitledPersons(const Reading& reading, const Traces& traces) : reading_(reading), traces_(traces) {
  for (std::uint32_t i = 0; i < reading.descriptions.size(); ++i) {
    const Description& description = reading.descriptions[i];
    if (description.named.empty()) continue;
    // "the minister" may be the foreign minister.
    by_noun_[last_word(description.noun)].push_back(i);
    described_.insert({reading.references[description.named.front()].entity, description.noun});
  }
}

bool TitledPersons::is_indefinite(std::uint32_t i) const {
  for (const std::uint32_t child : reading_.tree.children(i)) {
    const std::string form = lower(reading_.token(child).form);
    if (form == "a" || form == "an" || form == "any" || form == "another" || form == "no" || form == "every" || form == "some" ||
        form == "each")
      return true;
  }
  return false;
}

// Who of those with a title is spoken of most, of late: "the president" of a text is mostly its main one.
std::uint32_t TitledPersons::foremost_with(const std::string& noun) const {
  constexpr std::uint32_t kSentences = 8;
  constexpr double kMostMentions = 12;
  std::uint32_t best = kNone;
  double best_score = -1e9;
  for (auto trace = traces_.all().rbegin(); trace != traces_.all().rend() && traces_.sentence() - trace->sentence <= kSentences; ++trace) {
    if (reading_.entities[trace->entity].type != EntityType::kPerson || !described_.contains({trace->entity, noun})) continue;
    const auto mentions = static_cast<double>(reading_.entities[trace->entity].mentions.size());
    const double score = std::min(mentions, kMostMentions) / 2 - (traces_.sentence() - trace->sentence) + (trace->subject ? 1 : 0);
    if (score > best_score) best_score = score, best = trace->entity;
  }
  return best;
}

// The person last described by this noun: "the Kremlin aide".
std::uint32_t TitledPersons::called(const std::string& noun, std::uint32_t owner, bool definite, std::uint32_t i) const {
  const bool capital = starts_upper(reading_.token(i).form) && !is_sentence_start(i);
  if (is_indefinite(i) || (!definite && !capital && owner == kNone)) return kNone;
  if (reading_.token(i).tag == "NNS" || reading_.token(i).tag == "NNPS") return kNone;
  std::uint32_t best = kNone;
  std::uint32_t best_token = 0;
  const auto candidates = by_noun_.find(last_word(noun));
  if (candidates == by_noun_.end()) return kNone;
  // The nearest few before and behind are enough.
  const auto& all = candidates->second;
  const auto here = std::lower_bound(all.begin(), all.end(), i,
                                     [&](std::uint32_t a, std::uint32_t token) { return reading_.descriptions[a].head < token; });
  if (owner == kNone) {
    if (const std::uint32_t foremost = foremost_with(noun); foremost != kNone) return foremost;
  }
  const auto first = here - std::min<std::ptrdiff_t>(here - all.begin(), kRoleLookBack);
  for (auto at = first; at != all.end() && at < here + 1; ++at) {
    const Description& description = reading_.descriptions[*at];
    if (!same_role(description.noun, noun)) continue;
    const Reference& named = reading_.references[description.named.front()];
    if (reading_.entities[named.entity].type != EntityType::kPerson) continue;
    if (owner != kNone && reading_.entities[owner].type != EntityType::kPerson && !belongs(description, owner)) continue;
    // The last one before, else the first one after: a headline says "president" before the text names him.
    if (best == kNone || (named.head < i && named.head >= best_token)) best = named.entity, best_token = named.head;
  }
  return best;
}

bool TitledPersons::is_sentence_start(std::uint32_t i) const { return reading_.text.sentence_of(i).begin == i; }

// A description without an owner belongs anywhere; a capital's or body's country counts as the country.
bool TitledPersons::belongs(const Description& description, std::uint32_t owner) const {
  if (description.owners.empty()) return true;
  const auto country = [&](std::uint32_t entity) {
    const ExtractedEntity& e = reading_.entities[entity];
    if (e.kind == "country") return e.name;
    if (!e.country.empty()) return e.country;
    const auto known = reading_.lexicon.find_name(e.name);
    return known ? known->known->country : std::string();
  };
  for (const TokenRange& range : description.owners) {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const std::uint32_t entity = reading_.entity_at(i);
      if (entity == kNone) continue;
      if (entity == owner || (!country(entity).empty() && country(entity) == country(owner))) return true;
    }
  }
  return false;
}

}  // namespace relata::extract
