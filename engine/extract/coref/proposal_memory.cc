#include "engine/extract/coref/proposal_memory.h"

#include <algorithm>
#include <array>
#include <span>

#include "engine/extract/text/one_of.h"

namespace relata::extract {
namespace {

bool takes_up_anything(std::string_view noun) {
  constexpr std::array<std::string_view, 18> kNouns = {"proposal", "plan", "idea",       "deal",      "measure", "text",
                                                       "scheme",   "move", "initiative", "agreement", "offer",   "demand",
                                                       "draft",    "step", "suggestion", "document",  "package", "reform"};
  return is_one_of(noun, kNouns);
}

// Nobody calls talks, a strike or a demand a deal.
bool may_be(std::string_view noun, const ProposalPhrase& before) {
  constexpr std::array<std::string_view, 14> kActs = {"strike",        "walkout",  "stoppage", "resignation", "referendum",
                                                      "motion",        "petition", "review",   "inquiry",     "vote",
                                                      "investigation", "pledge",   "promise",  "commitment"};
  if (noun != "deal" && noun != "agreement" && noun != "text") return true;
  return before.kind != "talks" && before.kind != "sanctions" && before.kind != "demand" && !is_one_of(before.noun, kActs);
}

// Modifiers that point back instead of telling apart.
bool is_plain(std::string_view word) {
  constexpr std::array<std::string_view, 17> kWords = {"proposed", "planned", "new",      "current",       "same", "latest",   "recent",
                                                       "such",     "draft",   "disputed", "controversial", "-",    "original", "entire",
                                                       "whole",    "total",   "two"};
  return is_one_of(word, kWords);
}

// Nouns of one family may be said of one thing: 'l' for laws, 't' for treaties, 'c' for ceasefires, 'k' for constitutions, 'p' for
// purchases, 's' for swaps, 'd' for tariffs; 0 for none. A referendum is about a law, a merger under a treaty.
char family_of(std::string_view noun) {
  constexpr std::array<std::string_view, 10> kLaws = {"bill",  "law",  "act",    "legislation", "measure",
                                                      "draft", "rule", "decree", "ordinance",   "regulation"};
  constexpr std::array<std::string_view, 11> kTreaties = {"treaty",     "accord",  "pact",       "agreement",     "deal",   "convention",
                                                          "settlement", "compact", "memorandum", "understanding", "bargain"};
  constexpr std::array<std::string_view, 7> kCeasefires = {"ceasefire", "cease-fire", "cease - fire", "truce",
                                                           "armistice", "freeze",     "pause"};
  constexpr std::array<std::string_view, 7> kPurchases = {"bid", "takeover", "acquisition", "purchase", "sale", "buyout", "tie-up"};
  constexpr std::array<std::string_view, 2> kConstitutions = {"constitution", "charter"};
  constexpr std::array<std::string_view, 2> kTariffs = {"tariff", "duty"};
  if (is_one_of(noun, kLaws)) return 'l';
  if (is_one_of(noun, kTreaties)) return 't';
  if (is_one_of(noun, kCeasefires)) return 'c';
  if (is_one_of(noun, kConstitutions)) return 'k';
  if (is_one_of(noun, kPurchases)) return 'p';
  if (noun == "swap" || noun == "exchange") return 's';
  return is_one_of(noun, kTariffs) ? 'd' : '\0';
}

bool has_modifier(const ProposalPhrase& phrase, const std::string& word) {
  return std::find(phrase.modifiers.begin(), phrase.modifiers.end(), word) != phrase.modifiers.end();
}

bool is_plain(const ProposalPhrase& phrase) {
  return std::all_of(phrase.modifiers.begin(), phrase.modifiers.end(), [](const std::string& word) { return is_plain(word); });
}

// Every modifier of `part` that tells something is one of `whole`.
bool fits(const ProposalPhrase& part, const ProposalPhrase& whole) {
  return std::all_of(part.modifiers.begin(), part.modifiers.end(),
                     [&](const std::string& word) { return is_plain(word) || has_modifier(whole, word); });
}

}  // namespace

std::uint32_t ProposalMemory::find(const ProposalPhrase& phrase) const {
  if (const std::uint32_t known = same(phrase); known != kNone) return known;
  if (!phrase.definite) return kNone;
  const char family = family_of(phrase.noun);
  for (auto known = known_.rbegin(); known != known_.rend(); ++known) {
    const ProposalPhrase& before = known->phrase;
    if (family != 0 && family_of(before.noun) == family && (family == 'c' || is_plain(phrase))) return known->entity;
    if (has_modifier(phrase, before.noun) && phrase.modifiers.back() == before.noun) return known->entity;  // "ceasefire proposal"
    if (phrase.modifiers.empty() && has_modifier(before, phrase.noun)) return known->entity;  // "the takeover" after "takeover bid"
  }
  if (!takes_up_anything(phrase.noun) || !is_plain(phrase)) return kNone;
  const auto fitting = std::find_if(known_.rbegin(), known_.rend(), [&](const Known& known) { return may_be(phrase.noun, known.phrase); });
  return fitting == known_.rend() ? kNone : fitting->entity;
}

std::uint32_t ProposalMemory::same(const ProposalPhrase& phrase) const {
  const std::uint32_t same = same_noun(phrase);
  return same != kNone ? same : of_headline(phrase);
}

std::uint32_t ProposalMemory::same_noun(const ProposalPhrase& phrase) const {
  for (auto known = known_.rbegin(); known != known_.rend(); ++known) {
    const ProposalPhrase& before = known->phrase;
    if (before.noun != phrase.noun) continue;
    if (before.modifiers == phrase.modifiers) return known->entity;
    if (fits(phrase, before) && (phrase.definite || !phrase.modifiers.empty())) return known->entity;
    if (!before.modifiers.empty() && fits(before, phrase)) return known->entity;
    // "a ceasefire" first, "the 30-day ceasefire" later.
    if (before.modifiers.empty() && (phrase.definite || phrase.kind == "ceasefire")) return known->entity;
  }
  return kNone;
}

// "Country passes protest law" above a text that begins with "a law requiring ...".
std::uint32_t ProposalMemory::of_headline(const ProposalPhrase& phrase) const {
  for (const Known& known : known_) {
    const bool one_family = family_of(phrase.noun) != 0 && family_of(known.phrase.noun) == family_of(phrase.noun);
    if (known.source == Source::kHeadline && (known.phrase.noun == phrase.noun || one_family)) return known.entity;
  }
  return kNone;
}

void ProposalMemory::add(std::uint32_t entity, ProposalPhrase phrase, Source source) {
  known_.push_back({entity, std::move(phrase), source});
}

void ProposalMemory::take_up(std::uint32_t entity, const ProposalPhrase& phrase) {
  const auto known = std::find_if(known_.begin(), known_.end(), [&](const Known& item) { return item.entity == entity; });
  if (known == known_.end()) return;
  if (known->source == Source::kHeadline) known->source = Source::kText;
  if (known->phrase.noun == phrase.noun && known->phrase.modifiers.empty()) known->phrase.modifiers = phrase.modifiers;
  std::rotate(known, known + 1, known_.end());
}

bool ProposalMemory::knows(std::uint32_t entity) const {
  return std::any_of(known_.begin(), known_.end(), [&](const Known& item) { return item.entity == entity; });
}

bool ProposalMemory::is_of_headline(std::uint32_t entity) const {
  return std::any_of(known_.begin(), known_.end(),
                     [&](const Known& item) { return item.entity == entity && item.source == Source::kHeadline; });
}

std::uint32_t ProposalMemory::nameless(std::string_view noun) const {
  const char family = family_of(noun);
  std::uint32_t found = kNone;
  for (const Known& known : known_) {
    if (known.source == Source::kName || family_of(known.phrase.noun) != family || family == 0) continue;
    if (found != kNone) return kNone;  // of several nobody knows which
    found = known.entity;
  }
  return found;
}

void ProposalMemory::replace(std::uint32_t entity, std::uint32_t by) {
  for (Known& known : known_) {
    if (known.entity == entity) known.entity = by, known.source = Source::kName;
  }
}

}  // namespace relata::extract
