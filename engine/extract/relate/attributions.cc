#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/relate/relations.h"

namespace relata::extract {
namespace {

class AttributionFinder {
 public:
  explicit AttributionFinder(const RelationInput& input) : reading_(input.reading) {}

  std::vector<ExtractedRelation> run() {
    collect_placed();
    main_country_ = main_country();
    for (const Description& description : reading_.descriptions) {
      for (const std::uint32_t name : description.named) attribute(description, name);
      if (description.named.empty()) attribute_resolved(description);
    }
    for (std::uint32_t i = 0; i < reading_.references.size(); ++i) relate_neighbours(i);
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type_of(std::uint32_t reference) const { return reading_.entities[reading_.references[reference].entity].type; }

  void attribute(const Description& description, std::uint32_t name) {
    auto owners = owner_tokens(description, name);
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

  // Tokens that refer to whose or where: the closest modifier, and what follows "of", "for" or "at".
  std::vector<std::uint32_t> owner_tokens(const Description& description, std::uint32_t name) const {
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
      add_references(owner, reading_.references[name].entity, tokens);
      if (tokens.size() > size) (before ? modifier : phrase) = true;
    }
    return tokens;
  }

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

  // Offices that only countries have, so that the country may be left to context: "Health Minister X".
  bool is_office_of_state(const Description& description) const {
    if (!description.owners.empty() || description.former) return false;
    const std::string& noun = description.noun;
    return noun == "president" || noun == "prime minister" || noun == "premier" || noun.ends_with("minister") || noun == "king" ||
           noun == "queen" || noun == "emperor";
  }

  // A reference to the country that the text is mostly about; kNoToken when none stands out.
  std::uint32_t main_country() const {
    std::vector<std::uint32_t> count(reading_.entities.size(), 0);
    for (const Reference& reference : reading_.references) ++count[reference.entity];
    std::uint32_t best = kNone;
    for (std::uint32_t i = 0; i < count.size(); ++i) {
      if (reading_.entities[i].kind == "country" && count[i] >= 2 && (best == kNone || count[i] > count[best])) best = i;
    }
    const auto named =
        std::find_if(reading_.references.begin(), reading_.references.end(), [&](const Reference& r) { return r.entity == best; });
    // A second country of some weight leaves it open.
    const bool clear = best != kNone && count[best] >= 3 && std::none_of(count.begin(), count.end(), [&](const std::uint32_t& other) {
                         const auto i = static_cast<std::size_t>(&other - count.data());
                         return i != best && reading_.entities[i].kind == "country" && 2 * other > count[best];
                       });
    return !clear || named == reading_.references.end() ? kNoToken : named->head;
  }

  // Persons whose office the text places somewhere.
  void collect_placed() {
    for (const Description& description : reading_.descriptions) {
      for (const std::uint32_t name : description.named) {
        if (!description.owners.empty()) placed_.insert(reading_.references[name].entity);
      }
    }
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
      const Reference& reference = reading_.references[reading_.reference_at[index]];
      const bool last =
          reference.tokens.end >= range.end || token(reference.tokens.end).tag == "CC" || token(reference.tokens.end).form == ",";
      (last ? tokens : spare).push_back(reference.head);
      i = std::max(reference.tokens.begin, range.begin) + 1;
    }
    if (tokens.empty() && !spare.empty()) tokens.push_back(spare.front());
  }

  // "Vnukovo Airport" after "Moscow's", "Paris, France", "X in Y", "X of Newsweek".
  void relate_neighbours(std::uint32_t index) {
    const Reference& left = reading_.references[index];
    // "pro-Beijing": whom one is for is not where one is.
    if (left.tokens.begin > 0 && token(left.tokens.begin - 1).form == "-") return;
    const bool service = left.form == Reference::Form::kNominal && type_of(index) == EntityType::kOrganization;
    if (left.form != Reference::Form::kName && left.form != Reference::Form::kAdjective && !service) return;
    if (type_of(index) == EntityType::kPerson) relate_apposition(index);
    const TokenRange sentence = reading_.text.sentence_of(left.tokens.begin);
    std::uint32_t next = left.tokens.end;
    if (next >= sentence.end) return;
    const std::string between = lower(token(next).form);
    if (service && between != "in") return;
    const bool possessive = token(next).tag == "POS";
    const bool joined = possessive || between == "," || between == "in" || between == "of" || between == "from" || between == "at" ||
                        between == "with" || between == "(";
    if (joined) ++next;
    if (next < sentence.end && joined && !possessive && lower(token(next).form) == "the") ++next;
    if (between == "in" || between == "on") next = skip_direction(next, sentence);
    if (next >= sentence.end) return;
    const std::uint32_t right_index = reading_.reference_at[next];
    if (right_index == kNone || reading_.references[right_index].tokens.begin != next || !reading_.is_name(next)) return;
    const Reference& right = reading_.references[right_index];
    if (left.entity == right.entity) return;
    relate(index, right_index, joined ? between : "", possessive, sentence);
  }

  // "X, a cellist with the Y Orchestra": whatever the noun, X belongs to Y. Role nouns are descriptions already.
  void relate_apposition(std::uint32_t index) {
    constexpr std::uint32_t kLongest = 7;
    const Reference& person = reading_.references[index];
    const TokenRange sentence = reading_.text.sentence_of(person.tokens.begin);
    std::uint32_t i = person.tokens.end;
    if (i + 3 >= sentence.end || token(i).form != ",") return;
    const std::string article = lower(token(++i).form);
    if (article != "a" && article != "an") return;
    std::uint32_t noun = kNoToken;
    for (++i;
         i < std::min(sentence.end, person.tokens.end + kLongest) && (is_noun(token(i)) || is_adjective(token(i))) && !reading_.is_name(i);
         ++i)
      noun = i;
    if (noun == kNoToken || i + 1 >= sentence.end || !is_noun(token(noun)) || reading_.lexicon.is_role(lower(token(noun).lemma))) return;
    const std::string preposition = lower(token(i).form);
    if (preposition != "with" && preposition != "at" && preposition != "for" && preposition != "from") return;
    i += lower(token(i + 1).form) == "the" ? 2 : 1;
    if (i >= sentence.end || !reading_.is_name(i) || reading_.type_at(i) != EntityType::kOrganization) return;
    add("MEMBER_OF", index, reading_.reference_at[i]);
  }

  void relate(std::uint32_t left, std::uint32_t right, std::string_view between, bool possessive, TokenRange sentence) {
    const EntityType a = type_of(left);
    const EntityType b = type_of(right);
    const bool adjective = reading_.references[right].form == Reference::Form::kAdjective;
    if (possessive || between.empty()) {
      if (adjective) return;
      if (a == EntityType::kPlace && (b == EntityType::kPlace || b == EntityType::kOrganization) && !is_country(right))
        return add("LOCATED_IN", right, left);
      if (a == EntityType::kOrganization && b == EntityType::kPerson) return add_members(left, right, sentence);
      // "Tsvangirai's Movement for Democratic Change".
      if (possessive && a == EntityType::kPerson && b == EntityType::kOrganization && ends_phrase(right, sentence))
        return add("MEMBER_OF", left, right);
      return;
    }
    if (between == "(") {
      // "Ann Miller (Labour)".
      const std::uint32_t close = reading_.references[right].tokens.end;
      const bool alone = close < sentence.end && token(close).form == ")";
      if (alone && a == EntityType::kPerson && b == EntityType::kOrganization) add("MEMBER_OF", left, right);
      return;
    }
    if (adjective) return;
    if (between == ",") {
      if (a != EntityType::kPlace || b != EntityType::kPlace || is_country(left) || !contains_places(right)) return;
      const std::uint32_t end = reading_.references[right].tokens.end;
      const bool list = end < sentence.end && (token(end).tag == "CC" || (token(end).form == "," && end + 1 < sentence.end &&
                                                                          (token(end + 1).tag == "CC" || is_place_at(end + 1))));
      if (!list) add("LOCATED_IN", left, right);
      return;
    }
    if (a == EntityType::kPerson && b == EntityType::kOrganization && between != "in") return add("MEMBER_OF", left, right);
    if (b == EntityType::kPlace && (between == "in" || between == "of") && (a == EntityType::kPlace || a == EntityType::kOrganization) &&
        !is_country(left)) {
      if (between == "of" && a == EntityType::kOrganization) return;
      add("LOCATED_IN", left, right);
    }
  }

  // "DAB's Ben Chan and Leung Che-cheung": each of them.
  void add_members(std::uint32_t body, std::uint32_t person, TokenRange sentence) {
    add("MEMBER_OF", person, body);
    std::uint32_t end = reading_.references[person].tokens.end;
    while (end + 1 < sentence.end && (token(end).form == "," || lower(token(end).form) == "and")) {
      const std::uint32_t next = reading_.reference_at[end + 1];
      if (next == kNone || reading_.references[next].tokens.begin != end + 1 || type_of(next) != EntityType::kPerson) return;
      if (reading_.references[next].form != Reference::Form::kName) return;
      const bool last = token(end).form != ",";
      end = reading_.references[next].tokens.end;
      // "DAB's A, B of C" and "A and B's brother" say something else of B.
      if (end < sentence.end && (token(end).tag == "POS" || token(end).form == "of")) return;
      if (!last && (end >= sentence.end || (token(end).form != "," && token(end).tag != "CC"))) return;
      add("MEMBER_OF", next, body);
      if (last) return;
    }
  }

  bool ends_phrase(std::uint32_t reference, TokenRange sentence) const {
    const std::uint32_t end = reading_.references[reference].tokens.end;
    return end >= sentence.end || (!is_noun(token(end)) && !is_adjective(token(end)));
  }

  // Skips "the north of" and the like.
  std::uint32_t skip_direction(std::uint32_t next, TokenRange sentence) const {
    if (next + 2 >= sentence.end || lower(token(next + 1).form) != "of") return next;
    const std::string word = lower(token(next).form);
    const bool direction = word.starts_with("north") || word.starts_with("south") || word == "east" || word == "west" || word == "centre" ||
                           word == "center" || word == "heart" || word == "outskirts" || word == "middle";
    if (!direction) return next;
    return lower(token(next + 2).form) == "the" ? next + 3 : next + 2;
  }

  bool is_place_at(std::uint32_t index) const {
    return reading_.entity_at(index) != kNone && reading_.type_at(index) == EntityType::kPlace;
  }

  bool is_country(std::uint32_t reference) const { return reading_.entities[reading_.references[reference].entity].kind == "country"; }
  bool contains_places(std::uint32_t reference) const {
    const std::string& kind = reading_.entities[reading_.references[reference].entity].kind;
    return kind == "country" || kind == "region";
  }

  void add(std::string_view type, std::uint32_t head, std::uint32_t tail) {
    const std::uint32_t head_token = reading_.references[head].head;
    ExtractedRelation relation =
        make_relation(reading_, *reading_.lexicon.find_relation(type), head_token, head_token, reading_.references[tail].head);
    relation.predicate = type == "LOCATED_IN" ? "in" : "of";
    relation.confidence = 0.7;
    found_.push_back(std::move(relation));
  }

  const Reading& reading_;
  std::uint32_t main_country_ = kNoToken;
  absl::flat_hash_set<std::uint32_t> placed_;
  std::vector<ExtractedRelation> found_;
};

}  // namespace

std::vector<ExtractedRelation> find_attributions(const RelationInput& input) { return AttributionFinder(input).run(); }

}  // namespace relata::extract
