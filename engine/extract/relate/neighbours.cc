#include "engine/extract/relate/neighbours.h"

#include <algorithm>

#include "engine/extract/relate/relations.h"

namespace relata::extract {
namespace {

class NeighbourFinder {
 public:
  explicit NeighbourFinder(const Reading& reading) : reading_(reading) {}

  std::vector<ExtractedRelation> run() {
    for (std::uint32_t i = 0; i < reading_.references.size(); ++i) relate_next(i);
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type_of(std::uint32_t reference) const { return reading_.entities[reading_.references[reference].entity].type; }

  // "X, whose Civic Centre is", "his ruling National Party": a person's party or firm.
  void relate_possessed(const Reference& pronoun) {
    const std::string& tag = token(pronoun.head).tag;
    if ((tag != "PRP$" && tag != "WP$") || reading_.entities[pronoun.entity].type != EntityType::kPerson) return;
    const TokenRange sentence = reading_.text.sentence_of(pronoun.head);
    std::uint32_t i = pronoun.tokens.end;
    while (i < sentence.end && is_adjective(token(i)) && !reading_.is_name(i)) ++i;
    if (i >= sentence.end || !reading_.is_name(i) || reading_.type_at(i) != EntityType::kOrganization) return;
    const Reference& body = reading_.references[reading_.reference_at[i]];
    // One belongs to no court that tries one.
    const std::string noun = lower(token(body.tokens.end - 1).form);
    if (!ends_phrase(reading_.reference_at[i], sentence) || noun == "tribunal" || noun == "court" || noun == "board") return;
    add("MEMBER_OF", reading_.reference_at[pronoun.head], reading_.reference_at[i]);
  }

  // "Vnukovo Airport" after "Moscow's", "Paris, France", "X in Y", "X of Newsweek".
  void relate_next(std::uint32_t index) {
    const Reference& left = reading_.references[index];
    if (left.form == Reference::Form::kPronoun) return relate_possessed(left);
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

  // "X, a cellist with the Y Orchestra": whatever the noun, X belongs to Y. Nouns that state relations are descriptions already.
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
    if (noun == kNoToken || i + 1 >= sentence.end || !is_noun(token(noun)) || states_relation(lower(token(noun).lemma))) return;
    const std::string preposition = lower(token(i).form);
    if (preposition != "with" && preposition != "at" && preposition != "for" && preposition != "from") return;
    i += lower(token(i + 1).form) == "the" ? 2 : 1;
    if (i >= sentence.end || !reading_.is_name(i) || reading_.type_at(i) != EntityType::kOrganization) return;
    add("MEMBER_OF", index, reading_.reference_at[i]);
  }

  // Nouns that say no more than what somebody is ("biologist") state nothing by themselves.
  bool states_relation(const std::string& noun) const {
    const std::vector<Role>& roles = reading_.lexicon.find_roles(noun);
    return std::any_of(roles.begin(), roles.end(), [](const Role& role) { return role.relation != "PERSON"; });
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
      // "flew to Cairo, Jordan's minister said": the second begins something else.
      const bool owner = end < sentence.end && token(end).tag == "POS";
      if (!list && !owner) add("LOCATED_IN", left, right);
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
  std::vector<ExtractedRelation> found_;
};

}  // namespace

std::vector<ExtractedRelation> relate_neighbours(const Reading& reading) { return NeighbourFinder(reading).run(); }

}  // namespace relata::extract
