#include "engine/extract/coref/description_extent.h"

#include <algorithm>
#include <utility>

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

class ExtentFinder {
 public:
  ExtentFinder(const Reading& reading, TokenRange sentence) : reading_(reading), sentence_(sentence) {}

  Description around(std::string noun, TokenRange words) {
    Description description;
    description.head = reading_.tree.head_of(words);
    description.noun = std::move(noun);
    description.tokens = words;
    extend_left(description);
    extend_right(description);
    return description;
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }

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
      if (!is_agent_of_participle(reading_, range.end)) description.owners.push_back(range);
      i = std::max(range.begin, begin) + 1;
    }
    description.owners.insert(description.owners.end(), possessors.begin(), possessors.end());
  }

  // "interior and overseas minister": one post, not two people.
  bool joins_modifiers(std::uint32_t index, std::uint32_t noun) const {
    if (lower(token(index).form) != "and" || index < sentence_.begin + 1 || index + 1 >= noun) return false;
    const auto plain = [&](std::uint32_t i) {
      const bool modifies = is_adjective(token(i)) || token(i).tag == "NN" || token(i).tag == "RB";
      return !reading_.is_name(i) && modifies && !describes(reading_.lexicon, lower(token(i).lemma));
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
        const std::uint32_t phrase_end = noun_phrase_end(reading_, sentence_, end + 2);
        if (phrase_end > end + 2) description.owners.push_back({end + 2, phrase_end}), end = phrase_end;
        return;
      }
      if (!is_owner_preposition(preposition)) return;
      if (phrases > 0 && preposition != "of" && preposition != "for" && preposition != "in" && preposition != "at") return;
      std::uint32_t phrase_end = noun_phrase_end(reading_, sentence_, end + 1);
      if (phrases == 0 && preposition == "for" && token(end + 1).tag == "PRP") phrase_end = end + 2;  // "a spokesman for it"
      if (phrase_end == end + 1) return;
      description.owners.push_back({end + 1, phrase_end});
      end = phrase_end;
    }
  }

  const Reading& reading_;
  TokenRange sentence_;
};

}  // namespace

bool describes(const Lexicon& lexicon, const std::string& noun) {
  return lexicon.is_role(noun) || lexicon.is_group(noun, GroupClass::kBody) || !lexicon.place_kind(noun).empty();
}

bool is_agent_of_participle(const Reading& reading, std::uint32_t end) {
  if (end + 1 >= reading.text.tokens.size() || reading.token(end).form != "-") return false;
  const Token& participle = reading.token(end + 1);
  return participle.tag == "VBN" && participle.form != "based" && participle.form != "born";
}

std::uint32_t noun_phrase_end(const Reading& reading, TokenRange sentence, std::uint32_t begin) {
  std::uint32_t end = begin;
  bool person = false;
  while (end < sentence.end) {
    const Token& next = reading.token(end);
    const std::uint32_t reference = reading.reference_at[end];
    const bool is_person = reference != kNone && reading.entities[reading.references[reference].entity].type == EntityType::kPerson;
    // "the Prime Minister of Canada Stephen Harper": the person is another phrase.
    if (is_person && end > begin && reading.references[reference].tokens.begin == end && reading.token(end - 1).tag != "POS" &&
        !reading.lexicon.is_role(lower(reading.token(end - 1).form)))
      break;
    person = person || is_person;
    if (reference != kNone || is_modifier(next) || (is_determiner(next) && end == begin)) {
      ++end;
    } else if (next.tag == "CC" && end + 1 < sentence.end && end > begin && reading.is_name(end + 1) && reading.is_name(end - 1)) {
      end += 1;
    } else {
      break;
    }
  }
  return end;
}

Description description_around(const Reading& reading, TokenRange sentence, std::string noun, TokenRange words) {
  return ExtentFinder(reading, sentence).around(std::move(noun), words);
}

}  // namespace relata::extract
