#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/relate/description_owners.h"
#include "engine/extract/relate/neighbours.h"
#include "engine/extract/relate/office_owners.h"
#include "engine/extract/relate/origins.h"
#include "engine/extract/relate/relations.h"

namespace relata::extract {
namespace {

class AttributionFinder {
 public:
  explicit AttributionFinder(const RelationInput& input) : reading_(input.reading), offices_(input.reading) {}

  std::vector<ExtractedRelation> run() {
    collect_placed();
    for (const Description& description : reading_.descriptions) {
      if (description.noun == "colleague") continue;
      for (const std::uint32_t name : description.named) attribute(description, name);
      if (description.named.empty()) attribute_resolved(description);
    }
    // What others hold is known by now.
    for (const Description& description : reading_.descriptions) {
      if (description.noun == "successor" || description.noun == "predecessor") relate_next_holder(description);
      if (description.noun != "colleague") continue;
      for (const std::uint32_t name : description.named) attribute(description, name);
    }
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type_of(std::uint32_t reference) const { return reading_.entities[reading_.references[reference].entity].type; }

  void attribute(const Description& description, std::uint32_t name) {
    auto owners = owner_tokens(reading_, description, reading_.references[name].entity);
    if (description.owners.empty() && owners.empty() && type_of(name) == EntityType::kPerson) {
      const std::uint32_t owner = offices_.owner_of(description);
      if (owner != kNoToken && placed_.insert(reading_.references[name].entity).second) owners.push_back(owner);
    }
    const std::uint32_t head = reading_.references[name].head;
    if (type_of(name) != EntityType::kPerson) {
      for (const std::uint32_t owner : owners) relate_thing(description, name, owner);
      return;
    }
    for (const std::uint32_t owner : owners) emit_role(description, head, owner);
  }

  // What a description says of a named body or place and whose or where it is.
  void relate_thing(const Description& description, std::uint32_t name, std::uint32_t owner) {
    const std::uint32_t head = reading_.references[name].head;
    const EntityType type = reading_.type_at(owner);
    const bool body = type_of(name) == EntityType::kOrganization;
    if (body && type != EntityType::kPerson && reading_.lexicon.has_role(description.noun, "OWNS"))
      return emit("OWNS", description, head, owner);
    if (body && type == EntityType::kOrganization && is_owned(description.noun)) return emit("OWNS", description, owner, head);
    if (type == EntityType::kPlace && description.noun != "member") return emit("LOCATED_IN", description, head, owner);
    if (type == EntityType::kOrganization && (body || description.noun == "member")) return emit("MEMBER_OF", description, head, owner);
    if (type == EntityType::kPerson && body && owner < description.head) emit("MEMBER_OF", description, owner, head);  // "X's party, the Y"
  }

  static bool is_owned(std::string_view noun) {
    return noun == "subsidiary" || noun == "affiliate" || noun == "offshoot" || noun == "unit" || noun == "arm";
  }

  // "his successor, X": holds what the other holds.
  void relate_next_holder(const Description& description) {
    for (const std::uint32_t name : description.named) {
      const std::uint32_t head = reading_.references[name].head;
      for (const std::uint32_t owner : owner_tokens(reading_, description, reading_.references[name].entity)) {
        const auto post = posts_.find(reading_.entity_at(owner));
        if (post != posts_.end()) emit("HOLDS_ROLE", description, head, post->second);
      }
    }
  }

  // "the Uruguayan capital", once it is known which city that is.
  void attribute_resolved(const Description& description) {
    const std::uint32_t reference = reading_.reference_at[description.head];
    if (reference == kNone || reading_.references[reference].form != Reference::Form::kNominal) return;
    const EntityType type = type_of(reference);
    if (type == EntityType::kPlace || type == EntityType::kPerson) attribute(description, reference);
  }

  // The first relation of the noun that fits what it is a noun of; offices of a person are his to fill, posts in a place are where one is.
  void emit_role(const Description& description, std::uint32_t head, std::uint32_t owner) {
    const EntityType owner_type = reading_.type_at(owner);
    // "councillor X of the DAB": the council is another body than the party.
    if (owner_type == EntityType::kOrganization && is_legislator(description.noun) &&
        !is_chamber(reading_.entities[reading_.entity_at(owner)]))
      return emit("MEMBER_OF", description, head, owner);
    for (const Role& role : reading_.lexicon.find_roles(description.noun)) {
      const RelationType* type = reading_.lexicon.find_relation(role.relation);
      if (type == nullptr) continue;
      // "the Austrian lawyer" acts for somebody else.
      if (role.relation == "REPRESENTS" && reading_.references[reading_.reference_at[owner]].form == Reference::Form::kAdjective) continue;
      if (!type->admits_head(EntityType::kPerson) || !type->admits_tail(owner_type)) continue;
      // "her French colleague" holds a post like hers, if she holds one.
      if (description.noun == "colleague" && owner_type == EntityType::kPlace && !belongs_to_holder(description)) continue;
      emit(role.relation, description, head, owner);
      // A founder holds a post and owns.
      if (role.relation == "HOLDS_ROLE" && reading_.lexicon.has_role(description.noun, "OWNS") && owner_type == EntityType::kOrganization)
        emit("OWNS", description, head, owner);
      return;
    }
    if (owner_type == EntityType::kPlace) emit("RESIDES_IN", description, head, owner);
  }

  bool belongs_to_holder(const Description& description) const {
    return std::any_of(description.owners.begin(), description.owners.end(),
                       [&](const TokenRange& owner) { return posts_.contains(reading_.entity_at(owner.begin)); });
  }

  static bool is_legislator(std::string_view noun) {
    return noun == "mp" || noun == "mep" || noun == "msp" || noun == "td" || noun.starts_with("assembly") || noun == "senator" ||
           noun.starts_with("congress") || noun.starts_with("council") || noun == "lawmaker" || noun == "legislator" || noun == "deputy" ||
           noun == "alderman" || noun == "candidate";
  }

  static bool is_chamber(const ExtractedEntity& body) {
    const std::string name = lower(body.name);
    const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    return has("parliament") || has("senate") || has("congress") || has("council") || has("assembly") || has("house") || has("chamber") ||
           has("committee") || has("duma") || has("knesset") || has("bundestag");
  }

  void emit(std::string_view relation_type, const Description& description, std::uint32_t head, std::uint32_t tail) {
    if (reading_.entity_at(head) == reading_.entity_at(tail)) return;
    ExtractedRelation relation = make_relation(reading_, *reading_.lexicon.find_relation(relation_type), description.head, head, tail);
    relation.negated = description.denied;
    relation.predicate = description.noun;
    relation.confidence = 0.8;
    if (relation_type == "HOLDS_ROLE" || relation_type == "REPRESENTS" || relation_type == "MEMBER_OF") {
      relation.attributes.emplace_back("title", title(description));
      if (description.former) relation.attributes.emplace_back("former", "true");
    }
    if (relation_type == "HOLDS_ROLE") posts_.try_emplace(relation.head, tail);
    found_.push_back(std::move(relation));
  }

  // The noun with its own modifiers: "National Security Adviser" of "U.S. National Security Adviser".
  std::string title(const Description& description) const {
    std::uint32_t begin = description.head + 1;
    std::uint32_t end = description.head + 1;
    while (begin > description.tokens.begin) {
      const Token& word = token(begin - 1);
      if (word.tag == "POS" || word.tag == "DT" || word.tag == "PRP$" || word.tag == "WP$") break;
      const std::uint32_t reference = reading_.reference_at[begin - 1];
      if (reference != kNone && reading_.is_name(begin - 1)) break;
      --begin;
    }
    // A role of several words may have its head first: "Secretary of State".
    while (end < description.tokens.end && description.noun.ends_with(lower(token(end).form)) &&
           description.noun.find(' ') != std::string::npos)
      ++end;
    if (begin >= end) begin = description.head, end = description.head + 1;
    return reading_.text_of({begin, end});
  }

  // Persons whose office the text places somewhere.
  void collect_placed() {
    for (const Description& description : reading_.descriptions) {
      for (const std::uint32_t name : description.named) {
        if (!description.owners.empty()) placed_.insert(reading_.references[name].entity);
      }
    }
  }

  const Reading& reading_;
  OfficeOwners offices_;
  absl::flat_hash_set<std::uint32_t> placed_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> posts_;  // by holder: the first body or place that he holds one in
  std::vector<ExtractedRelation> found_;
};

}  // namespace

std::vector<ExtractedRelation> find_attributions(const RelationInput& input) {
  std::vector<ExtractedRelation> found = AttributionFinder(input).run();
  for (std::vector<ExtractedRelation> more : {relate_neighbours(input.reading), find_origins(input.reading)}) {
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }
  return found;
}

}  // namespace relata::extract
