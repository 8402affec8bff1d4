#include "engine/extract/coref/names.h"

#include <algorithm>

#include "engine/extract/coref/body_names.h"
#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/known_names.h"
#include "engine/extract/coref/name_borders.h"
#include "engine/extract/coref/name_table.h"
#include "engine/extract/coref/name_types.h"
#include "engine/extract/coref/noun_names.h"
#include "engine/extract/coref/repeated_names.h"
#include "engine/extract/coref/syllable_names.h"

namespace relata::extract {
namespace {

// Tells names of the tagger's from words that are merely written like names.
class NameSieve {
 public:
  explicit NameSieve(const NameTable& table) : table_(table), lexicon_(table.lexicon) {}

  bool passes(const Mention& mention) const {
    const TokenRange range = mention.tokens;
    const std::string& first = table_.token(range.begin).form;
    if (range.size() == 1 && !starts_upper(first) && mention.type != EntityType::kOrganization && first.find('-') == std::string::npos)
      return false;
    if (names_nothing(range) || names_feast(range)) return false;
    // "Prime Minister" alone is a title, whatever the tagger says.
    return mention.type == EntityType::kPlace || !is_title(mention);
  }

 private:
  // "Muslims", "Friday", "the Party", "Sanctions": capitals without a name.
  bool names_nothing(TokenRange range) const {
    if (lexicon_.is_no_name(table_.spelling(range))) return true;
    if (range.size() > 1) return false;
    const Token& only = table_.token(range.begin);
    const std::string word = lower(only.form);
    const ProposalNoun* proposal = lexicon_.find_proposal(lower(only.lemma));
    if (proposal != nullptr && proposal->strength == ProposalNoun::Strength::kStrong && !lexicon_.is_given_name(only.form)) return true;
    return lexicon_.is_group(word, GroupClass::kBody) && !lexicon_.find_name(only.form) && word.substr(1) == only.form.substr(1);
  }

  // "St. Patrick's Day".
  bool names_feast(TokenRange range) const {
    const std::uint32_t end = table_.text.sentence_of(range.begin).end;
    return range.end + 1 < end && table_.token(range.end).tag == "POS" && lower(table_.token(range.end + 1).form) == "day" &&
           (starts_upper(table_.token(range.end + 1).form) || (range.begin > 0 && table_.token(range.begin - 1).form == "St."));
  }

  bool is_title(const Mention& mention) const {
    const TokenRange range = mention.tokens;
    std::string words;
    for (std::uint32_t i = range.begin; i < range.end; ++i) words += (words.empty() ? "" : " ") + lower(table_.token(i).form);
    if (!lexicon_.is_role(words)) return false;
    // "Prince" may be a person's name, "the Prince" is none.
    const bool definite = range.begin > table_.text.sentence_of(range.begin).begin && lower(table_.token(range.begin - 1).form) == "the";
    const bool given = range.size() == 1 && lexicon_.is_given_name(table_.token(range.begin).form);
    return !given || definite || mention.type != EntityType::kPerson;
  }

  const NameTable& table_;
  const Lexicon& lexicon_;
};

}  // namespace

std::vector<Mention> find_names(const Document& document, const Annotation& annotation, const Lexicon& lexicon) {
  std::vector<Mention> tagged;
  std::copy_if(annotation.mentions.begin(), annotation.mentions.end(), std::back_inserter(tagged),
               [](const Mention& m) { return m.form == Mention::Form::kName; });
  add_syllable_names(annotation, lexicon, tagged);
  repair_borders(document, annotation, lexicon, tagged);
  NameTable table(document, annotation, lexicon);
  const NameSieve sieve(table);
  for (const Mention& mention : tagged) {
    if (sieve.passes(mention)) table.add(mention);
  }
  complete_body_names(table);
  add_names_by_nouns(table);
  add_known_names(table);
  table.compact();
  correct_types(document, annotation, lexicon, table.names());
  add_repeated_names(table);
  return table.take_sorted();
}

std::uint32_t dateline_end(const Annotation& annotation, TokenRange sentence) {
  constexpr std::uint32_t kLongest = 12;
  if (sentence.size() < 3) return sentence.begin;
  const std::string& first = annotation.tokens[sentence.begin].form;
  const bool capitals = first.size() >= 3 && std::none_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (!capitals || !starts_upper(first)) return sentence.begin;
  for (std::uint32_t i = sentence.begin + 1; i < std::min(sentence.end, sentence.begin + kLongest); ++i) {
    const Token& token = annotation.tokens[i];
    const bool dash = token.form == "-" || token.form == "--" || token.form == "\xE2\x80\x94" || token.form == "\xE2\x80\x93";
    const bool spaced = token.span.begin > annotation.tokens[i - 1].span.end;
    if (dash && spaced) return i + 1;
  }
  return sentence.begin;
}

std::string name_text(const Document& document, const Annotation& annotation, TokenRange tokens) {
  std::string text;
  for (std::uint32_t i = tokens.begin; i < tokens.end; ++i) {
    const Token& token = annotation.tokens[i];
    if (i > tokens.begin && annotation.tokens[i - 1].span.end < token.span.begin) text += ' ';
    text += token.form.empty() ? std::string(document.at(token.span)) : token.form;
  }
  return text;
}

}  // namespace relata::extract
