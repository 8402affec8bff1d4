#include "engine/extract/coref/entities.h"

#include <absl/container/flat_hash_map.h>

#include <algorithm>
#include <string>

#include "engine/extract/coref/name_index.h"
#include "engine/extract/coref/names.h"
#include "engine/extract/coref/namesakes.h"
#include "engine/extract/coref/spelled_out.h"

namespace relata::extract {
namespace {

using Name = NameInText;

class Merger {
 public:
  explicit Merger(Reading& reading) : reading_(reading), index_(reading.entities) {}

  void run(const std::vector<Mention>& mentions) {
    for (const Mention& mention : mentions) {
      Name name{mention.tokens, mention.type, name_text(reading_.document, reading_.text, mention.tokens), {}, kNone, {}};
      const TokenRange sentence = reading_.text.sentence_of(mention.tokens.begin);
      if (mention.tokens.begin < dateline_end(reading_.text, sentence)) {
        name.text = title_case(name.text);
        name.type = EntityType::kPlace;
      }
      resolve_known(name);
      if (name.type == EntityType::kNationality) continue;  // of no country that the lexicon knows: "Shiite"
      name.words = words_of(name.text);
      names_.push_back(std::move(name));
    }
    const SpelledOut spelled_out(reading_, names_);
    join_known();
    // Whole names first, so that a headline's surname finds the person that the text introduces later.
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i].entity == kNone) order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return names_[a].words.size() > names_[b].words.size(); });
    for (const std::uint32_t i : order) join(i, spelled_out);
    for (Name& name : names_) add_reference(name);
  }

 private:
  void resolve_known(Name& name) {
    name.known = reading_.lexicon.find_name(name.text);
    // "Hague" after "The".
    if (!name.known && name.type == EntityType::kPlace) name.known = reading_.lexicon.find_name("The " + name.text);
    if (!name.known) {
      const auto hyphen = name.text.find('-');
      if (hyphen != std::string::npos && name.text.starts_with("ex-")) {
        name.text.erase(0, hyphen + 1);
        name.known = reading_.lexicon.find_name(name.text);
      } else if (name.type == EntityType::kNationality && hyphen != std::string::npos) {
        name.text.resize(hyphen);
        name.known = reading_.lexicon.find_name(name.text);
      }
    }
    const bool other_thing = name.tokens.size() > 1 || name.type == EntityType::kPerson;  // "Paris" for Vera Paris
    if (name.known && name.type != EntityType::kNationality && name.known->known->type != name.type && other_thing) name.known.reset();
    if (name.known) name.type = name.known->known->type;
  }

  void join_known() {
    for (Name& name : names_) {
      if (!name.known) continue;
      const auto [found, added] = known_.try_emplace(name.known->known, 0);
      if (added) {
        ExtractedEntity entity;
        entity.type = name.known->known->type;
        entity.name = name.known->known->name;
        entity.kind = name.known->known->kind;
        if (entity.type == EntityType::kPlace && entity.kind != "country") entity.country = name.known->known->country;
        found->second = add_entity(std::move(entity));
        by_text_[{entity_type(found->second), reading_.entities[found->second].name}] = found->second;
      }
      name.entity = found->second;
    }
  }

  EntityType entity_type(std::uint32_t entity) const { return reading_.entities[entity].type; }

  std::uint32_t add_entity(ExtractedEntity entity) {
    reading_.entities.push_back(std::move(entity));
    index_.add_last();
    return static_cast<std::uint32_t>(reading_.entities.size() - 1);
  }

  void join(std::uint32_t index, const SpelledOut& spelled_out) {
    Name& name = names_[index];
    const auto key = std::make_pair(name.type, name.text);
    if (name.words.size() > 1 || name.type != EntityType::kPerson) {
      if (const auto found = by_text_.find(key); found != by_text_.end()) {
        name.entity = found->second;
        return;
      }
    }
    if (const std::uint32_t whole = spelled_out.whole_of(name.text); whole != kNone) name.entity = names_[whole].entity;
    if (name.entity == kNone) {
      name.entity = name.type == EntityType::kPerson         ? find_namesake(names_, index, index_)
                    : name.type == EntityType::kOrganization ? find_organization(name)
                                                             : find_place(name);
    }
    if (name.entity == kNone) {
      ExtractedEntity entity;
      entity.type = name.type;
      entity.name = name.text;
      name.entity = add_entity(std::move(entity));
      index_.add_words(name.entity, name.words);
    }
    by_text_.try_emplace(key, name.entity);
  }

  std::vector<std::uint32_t> candidates(const Name& name) const { return index_.sharing_words(name.words, name.type); }

  std::uint32_t find_organization(const Name& name) const {
    const std::string plain = without_dots(name.text);
    if (name.words.size() == 1 && plain.size() >= 2) {
      if (const std::uint32_t whole = index_.abbreviated_by(plain); whole != kNone) return whole;
      if (looks_like_acronym(plain)) {
        if (const std::uint32_t whole = index_.abbreviated_by(capitals_of(plain)); whole != kNone) return whole;
      }
    }
    for (const std::uint32_t entity : candidates(name)) {
      const auto& whole = index_.words(entity);
      const bool informative = name.words.size() > 1 || !reading_.lexicon.is_group(lower(name.words[0]), GroupClass::kBody);
      if (informative && (is_prefix(name.words, whole) || is_suffix(name.words, whole))) return entity;
      if (whole.size() > 1 && is_suffix(whole, name.words)) return entity;
      if (says_the_same(name.words, whole) || says_the_same(whole, name.words) || abbreviates_rest(name.words, whole)) return entity;
    }
    return kNone;
  }

  std::uint32_t find_place(const Name& name) const {
    for (const std::uint32_t entity : candidates(name)) {
      const auto& whole = index_.words(entity);
      const auto& shorter = whole.size() < name.words.size() ? whole : name.words;
      const auto& longer = whole.size() < name.words.size() ? name.words : whole;
      // "Freedom Act" for "USA Freedom Act".
      if (name.type == EntityType::kProposal && shorter.size() > 1 && is_suffix(shorter, longer)) return entity;
      if (!is_prefix(shorter, longer)) continue;
      if (longer.size() == shorter.size() + 1 && !reading_.lexicon.place_kind(lower(longer.back())).empty()) return entity;
    }
    return kNone;
  }

  void add_reference(const Name& name) {
    ExtractedEntity& entity = reading_.entities[name.entity];
    const bool fuller = !name.known && name.text.size() > entity.name.size() && !known_entity(name.entity);
    if (fuller) {
      remember_alias(entity, entity.name);
      entity.name = name.text;
      std::erase(entity.aliases, name.text);
    } else {
      remember_alias(entity, name.text);
    }
    set_kind(entity, name);
    const bool adjective = name.known && name.known->use == NameUse::kAdjective;
    reading_.add_reference(
        {name.tokens, reading_.tree.head_of(name.tokens), name.entity, adjective ? Reference::Form::kAdjective : Reference::Form::kName});
  }

  bool known_entity(std::uint32_t entity) const {
    return std::any_of(known_.begin(), known_.end(), [&](const auto& entry) { return entry.second == entity; });
  }

  void remember_alias(ExtractedEntity& entity, const std::string& text) const {
    if (text != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), text) == entity.aliases.end())
      entity.aliases.push_back(text);
  }

  void set_kind(ExtractedEntity& entity, const Name& name) const {
    if (!entity.kind.empty()) return;
    const std::string last = lower(name.words.back());
    if (entity.type == EntityType::kPlace) entity.kind = std::string(reading_.lexicon.place_kind(last));
    if (entity.type == EntityType::kProposal) {
      const ProposalNoun* noun = reading_.lexicon.find_proposal(last);
      entity.kind = noun == nullptr ? "other" : noun->kind;
    }
  }

  Reading& reading_;
  NameIndex index_;
  std::vector<Name> names_;
  absl::flat_hash_map<const KnownName*, std::uint32_t> known_;
  absl::flat_hash_map<std::pair<EntityType, std::string>, std::uint32_t> by_text_;
};

}  // namespace

void merge_names(const std::vector<Mention>& names, Reading& reading) { Merger(reading).run(names); }

}  // namespace relata::extract
