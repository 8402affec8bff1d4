#include "engine/extract/coref/proposal_use.h"

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {

namespace {

// "demanded a guarantee", "rejected an application": what a verb takes or leaves has been put forward, whoever did so.
bool is_disputed(const Reading& reading, std::uint32_t noun) {
  if (reading.token(noun).tag == "NNS" || (!reading.tree.is(noun, "obj") && reading.token(noun).relation != "nsubj:pass")) return false;
  const std::uint32_t verb = reading.token(noun).head;
  return verb != kNoToken && reading.lexicon.has_cue(lower(reading.token(verb).lemma), Cue::kTakeOrLeave);
}

}  // namespace

std::vector<std::uint32_t> drop_unused_proposals(Reading& reading, const std::vector<bool>& used) {
  std::vector<std::uint32_t> number(reading.entities.size(), kNone);
  std::vector<bool> referred(reading.entities.size(), false);
  std::vector<bool> disputed(reading.entities.size(), false);
  for (const Reference& reference : reading.references) {
    referred[reference.entity] = true;
    if (is_disputed(reading, reference.head)) disputed[reference.entity] = true;
  }
  std::vector<ExtractedEntity> kept;
  for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
    ExtractedEntity& entity = reading.entities[i];
    if (entity.type == EntityType::kProposal && !referred[i]) continue;
    if (entity.type == EntityType::kProposal && !used[i] && !disputed[i]) {
      const auto blank = entity.name.rfind(' ');
      std::string last = lower(blank == std::string::npos ? entity.name : entity.name.substr(blank + 1));
      const ProposalNoun* noun = reading.lexicon.find_proposal(last);
      if (noun == nullptr && last.ends_with('s')) last.pop_back(), noun = reading.lexicon.find_proposal(last);
      // "the Gaza pullout" is known by its name without a verb.
      const auto has_name = [](const std::string& name) { return starts_upper(name) && name.find(' ') != std::string::npos; };
      const bool named = has_name(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), has_name);
      if (!named && (noun == nullptr || noun->strength != ProposalNoun::Strength::kStrong)) continue;
    }
    number[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(entity));
  }
  reading.entities = std::move(kept);
  return number;
}

}  // namespace relata::extract
