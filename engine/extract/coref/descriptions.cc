#include "engine/extract/coref/descriptions.h"

#include <algorithm>

#include "engine/extract/coref/subject.h"

namespace relata::extract {
namespace {

bool is_modifier(const Token& token) {
  return is_noun(token) || is_adjective(token) || token.tag == "CD" || token.tag == "HYPH" || token.tag == "VBN" || token.tag == "VBG" ||
         token.tag == "POS" || token.form == "-" || token.form == "then" || token.form == "former" || token.form == "&";
}

bool is_determiner(const Token& token) { return token.tag == "DT" || token.tag == "PRP$" || token.tag == "WP$" || token.tag == "PDT"; }

bool is_owner_preposition(std::string_view form) {
  return form == "of" || form == "for" || form == "at" || form == "in" || form == "to" || form == "from" || form == "with" || form == "on";
}

class DescriptionFinder {
 public:
  explicit DescriptionFinder(Reading& reading) : reading_(reading) {}

  void run() {
    for (const Sentence& sentence : reading_.text.sentences) {
      sentence_ = sentence.tokens;
      first_ = reading_.descriptions.size();
      for (std::uint32_t i = sentence_.begin; i < sentence_.end;) i = find_at(i);
      share_between_coordinated();
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

  // Returns where to go on.
  std::uint32_t find_at(std::uint32_t begin) {
    if (reading_.is_name(begin) || !is_noun_like(begin)) return begin + 1;
    const auto longest = std::min<std::uint32_t>(sentence_.end, begin + static_cast<std::uint32_t>(reading_.lexicon.longest_role()));
    for (std::uint32_t end = longest; end > begin; --end) {
      std::string noun;
      std::string written;
      bool names = false;
      for (std::uint32_t i = begin; i < end; ++i) {
        const std::string form = lower(token(i).form);
        const bool last = i + 1 == end && token(i).tag.starts_with("NN") && !token(i).lemma.empty();
        names = names || reading_.is_name(i);
        noun += (noun.empty() ? "" : " ") + (last ? lower(token(i).lemma) : form);
        written += (written.empty() ? "" : " ") + form;
      }
      if (names || !describes(noun)) {
        // "charge d'affaires" is no plural.
        if (names || !describes(written)) continue;
        noun = written;
      }
      // "Army chief" is described by its last noun.
      if (end < sentence_.end && continues_noun(end)) return end;
      add(noun, {begin, end});
      return end;
    }
    return begin + 1;
  }

  bool is_noun_like(std::uint32_t index) const {
    return is_noun(token(index)) || is_adjective(token(index)) || starts_upper(token(index).form);
  }

  bool describes(const std::string& noun) const {
    return reading_.lexicon.is_role(noun) || reading_.lexicon.is_group(noun, GroupClass::kBody) ||
           !reading_.lexicon.place_kind(noun).empty();
  }

  // The next token belongs to the same compound and is itself a describing noun, or a plain one.
  bool continues_noun(std::uint32_t next) const {
    return !reading_.is_name(next) && is_noun(token(next)) && token(next).tag != "NNP" && token(next).tag != "NNPS";
  }

  void add(std::string noun, TokenRange words) {
    Description description;
    description.head = reading_.tree.head_of(words);
    description.noun = std::move(noun);
    description.tokens = words;
    extend_left(description);
    const std::uint32_t noun_end = words.end;
    extend_right(description);
    attach_names(description, noun_end);
    reading_.descriptions.push_back(std::move(description));
  }

  void extend_left(Description& description) {
    std::uint32_t& begin = description.tokens.begin;
    const std::uint32_t noun_begin = begin;
    std::vector<TokenRange> possessors;  // "his Jordanian counterpart" is of Jordan before he is his
    while (begin > sentence_.begin) {
      const Token& before = token(begin - 1);
      if (is_determiner(before)) {
        if (before.tag == "PRP$" || before.tag == "WP$") possessors.push_back({begin - 1, begin});
        description.denied = lower(before.form) == "no";
        --begin;
        break;
      }
      // "his brother Prince X": two descriptions.
      if (reading_.lexicon.has_role(lower(before.form), "RELATED_TO") && !reading_.lexicon.has_role(description.noun, "RELATED_TO")) break;
      if (is_partisan(begin - 1)) break;
      const bool inside_name = reading_.is_name(begin - 1);
      if (joins_modifiers(begin - 1, noun_begin)) {
        --begin;
        continue;
      }
      if (!inside_name && !is_modifier(before)) break;
      // "told Smith president" does not happen; "Smith, president" stops at the comma. A noun that is not the last of a name, title or
      // compound ends the phrase when it is the object of a verb before: left to the parser.
      if (!inside_name && is_verb(before) && before.tag == "VBG") break;
      const std::string form = lower(before.form);
      // "the nation's capital": whose it is may be told by a noun that is understood later.
      if (before.tag == "POS" && begin >= sentence_.begin + 2 && !reading_.is_name(begin - 2)) possessors.push_back({begin - 2, begin - 1});
      if (form == "former" || form == "ex" || form == "then" || form == "late") description.former = true;
      --begin;
    }
    // What stands closest to the noun says whose it is: "the U.S. Senate majority leader".
    for (std::uint32_t i = noun_begin; i > begin; --i) {
      const std::uint32_t reference = reading_.reference_at[i - 1];
      if (reference == kNone) continue;
      const TokenRange range = reading_.references[reference].tokens;
      description.owners.push_back(range);
      i = std::max(range.begin, begin) + 1;
    }
    description.owners.insert(description.owners.end(), possessors.begin(), possessors.end());
  }

  // "interior and overseas minister": one post, not two people.
  bool joins_modifiers(std::uint32_t index, std::uint32_t noun) const {
    if (lower(token(index).form) != "and" || index < sentence_.begin + 1 || index + 1 >= noun) return false;
    const auto plain = [&](std::uint32_t i) {
      const bool modifies = is_adjective(token(i)) || token(i).tag == "NN" || token(i).tag == "RB";
      return !reading_.is_name(i) && modifies && !describes(lower(token(i).lemma));
    };
    return plain(index - 1) && plain(index + 1);
  }

  // "pro-Beijing": whom it is for is not whose it is.
  bool is_partisan(std::uint32_t index) const {
    if (index < sentence_.begin + 2 || token(index - 1).form != "-") return false;
    const std::string prefix = lower(token(index - 2).form);
    return prefix == "pro" || prefix == "anti";
  }

  // "of the Humanitarian Aid Commission in Darfur": up to two phrases.
  void extend_right(Description& description) {
    std::uint32_t& end = description.tokens.end;
    for (int phrases = 0; phrases < 2 && end + 1 < sentence_.end; ++phrases) {
      const std::string preposition = lower(token(end).form);
      if (preposition == "based" && phrases == 0 && (token(end + 1).form == "in" || token(end + 1).form == "at")) {
        const std::uint32_t phrase_end = noun_phrase_end(end + 2);
        if (phrase_end > end + 2) description.owners.push_back({end + 2, phrase_end}), end = phrase_end;
        return;
      }
      if (!is_owner_preposition(preposition)) return;
      if (phrases > 0 && preposition != "of" && preposition != "for" && preposition != "in" && preposition != "at") return;
      const std::uint32_t phrase_end = noun_phrase_end(end + 1);
      if (phrase_end == end + 1) return;
      description.owners.push_back({end + 1, phrase_end});
      end = phrase_end;
    }
  }

  std::uint32_t noun_phrase_end(std::uint32_t begin) const {
    std::uint32_t end = begin;
    bool person = false;
    while (end < sentence_.end) {
      const Token& next = token(end);
      const std::uint32_t reference = reading_.reference_at[end];
      const bool is_person = reference != kNone && reading_.entities[reading_.references[reference].entity].type == EntityType::kPerson;
      // "the Prime Minister of Canada Stephen Harper": the person is another phrase.
      if (is_person && end > begin && reading_.references[reference].tokens.begin == end && token(end - 1).tag != "POS" &&
          !reading_.lexicon.is_role(lower(token(end - 1).form)))
        break;
      person = person || is_person;
      if (reference != kNone || is_modifier(next) || (is_determiner(next) && end == begin)) {
        ++end;
      } else if (next.tag == "CC" && end + 1 < sentence_.end && end > begin && reading_.is_name(end + 1) && reading_.is_name(end - 1)) {
        end += 1;
      } else {
        break;
      }
    }
    return end;
  }

  bool fits(const Description& description, std::uint32_t reference) const {
    const EntityType type = reading_.entities[reading_.references[reference].entity].type;
    if (reading_.references[reference].form != Reference::Form::kName) return false;
    if (type == EntityType::kPerson) return reading_.lexicon.is_role(description.noun);
    if (type == EntityType::kOrganization) return reading_.lexicon.is_group(description.noun, GroupClass::kBody);
    if (type == EntityType::kPlace) return !reading_.lexicon.place_kind(description.noun).empty();
    return false;
  }

  // The reference that begins at `index` and fits, kNone otherwise.
  std::uint32_t name_at(const Description& description, std::uint32_t index) const {
    if (index >= sentence_.end) return kNone;
    const std::uint32_t reference = reading_.reference_at[index];
    if (reference == kNone || reading_.references[reference].tokens.begin != index || !fits(description, reference)) return kNone;
    return reference;
  }

  std::uint32_t name_before(const Description& description, std::uint32_t end) const {
    if (end <= sentence_.begin) return kNone;
    const std::uint32_t reference = reading_.reference_at[end - 1];
    if (reference == kNone || reading_.references[reference].tokens.end != end || !fits(description, reference)) return kNone;
    return reference;
  }

  void attach_names(Description& description, std::uint32_t noun_end) {
    if (const std::uint32_t name = name_at(description, skip_titles(noun_end)); name != kNone) {
      add_names(description, name, description.owners.size());
      description.tokens.end = noun_end;
      drop_owners_after(description, noun_end);
      add_owner_behind(description, reading_.references[name].tokens.end);
      return;
    }
    if (attach_city_of(description, noun_end)) return;
    // A name right after the owner: "the Prime Minister of Canada Stephen Harper".
    const std::uint32_t end = description.tokens.end;
    if (end > noun_end) {
      if (const std::uint32_t name = name_at(description, end); name != kNone) return add_names(description, name, 0);
    }
    if (attach_before(description)) return;
    if (end + 2 < sentence_.end && token(end).form == ",") {
      const bool article = lower(token(end + 1).form) == "the";
      const std::uint32_t name = name_at(description, skip_titles(article ? skip_nationality(end + 2) : end + 1));
      if (name != kNone && closes_apposition(reading_.references[name].tokens.end) && !(is_plural(description) && begins_clause(name)))
        return add_names(description, name, 0);
    }
    attach_by_tree(description);
  }

  // "King Hamad of Bahrain": the owner follows the name.
  void add_owner_behind(Description& description, std::uint32_t end) {
    if (end + 1 >= sentence_.end || !description.owners.empty()) return;
    const std::string preposition = lower(token(end).form);
    if (preposition != "of" && preposition != "for") return;
    const std::uint32_t phrase_end = noun_phrase_end(end + 1);
    if (phrase_end > end + 1) description.owners.push_back({end + 1, phrase_end});
  }

  std::uint32_t skip_titles(std::uint32_t index) const {
    while (index < sentence_.end && !reading_.is_name(index) &&
           (reading_.lexicon.has_role(lower(token(index).form), "TITLE") || token(index).tag == "``"))
      ++index;
    return index;
  }

  // "its chief executive, the Cypriot X"
  std::uint32_t skip_nationality(std::uint32_t index) const {
    const std::uint32_t reference = index < sentence_.end ? reading_.reference_at[index] : kNone;
    return reference != kNone && reading_.references[reference].form == Reference::Form::kAdjective ? reading_.references[reference].tokens.end
                                                                                                    : index;
  }

  void drop_owners_after(Description& description, std::uint32_t noun_end) {
    std::erase_if(description.owners, [&](const TokenRange& owner) { return owner.begin >= noun_end; });
  }

  void add_names(Description& description, std::uint32_t reference, std::size_t) {
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
    add_names(description, name, 0);
    description.tokens.end = noun_end;
    drop_owners_after(description, noun_end);
    return true;
  }

  // "X, 48, the head of Y" and "X (head of Y)".
  bool attach_before(Description& description) {
    std::uint32_t begin = description.tokens.begin;
    if (begin <= sentence_.begin + 1) return false;
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
    description.named.push_back(name);
    return true;
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

  // Copulas, "became", "elected X president", "X as head of Y", and appositions that the parser saw.
  void attach_by_tree(Description& description) {
    const std::uint32_t head = description.head;
    const Token& noun = token(head);
    std::uint32_t subject = kNoToken;
    if (reading_.tree.has_child(head, "cop")) {
      subject = reading_.tree.child(head, "nsubj");
      for (const std::uint32_t child : reading_.tree.children(head)) {
        const std::string form = lower(token(child).form);
        if (form == "not" || form == "n't" || form == "never") description.denied = true;
      }
    } else if (noun.head != kNoToken) {
      const std::string lemma = lower(token(noun.head).lemma);
      const std::string preposition = reading_.tree.case_of(head);
      if (reading_.tree.is(head, "appos")) {
        subject = noun.head;
      } else if (preposition == "as" ||
                 (preposition.empty() && (lemma == "become" || lemma == "elect" || lemma == "name" || lemma == "appoint"))) {
        subject = subject_of_post(noun.head, head);
      }
    }
    // "Its chief executive is X."
    if (subject == kNoToken && reading_.tree.is(head, "nsubj") && reading_.tree.has_child(noun.head, "cop")) subject = noun.head;
    if (subject == kNoToken && reading_.tree.is(head, "nsubj")) subject = name_before_verb(noun.head, head);
    if (subject == kNoToken) return;
    if (token(subject).tag == "WP" || token(subject).tag == "WDT") {
      const std::uint32_t antecedent = antecedent_by_order(reading_, subject);
      if (antecedent != kNoToken)
        subject = antecedent;
      else if (reading_.tree.is(head, "acl"))
        subject = noun.head;
    }
    const std::uint32_t reference = reading_.reference_at[subject];
    if (reference != kNone && fits(description, reference)) description.named.push_back(reference);
  }

  // "an exiled commander who lives in Oslo, X, is backing the story": the name between commas before the verb.
  std::uint32_t name_before_verb(std::uint32_t verb, std::uint32_t noun) const {
    std::uint32_t end = verb;
    while (end > noun + 1 && (token(end - 1).upos == "AUX" || token(end - 1).upos == "ADV" || token(end - 1).tag == "MD")) --end;
    if (end < noun + 3 || token(end - 1).form != ",") return kNoToken;
    const std::uint32_t reference = reading_.reference_at[end - 2];
    if (reference == kNone || reading_.references[reference].tokens.begin <= noun + 1) return kNoToken;
    return token(reading_.references[reference].tokens.begin - 1).form == "," ? reading_.references[reference].head : kNoToken;
  }

  // "the inauguration of X as president".
  std::uint32_t holder_of_noun(std::uint32_t noun) const {
    if (reading_.is_name(noun)) return noun;
    for (const std::uint32_t child : reading_.tree.children(noun)) {
      if (reading_.is_name(child) && (reading_.tree.is(child, "nmod:poss") || reading_.tree.case_of(child) == "of")) return child;
    }
    return kNoToken;
  }

  std::uint32_t subject_of_post(std::uint32_t verb, std::uint32_t post) const {
    const std::string lemma = lower(token(verb).lemma);
    if (is_noun(token(verb))) return holder_of_noun(verb);
    const std::uint32_t passive = reading_.tree.child(verb, "nsubj:pass");
    if (passive != kNoToken) return passive;
    if (post < verb && reading_.tree.case_of(post) == "as") return reading_.tree.child(verb, "nsubj");  // "As head of X, Y said"
    if (lemma == "become" || lemma == "serve" || lemma == "resign" || lemma == "work" || lemma == "quit" || lemma == "retire" ||
        lemma == "act") {
      return reading_.tree.child(verb, "nsubj");
    }
    if (lemma == "elect" || lemma == "name" || lemma == "appoint" || lemma == "announce" || lemma == "nominate" || lemma == "choose" ||
        lemma == "replace") {
      return reading_.tree.child(verb, "obj");
    }
    return kNoToken;
  }

  // "whose founder, the Austrian lawyer X": the first is described by what the second names.
  void share_across_comma(Description& left, const Description& right) {
    if (!left.named.empty() || right.named.empty() || right.tokens.begin != left.tokens.end + 1) return;
    if (token(left.tokens.end).form != "," || reading_.references[right.named[0]].tokens.begin != right.tokens.end) return;
    if (fits(left, right.named[0])) left.named = {right.named[0]};
  }

  // "Polish Prime Minister X and Defence Minister Y": the second is of Poland too.
  void share_country(const Description& left, Description& right) {
    if (left.named.empty() || right.named.empty() || !right.owners.empty() || left.owners.empty()) return;
    const std::uint32_t end = reading_.references[left.named.back()].tokens.end;
    if (end + 1 != right.tokens.begin || lower(token(end).form) != "and") return;
    right.owners = left.owners;
  }

  // "founder and CEO of X": both nouns describe whom one of them describes, and both belong to X.
  void share_between_coordinated() {
    auto& all = reading_.descriptions;
    for (std::size_t i = first_; i + 1 < all.size(); ++i) {
      Description& left = all[i];
      Description& right = all[i + 1];
      share_across_comma(left, right);
      share_country(left, right);
      if (!left.named.empty() && !right.named.empty()) continue;
      if (left.tokens.end >= right.tokens.begin + 1 || left.tokens.end >= sentence_.end) continue;
      const std::string joint = lower(token(left.tokens.end).form);
      if (left.tokens.end + 1 != right.tokens.begin || (joint != "and" && joint != "&")) continue;
      if (!reading_.lexicon.is_role(left.noun) || !reading_.lexicon.is_role(right.noun)) continue;
      if (left.named.empty()) left.named = right.named;
      if (right.named.empty()) right.named = left.named;
      if (left.owners.empty()) left.owners = right.owners;
      if (right.owners.empty()) right.owners = left.owners;
    }
  }

  Reading& reading_;
  TokenRange sentence_;
  std::size_t first_ = 0;
};

}  // namespace

void find_descriptions(Reading& reading) { DescriptionFinder(reading).run(); }

}  // namespace relata::extract
