#include "engine/extract/coref/syllable_names.h"

#include <algorithm>
#include <array>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/text/one_of.h"

namespace relata::extract {
namespace {

bool is_vowel(char c) { return std::string_view("aeiouyw").find(c) != std::string_view::npos; }

// Words that never are a surname, although they may be written with a capital: "The Ki-moon era", "When ...".
bool is_function_word(const Token& token) {
  constexpr std::array<std::string_view, 12> kTags = {"DT", "PRP", "PRP$", "IN", "TO", "CC", "MD", "WP", "WRB", "EX", "WDT", "RB"};
  return is_one_of(token.tag, kTags);
}

class SyllableNames {
 public:
  SyllableNames(const Annotation& annotation, const Lexicon& lexicon) : text_(annotation), lexicon_(lexicon) {}

  bool begins_at(std::uint32_t i, std::uint32_t end) const {
    constexpr std::uint32_t kLength = 4;
    if (i + kLength > end || token(i + 2).form != "-" || !touch(i + 1) || !touch(i + 2)) return false;
    const Token& surname = token(i);
    const std::string& last = token(i + 3).form;
    if (!starts_upper(surname.form) || !starts_upper(token(i + 1).form) || last.front() < 'a' || last.front() > 'z') return false;
    if (is_function_word(surname) || lexicon_.is_role(lower(surname.form)) || lexicon_.find_name(surname.form)) return false;
    return is_name_syllable(surname.form) && is_name_syllable(token(i + 1).form) && is_name_syllable(last);
  }

 private:
  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }
  bool touch(std::uint32_t index) const { return token(index).span.end == token(index + 1).span.begin; }

  const Annotation& text_;
  const Lexicon& lexicon_;
};

// A new name takes the place of what was found there; a person's name that begins before goes on into it ("Raymond Wong Yuk-man"), and
// what another name has behind it stays one ("Kwok Ka-ki of | Civic Passion").
void put(TokenRange range, const Annotation& text, std::vector<Mention>& names) {
  const auto first = std::partition_point(names.begin(), names.end(), [&](const Mention& name) { return name.tokens.end <= range.begin; });
  auto last = first;
  std::vector<Mention> news(1);
  for (; last != names.end() && last->tokens.begin < range.end; ++last) {
    if (last->type == EntityType::kPerson) range.begin = std::min(range.begin, last->tokens.begin);
    Mention rest = *last;
    rest.tokens.begin = range.end;
    while (rest.tokens.begin < rest.tokens.end && !starts_upper(text.tokens[rest.tokens.begin].form)) ++rest.tokens.begin;
    if (rest.tokens.begin < rest.tokens.end) news.push_back(rest);
  }
  news.front().tokens = range;
  news.front().type = EntityType::kPerson;
  names.insert(names.erase(first, last), news.begin(), news.end());
}

}  // namespace

bool is_name_syllable(std::string_view word) {
  constexpr std::size_t kLongest = 6;
  constexpr std::array<std::string_view, 16> kOnsets = {"ch", "sh", "zh", "ts", "tz", "hs", "ph", "th",
                                                        "kh", "ng", "tr", "ss", "kk", "tt", "pp", "jj"};
  constexpr std::array<std::string_view, 10> kCodas = {"", "n", "ng", "k", "p", "t", "l", "m", "h", "r"};
  if (word.empty() || word.size() > kLongest) return false;
  const std::string plain = lower(word);
  if (!std::all_of(plain.begin(), plain.end(), [](char c) { return c >= 'a' && c <= 'z'; })) return false;
  const std::size_t nucleus = static_cast<std::size_t>(std::find_if(plain.begin(), plain.end(), is_vowel) - plain.begin());
  const std::size_t coda = static_cast<std::size_t>(
      std::find_if(plain.begin() + static_cast<std::ptrdiff_t>(nucleus), plain.end(), [](char c) { return !is_vowel(c); }) - plain.begin());
  const std::string_view onset = std::string_view(plain).substr(0, nucleus);
  return coda > nucleus && (onset.size() <= 1 || is_one_of(onset, kOnsets)) && is_one_of(std::string_view(plain).substr(coda), kCodas);
}

void add_syllable_names(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  const SyllableNames found(annotation, lexicon);
  for (const Sentence& sentence : annotation.sentences) {
    for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
      if (found.begins_at(i, sentence.tokens.end)) put({i, i + 4}, annotation, names);
    }
  }
}

}  // namespace relata::extract
