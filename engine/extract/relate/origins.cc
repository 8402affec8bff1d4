#include "engine/extract/relate/origins.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <array>

#include "engine/extract/coref/description_extent.h"
#include "engine/extract/relate/relations.h"

namespace relata::extract {
namespace {

constexpr std::uint32_t kLongestPhrase = 9;  // words of a description

class OriginFinder {
 public:
  explicit OriginFinder(const Reading& reading) : reading_(reading) {
    for (const Description& description : reading.descriptions) {
      if (description.owners.size() == 1 && description.owners.front().begin > description.tokens.end)
        described_.insert(description.tokens.end);
    }
  }

  std::vector<ExtractedRelation> run() {
    for (std::uint32_t i = 0; i < reading_.references.size(); ++i) {
      const Reference& name = reading_.references[i];
      if (name.form != Reference::Form::kName) continue;
      sentence_ = reading_.text.sentence_of(name.tokens.begin);
      const EntityType type = reading_.entities[name.entity].type;
      if (type == EntityType::kOrganization) {
        relate_before(name);
        relate_apposition(name);
      }
      if (type == EntityType::kOrganization || type == EntityType::kPerson) relate_phrase(name);
      if (type == EntityType::kPerson) relate_inhabitant(name);
    }
    return std::move(found_);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // "the Danish builder X", "Poland's loss-making steel maker X", "the Toronto company X", "its German rival, the brewer X".
  void relate_before(const Reference& body) {
    std::uint32_t i = body.tokens.begin;
    const std::uint32_t first = std::max(sentence_.begin, i - std::min(i, kLongestPhrase));
    bool says_what = i > first && is_common_noun(i - 1);
    while (i > first && is_plain(i - 1)) --i;
    const bool article = i > first + 1 && token(i - 1).tag == "DT" && token(i - 2).form == ",";
    if (article) --i;
    if (i > first + 1 && token(i - 1).form == "," && (article || i == body.tokens.begin)) {
      says_what = is_common_noun(i - 2);
      for (--i; i > first && is_plain(i - 1);) --i;
      if (token(sentence_.begin).tag == "IN" && i <= sentence_.begin + 3) return;  // "In the Dutch parliament, X"
    }
    if (i == first || !says_what) return;
    const bool possessive = token(i - 1).tag == "POS";
    if (possessive && (--i == first || !is_kind(body.tokens.begin - 1))) return;
    relate_to_origin(body, i - 1, possessive);
  }

  // "X, a Danish builder of ferries,", "X, Finland's second-largest papermaker,", "X, the Toronto company that ...".
  void relate_apposition(const Reference& body) {
    std::uint32_t i = body.tokens.end;
    const std::uint32_t end = std::min(sentence_.end, i + kLongestPhrase);
    if (i + 2 >= end || token(i).form != ",") return;
    const bool article = token(++i).tag == "DT";
    const bool indefinite = article && lower(token(i).form) != "the";
    if (article) ++i;
    while (i < end && is_plain(i)) ++i;
    if (i >= end || reading_.reference_at[i] == kNone) return;
    const std::uint32_t origin = i;
    i = reading_.references[reading_.reference_at[i]].tokens.end;
    const bool possessive = i < end && token(i).tag == "POS";
    if (possessive) ++i;
    if (!possessive && !article) return;
    const std::uint32_t modifiers = i;
    while (i < end && is_plain(i)) ++i;
    // "Porto's biggest"
    const bool superlative = possessive && i > modifiers && (token(i - 1).tag == "JJS" || token(i - 1).tag == "RBS");
    if (i == modifiers || (!superlative && !is_kind(i - 1)) || (!indefinite && !ends_apposition(i))) return;
    relate_to_origin(body, origin, possessive);
  }

  // "X, of Brussels," and "Ann Miller of Latvia".
  void relate_phrase(const Reference& name) {
    std::uint32_t i = name.tokens.end;
    if (i + 1 >= sentence_.end) return;
    const bool comma = token(i).form == ",";
    if (comma) ++i;
    const std::string preposition = lower(token(i).form);
    if (preposition != "of" && !(comma && preposition == "from")) return;
    if (++i < sentence_.end && lower(token(i).form) == "the") ++i;
    while (i < sentence_.end && is_adjective(token(i)) && !reading_.is_name(i)) ++i;
    if (i + 1 < sentence_.end && !reading_.lexicon.place_kind(lower(token(i).form)).empty() && token(i + 1).form == "of") i += 2;
    // "X of the group Y"
    if (i + 1 < sentence_.end && reading_.is_name(i + 1) && reading_.lexicon.is_group(lower(token(i).form), GroupClass::kBody)) ++i;
    if (i >= sentence_.end || !reading_.is_name(i)) return;
    const Reference& tail = reading_.references[reading_.reference_at[i]];
    if (tail.tokens.begin != i || tail.form != Reference::Form::kName) return;
    // "X, of Brussels, and Y"
    const bool inserted = comma && tail.tokens.end < sentence_.end && token(tail.tokens.end).form == ",";
    if (!inserted && !closes_phrase(tail.tokens.end)) return;
    const EntityType type = reading_.entities[tail.entity].type;
    const bool person = reading_.entities[name.entity].type == EntityType::kPerson;
    // "Minister X of the conservative National Party", "Mayor X, of the People's League,".
    const Token& before = token(tail.tokens.begin - 1);
    if (person && (comma || is_adjective(before) || before.tag == "NN") && type == EntityType::kOrganization)
      return add("MEMBER_OF", name, tail);
    if (type != EntityType::kPlace) return;
    if (person && !described_.contains(name.tokens.begin)) add("RESIDES_IN", name, tail);
    // "the Communist Party of China" is one name, whether the tagger saw it or not.
    if (!person && (comma || !describes(reading_.lexicon, lower(token(name.tokens.end - 1).form)))) add("LOCATED_IN", name, tail);
  }

  // "the Icelander X" and "X, a Dane who ...".
  void relate_inhabitant(const Reference& person) {
    const std::uint32_t begin = person.tokens.begin;
    if (begin >= sentence_.begin + 2 && lower(token(begin - 2).form) == "the" && is_nationality(begin - 1))
      add("RESIDES_IN", person, reading_.references[reading_.reference_at[begin - 1]]);
    const std::uint32_t i = person.tokens.end;
    if (i + 3 >= sentence_.end || token(i).form != "," || token(i + 1).tag != "DT" || !is_nationality(i + 2)) return;
    const std::string& next = token(i + 3).form;
    if (next == "," || next == "who" || next == "whose") add("RESIDES_IN", person, reading_.references[reading_.reference_at[i + 2]]);
  }

  bool is_nationality(std::uint32_t i) const {
    return reading_.reference_at[i] != kNone && reading_.references[reading_.reference_at[i]].form == Reference::Form::kAdjective;
  }

  // A word of a noun phrase that is no name. What descriptions name already ("maker") refers, too.
  bool is_plain(std::uint32_t i) const {
    if (reading_.is_name(i)) return false;
    const Token& word = token(i);
    if (word.form == "and")
      return i > 0 && i + 1 < sentence_.end && token(i - 1).tag == "NN" && is_noun(token(i + 1)) && !reading_.is_name(i + 1);
    return (is_noun(word) && word.tag != "NNP" && word.tag != "NNPS") || is_adjective(word) || word.tag == "CD" || word.tag == "HYPH" ||
           word.tag == "VBN" || word.tag == "VBG" || word.tag == "RBS" || word.form == "-" || word.form == "\"" || word.form == "&";
  }

  // A common noun in the singular that says what a body is, not whose friend or foe, nor an organ that stands for its country.
  bool is_kind(std::uint32_t i) const {
    if (!is_plain(i) || token(i).tag != "NN") return false;
    const std::string noun = lower(token(i).lemma);
    constexpr std::array<std::string_view, 12> kOfOthers = {"partner", "neighbour", "neighbor", "supplier", "creditor", "customer",
                                                            "donor",   "market",    "client",   "name",     "member",   "version"};
    if (std::find(kOfOthers.begin(), kOfOthers.end(), noun) != kOfOthers.end()) return false;
    if (reading_.lexicon.is_group(noun, GroupClass::kBody)) return true;
    return !reading_.lexicon.is_role(noun) && !reading_.lexicon.is_group(noun, GroupClass::kState);
  }

  // A word that says what a body is, not an organ that stands for its country, nor whom it serves.
  bool is_common_noun(std::uint32_t i) const {
    if (!is_plain(i) || token(i).tag != "NN") return false;
    const std::string noun = lower(token(i).lemma);
    if (noun == "ally" || noun == "proxy" || noun == "client" || noun == "supporter") return false;
    return reading_.lexicon.is_group(noun, GroupClass::kBody) || !reading_.lexicon.is_group(noun, GroupClass::kState);
  }

  // "X, the Danish brewer said": the subject of a verb is no apposition, nor is an item of a list.
  bool ends_apposition(std::uint32_t i) const {
    return i >= sentence_.end ||
           (closes_phrase(i) && (token(i).upos == "PUNCT" || token(i).form == "," || token(i).tag == "WDT" || token(i).form == "of"));
  }

  bool closes_phrase(std::uint32_t i) const {
    if (i >= sentence_.end) return true;
    const Token& next = token(i);
    if (next.form == ",") return i + 1 >= sentence_.end || token(i + 1).tag != "CC";
    return next.upos == "PUNCT" || next.tag == "WDT" || next.tag == "IN" || is_verb(next) || next.upos == "AUX" || next.tag == "MD" ||
           next.tag == "TO" || next.tag == "RB";
  }

  void relate_to_origin(const Reference& body, std::uint32_t at, bool possessive) {
    if (reading_.reference_at[at] == kNone || !reading_.is_name(at)) return;
    const Reference& origin = reading_.references[reading_.reference_at[at]];
    const ExtractedEntity& place = reading_.entities[origin.entity];
    if (place.type != EntityType::kPlace || origin.entity == body.entity || place.kind == "facility") return;
    // "the pro-Russian movement", "the U.S.-backed militia".
    if (!possessive && is_agent_of_participle(reading_, origin.tokens.end)) return;
    if (origin.tokens.begin > sentence_.begin && token(origin.tokens.begin - 1).form == "-") return;
    add("LOCATED_IN", body, origin);
  }

  void add(std::string_view type, const Reference& head, const Reference& tail) {
    ExtractedRelation relation = make_relation(reading_, *reading_.lexicon.find_relation(type), head.head, head.head, tail.head);
    relation.predicate = "of";
    relation.confidence = 0.7;
    found_.push_back(std::move(relation));
  }

  const Reading& reading_;
  absl::flat_hash_set<std::uint32_t> described_;  // where names begin that a description before them says whose they are
  TokenRange sentence_;
  std::vector<ExtractedRelation> found_;
};

}  // namespace

std::vector<ExtractedRelation> find_origins(const Reading& reading) { return OriginFinder(reading).run(); }

}  // namespace relata::extract
