#include "engine/extract/coref/described_names.h"

#include <algorithm>

#include "engine/extract/coref/described_by_tree.h"
#include "engine/extract/coref/description_extent.h"

namespace relata::extract {
namespace {

class NameAttacher {
 public:
  NameAttacher(const Reading& reading, TokenRange sentence) : reading_(reading), sentence_(sentence) {}

  void attach(Description& description, std::uint32_t noun_end) {
    if (const std::uint32_t name = name_at(description, skip_titles(noun_end)); name != kNone) {
      add_names(description, name);
      description.tokens.end = noun_end;
      drop_owners_after(description, noun_end);
      add_owner_behind(description, reading_.references[name].tokens.end);
      return;
    }
    if (attach_city_of(description, noun_end)) return;
    // A name right after the owner: "the Prime Minister of Canada Stephen Harper".
    const std::uint32_t end = description.tokens.end;
    if (end > noun_end) {
      if (const std::uint32_t name = name_at(description, end); name != kNone) return add_names(description, name);
    }
    if (attach_before(description)) return;
    if (end + 2 < sentence_.end && token(end).form == ",") {
      const bool article = lower(token(end + 1).form) == "the";
      const std::uint32_t name = name_at(description, skip_titles(article ? skip_modifiers(end + 2) : end + 1));
      if (name != kNone && closes_apposition(reading_.references[name].tokens.end) && !(is_plural(description) && begins_clause(name)))
        return add_names(description, name);
    }
    attach_by_tree(reading_, description);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // The reference that begins at `index` and fits, kNone otherwise.
  std::uint32_t name_at(const Description& description, std::uint32_t index) const {
    if (index >= sentence_.end) return kNone;
    const std::uint32_t reference = reading_.reference_at[index];
    if (reference == kNone || reading_.references[reference].tokens.begin != index || !fits(reading_, description, reference)) return kNone;
    return reference;
  }

  std::uint32_t name_before(const Description& description, std::uint32_t end) const {
    if (end <= sentence_.begin) return kNone;
    const std::uint32_t reference = reading_.reference_at[end - 1];
    if (reference == kNone || reading_.references[reference].tokens.end != end || !fits(reading_, description, reference)) return kNone;
    return reference;
  }

  // "King Hamad of Bahrain": the owner follows the name.
  void add_owner_behind(Description& description, std::uint32_t end) {
    if (end + 1 >= sentence_.end || !description.owners.empty()) return;
    const std::string preposition = lower(token(end).form);
    if (preposition != "of" && preposition != "for") return;
    const std::uint32_t phrase_end = noun_phrase_end(reading_, sentence_, end + 1);
    if (phrase_end > end + 1) description.owners.push_back({end + 1, phrase_end});
  }

  std::uint32_t skip_titles(std::uint32_t index) const {
    while (index < sentence_.end && !reading_.is_name(index) &&
           (reading_.lexicon.has_role(lower(token(index).form), "TITLE") || token(index).tag == "``"))
      ++index;
    return index;
  }

  // "its chief executive, the Cypriot X", "her husband, the former sprinter X"
  std::uint32_t skip_modifiers(std::uint32_t index) const {
    constexpr std::uint32_t kMostModifiers = 5;
    const std::uint32_t end = std::min(sentence_.end, index + kMostModifiers);
    while (index < end) {
      const std::uint32_t reference = reading_.reference_at[index];
      const bool nationality = reference != kNone && reading_.references[reference].form == Reference::Form::kAdjective;
      const Token& word = token(index);
      if (!nationality && (reading_.is_name(index) || !(word.tag == "NN" || is_adjective(word) || word.form == "-"))) break;
      ++index;
    }
    return index;
  }

  void drop_owners_after(Description& description, std::uint32_t noun_end) {
    std::erase_if(description.owners, [&](const TokenRange& owner) { return owner.begin >= noun_end; });
  }

  void add_names(Description& description, std::uint32_t reference) {
    description.named.push_back(reference);
    // "presidents A and B", "A, B and C": one noun for all.
    if (!is_plural(description)) return;
    std::uint32_t end = reading_.references[reference].tokens.end;
    while (end + 1 < sentence_.end && (token(end).form == "," || token(end).form == "and")) {
      std::uint32_t next = end + 1;
      if (token(next).form == "and") ++next;
      const std::uint32_t name = name_at(description, next);
      if (name == kNone) return;
      description.named.push_back(name);
      end = reading_.references[name].tokens.end;
    }
  }

  bool is_plural(const Description& description) const {
    const std::string& tag = token(description.head).tag;
    return tag == "NNS" || tag == "NNPS";
  }

  // "the city of Basra": the owner is the name.
  bool attach_city_of(Description& description, std::uint32_t noun_end) {
    if (noun_end >= sentence_.end || token(noun_end).form != "of" || reading_.lexicon.place_kind(description.noun).empty()) return false;
    if (reading_.lexicon.is_role(description.noun)) return false;
    // "the Lower Jubba region of Somalia" has its name already.
    const std::uint32_t before = noun_end >= sentence_.begin + 2 ? reading_.reference_at[noun_end - 2] : kNone;
    if (before != kNone && reading_.references[before].form == Reference::Form::kName) return false;
    const std::uint32_t begin = noun_end + 1 < sentence_.end && token(noun_end + 1).form == "the" ? noun_end + 2 : noun_end + 1;
    const std::uint32_t name = name_at(description, begin);
    if (name == kNone) return false;
    add_names(description, name);
    description.tokens.end = noun_end;
    drop_owners_after(description, noun_end);
    return true;
  }

  // "X, 48, the head of Y" and "X (head of Y)".
  bool attach_before(Description& description) {
    std::uint32_t begin = description.tokens.begin;
    if (begin <= sentence_.begin + 1 || token(begin).tag == "WP$") return false;
    const std::string& mark = token(begin - 1).form;
    if (mark != "," && mark != "(" && mark != "-" && mark != "--" && mark != "\xE2\x80\x94" && mark != "\xE2\x80\x93") return false;
    --begin;
    if (begin >= sentence_.begin + 2 && token(begin - 1).tag == "CD" && token(begin - 2).form == ",") begin -= 2;
    const std::uint32_t name = name_before(description, begin);
    if (name == kNone) return false;
    const std::uint32_t end = description.tokens.end;
    // An item of a list is no apposition: "X, minister A and minister B".
    if (end < sentence_.end && reading_.is_name(end) && name_at(description, end) != kNone) return false;
    if (mark == "," && !closes_apposition(end) && !reading_.tree.dominates(reading_.references[name].head, description.head)) return false;
    if (mark == "," && is_subject_by_itself(description, name)) return false;
    description.named.push_back(name);
    return true;
  }

  // "According to X, the country's army attacked": the subject of its own verb, with no comma between, describes nobody before it.
  bool is_subject_by_itself(const Description& description, std::uint32_t name) const {
    const std::uint32_t end = description.tokens.end;
    if (end >= sentence_.end || (!is_verb(token(end)) && token(end).upos != "AUX")) return false;
    const std::uint32_t named = reading_.references[name].head;
    return reading_.tree.is(description.head, "nsubj") && !reading_.tree.is(named, "nsubj") && !reading_.tree.is(named, "appos") &&
           token(named).head != kNoToken && reading_.tree.is(named, "obl");
  }

  // "sanctions on three banks, the Treasury said": the name is the subject of a verb of saying.
  bool begins_clause(std::uint32_t name) const {
    const std::uint32_t verb = reading_.references[name].tokens.end;
    return verb < sentence_.end && is_verb(token(verb)) && reading_.lexicon.has_cue(lower(token(verb).lemma), Cue::kReport) &&
           reading_.tree.is(reading_.references[name].head, "nsubj") && token(reading_.references[name].head).head == verb;
  }

  bool closes_apposition(std::uint32_t end) const {
    if (end >= sentence_.end) return true;
    const Token& next = token(end);
    return next.upos == "PUNCT" || next.tag == "." || next.tag == "," || next.tag == ":" || is_verb(next) || next.upos == "AUX" ||
           next.tag == "WP" || next.tag == "CC" || next.tag == "IN" || next.tag == "MD" || next.tag == "WDT" || next.tag == "POS" ||
           next.tag == "RB" || next.tag == "TO";
  }

  const Reading& reading_;
  TokenRange sentence_;
};

}  // namespace

bool fits(const Reading& reading, const Description& description, std::uint32_t reference) {
  const EntityType type = reading.entities[reading.references[reference].entity].type;
  if (reading.references[reference].form != Reference::Form::kName) return false;
  if (description.noun == "member" && type != EntityType::kProposal) return true;  // "Norway, a member of NATO"
  if (type == EntityType::kPerson) return reading.lexicon.is_role(description.noun);
  if (type == EntityType::kOrganization) {
    const bool owner = reading.lexicon.has_role(description.noun, "OWNS") && !description.noun.ends_with("founder");
    return owner || reading.lexicon.is_group(description.noun, GroupClass::kBody);
  }
  if (type == EntityType::kPlace) return !reading.lexicon.place_kind(description.noun).empty();
  return false;
}

void attach_names(const Reading& reading, TokenRange sentence, std::uint32_t noun_end, Description& description) {
  NameAttacher(reading, sentence).attach(description, noun_end);
}

}  // namespace relata::extract
