#include "engine/extract/relate/description_owners.h"

#include <algorithm>

namespace relata::extract {
namespace {

class Owners {
 public:
  explicit Owners(const Reading& reading) : reading_(reading) {}

  std::vector<std::uint32_t> tokens_of(const Description& description, std::uint32_t entity) const {
    std::vector<std::uint32_t> tokens;
    bool modifier = false;
    bool phrase = false;
    std::vector<TokenRange> ordered = description.owners;
    // "director for Asia for Amnesty International": the body before the region.
    std::stable_partition(ordered.begin(), ordered.end(),
                          [&](const TokenRange& owner) { return owner.begin < description.head || names_organization(owner); });
    for (const TokenRange& owner : ordered) {
      const bool before = owner.begin < description.head;
      if (before ? modifier : phrase) continue;
      if (!before && !follows_owner_preposition(owner, description)) continue;
      const std::size_t size = tokens.size();
      if (const std::uint32_t body = before ? body_between(owner.end, description.head) : kNoToken; body != kNoToken)
        tokens.push_back(body);
      if (tokens.size() > size) {
        modifier = true;
        continue;
      }
      add_references(owner, entity, tokens);
      if (tokens.size() > size) (before ? modifier : phrase) = true;
    }
    return tokens;
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "Thai army Colonel X": of the army, which was understood only after the description was read.
  std::uint32_t body_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t i = begin; i < end; ++i) {
      const bool nominal =
          reading_.entity_at(i) != kNone && reading_.references[reading_.reference_at[i]].form == Reference::Form::kNominal;
      if (nominal && reading_.type_at(i) == EntityType::kOrganization) return i;
    }
    return kNoToken;
  }

  bool names_organization(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (reading_.entity_at(i) != kNone && reading_.type_at(i) == EntityType::kOrganization) return true;
    }
    return false;
  }

  bool follows_owner_preposition(const TokenRange& owner, const Description& description) const {
    const std::string preposition = lower(token(owner.begin - 1).form);
    if (preposition == "of" || preposition == "for" || preposition == "at" || preposition == "with" || preposition == "from") return true;
    if (preposition == "to" && reading_.lexicon.has_role(description.noun, "RELATED_TO")) return true;  // "no relation to X"
    if (preposition == "to") return reading_.lexicon.has_role(description.noun, "REPRESENTS") && !is_sent_abroad(description.noun);
    if (preposition != "in") return false;
    return !reading_.lexicon.is_role(description.noun) || is_part_of_office(owner, description);
  }

  // "secretary in Kenya's trade ministry", "director of health services in Nyanza": where the office is, not where he happens to be.
  bool is_part_of_office(const TokenRange& owner, const Description& description) const {
    const std::string last = lower(token(owner.end - 1).lemma);
    if (!reading_.is_name(owner.end - 1)) {
      return reading_.lexicon.is_group(last, GroupClass::kState) && reading_.lexicon.is_group(last, GroupClass::kBody);
    }
    return std::any_of(description.owners.begin(), description.owners.end(), [&](const TokenRange& other) {
      return other.end + 1 == owner.begin && other.begin > description.head && lower(token(other.begin - 1).form) == "of";
    });
  }

  // Posts whose "to" says where, not whose.
  static bool is_sent_abroad(std::string_view noun) {
    return noun == "ambassador" || noun.ends_with("envoy") || noun.ends_with("representative") || noun == "emissary" || noun == "delegate";
  }

  // The last reference of each conjunct of a noun phrase, not one that is itself a possessor.
  void add_references(TokenRange range, std::uint32_t except, std::vector<std::uint32_t>& tokens) const {
    std::vector<std::uint32_t> spare;
    for (std::uint32_t i = range.end; i > range.begin; --i) {
      const std::uint32_t index = i - 1;
      if (reading_.entity_at(index) == kNone || reading_.entity_at(index) == except) continue;
      if (reading_.type_at(index) == EntityType::kProposal) continue;  // "head of the United Nations mission"
      const Reference& reference = reading_.references[reading_.reference_at[index]];
      const bool last =
          reference.tokens.end >= range.end || token(reference.tokens.end).tag == "CC" || token(reference.tokens.end).form == ",";
      (last ? tokens : spare).push_back(reference.head);
      i = std::max(reference.tokens.begin, range.begin) + 1;
    }
    if (tokens.empty() && !spare.empty()) tokens.push_back(spare.front());
  }

  const Reading& reading_;
};

}  // namespace

std::vector<std::uint32_t> owner_tokens(const Reading& reading, const Description& description, std::uint32_t entity) {
  return Owners(reading).tokens_of(description, entity);
}

std::uint32_t main_country(const Reading& reading) {
  std::vector<std::uint32_t> count(reading.entities.size(), 0);
  for (const Reference& reference : reading.references) ++count[reference.entity];
  std::uint32_t best = kNone;
  for (std::uint32_t i = 0; i < count.size(); ++i) {
    if (reading.entities[i].kind == "country" && count[i] >= 2 && (best == kNone || count[i] > count[best])) best = i;
  }
  const auto named =
      std::find_if(reading.references.begin(), reading.references.end(), [&](const Reference& r) { return r.entity == best; });
  // A second country of some weight leaves it open.
  const bool clear = best != kNone && count[best] >= 3 && std::none_of(count.begin(), count.end(), [&](const std::uint32_t& other) {
                       const auto i = static_cast<std::size_t>(&other - count.data());
                       return i != best && reading.entities[i].kind == "country" && 2 * other > count[best];
                     });
  return !clear || named == reading.references.end() ? kNoToken : named->head;
}

}  // namespace relata::extract
