#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/relate/description_owners.h"
#include "engine/extract/relate/neighbours.h"
#include "engine/extract/relate/origins.h"
#include "engine/extract/relate/relations.h"

namespace relata::extract {
namespace {

class AttributionFinder {
 public:
  explicit AttributionFinder(const RelationInput& input) : reading_(input.reading) {}

  std::vector<ExtractedRelation> run() {
    collect_placed();
    main_country_ = main_country(reading_);
    for (const Description& description : reading_.descriptions) {
      for (const std::uint32_t name : description.named) attribute(description, name);
      if (description.named.empty()) attribute_resolved(description);
    }
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type_of(std::uint32_t reference) const { return reading_.entities[reading_.references[reference].entity].type; }

  void attribute(const Description& description, std::uint32_t name) {
    auto owners = owner_tokens(reading_, description, reading_.references[name].entity);
    if (owners.empty() && type_of(name) == EntityType::kPerson && is_office_of_state(description)) {
      if (main_country_ != kNoToken && placed_.insert(reading_.references[name].entity).second) owners.push_back(main_country_);
    }
    const std::uint32_t head = reading_.references[name].head;
    if (type_of(name) != EntityType::kPerson) {
      for (const std::uint32_t owner : owners) {
        const EntityType type = reading_.type_at(owner);
        if (type == EntityType::kPlace && description.noun != "member")
          emit("LOCATED_IN", description, head, owner);
        else if (type == EntityType::kOrganization && (type_of(name) == EntityType::kOrganization || description.noun == "member"))
          emit("MEMBER_OF", description, head, owner);
        else if (type == EntityType::kPerson && type_of(name) == EntityType::kOrganization && owner < description.head)
          emit("MEMBER_OF", description, owner, head);  // "X's party, the Y"
      }
      return;
    }
    for (const std::uint32_t owner : owners) emit_role(description, head, owner);
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
      if (type->admits_head(EntityType::kPerson) && type->admits_tail(owner_type)) return emit(role.relation, description, head, owner);
    }
    if (owner_type == EntityType::kPlace) emit("RESIDES_IN", description, head, owner);
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

  // Offices that only countries have, so that the country may be left to context: "Health Minister X".
  bool is_office_of_state(const Description& description) const {
    if (!description.owners.empty() || description.former) return false;
    const std::string& noun = description.noun;
    return noun == "president" || noun == "prime minister" || noun == "premier" || noun.ends_with("minister") || noun == "king" ||
           noun == "queen" || noun == "emperor";
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
  std::uint32_t main_country_ = kNoToken;
  absl::flat_hash_set<std::uint32_t> placed_;
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
