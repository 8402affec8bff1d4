#include "engine/extract/text/tokenizer.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/text/split_word.h"

namespace relata::extract {
namespace {

// A line that ends without punctuation before this many bytes is a headline, not a wrapped line.
constexpr std::size_t kHeadlineBytes = 60;
// A sentence longer than this is cut: what has so many words is a table or a list, and parsing it whole would serve nobody.
constexpr std::uint32_t kLongestSentence = 200;
// A run without blanks longer than this is cut: it is encoded data or a broken page, and splitting a word looks at all of it repeatedly.
constexpr std::size_t kLongestRunBytes = 400;

bool blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\v'; }

bool closes(std::string_view form) { return form == "\"" || form == "'" || form == ")" || form == "]" || form == "''"; }
bool opens(std::string_view form) {
  return form == "\"" || form == "'" || form == "(" || form == "[" || form == "``" || form == "-" || form == "--";
}
bool terminal(std::string_view form) { return form == "." || form == "!" || form == "?" || form == "..." || form == ".."; }

// Words that seldom follow an abbreviation inside a sentence.
bool starts_sentences(const std::string& form) {
  static const absl::flat_hash_set<std::string_view> kWords = {"The", "A",   "An",    "He",    "She",   "It",      "They", "We",
                                                               "I",   "In",  "On",    "At",    "But",   "And",     "This", "That",
                                                               "His", "Her", "Their", "As",    "After", "Before",  "When", "While",
                                                               "If",  "For", "There", "These", "Those", "However", "Also", "Earlier"};
  return kWords.contains(form);
}

class Scanner {
 public:
  Scanner(std::string_view text, Annotation& annotation) : text_(text), annotation_(annotation) {}

  void run() {
    std::size_t at = 0;
    std::size_t line_start = 0;
    while (at < text_.size()) {
      if (blank(text_[at]) || nbsp(at)) {
        if (text_[at] == '\n') {
          line_ended(at, line_start);
          line_start = at + 1;
        }
        at += nbsp(at) ? 2 : 1;
        continue;
      }
      std::size_t end = at;
      while (end < text_.size() && !blank(text_[end]) && !nbsp(end) && (end - at < kLongestRunBytes || inside_character(end))) ++end;
      word(at, end);
      at = end;
    }
    end_sentence();
  }

 private:
  bool nbsp(std::size_t at) const { return text_[at] == '\xC2' && at + 1 < text_.size() && text_[at + 1] == '\xA0'; }

  bool inside_character(std::size_t at) const { return (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80; }

  void word(std::size_t begin, std::size_t end) {
    for (const std::string_view piece : split_word(text_.substr(begin, end - begin))) {
      const auto from = static_cast<std::uint32_t>(piece.data() - text_.data());
      Token token;
      token.span = {from, from + static_cast<std::uint32_t>(piece.size())};
      token.form = plain_form(piece);
      const bool first_of_word = from == begin;
      if (first_of_word && boundary_before(token)) end_sentence();
      annotation_.tokens.push_back(std::move(token));
      if (annotation_.tokens.size() - sentence_begin_ >= kLongestSentence) end_sentence();
    }
  }

  // Whether the sentence so far is over, now that `next` follows after a blank.
  bool boundary_before(const Token& next) const {
    const std::vector<Token>& tokens = annotation_.tokens;
    std::size_t last = tokens.size();
    while (last > sentence_begin_ && closes(tokens[last - 1].form)) --last;
    if (last == sentence_begin_) return false;
    const std::string& form = tokens[last - 1].form;
    const char first = next.form.empty() ? '\0' : next.form[0];
    const bool upper = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
    const bool digit = first >= '0' && first <= '9';
    if (terminal(form)) {
      // "Yes!" he said.
      if (form != "." && last < tokens.size() && !upper) return false;
      return upper || digit || opens(next.form);
    }
    if (form.size() > 1 && form.back() == '.') return upper && starts_sentences(next.form);
    return false;
  }

  void line_ended(std::size_t newline, std::size_t line_start) {
    const std::size_t after = text_.find_first_not_of(" \t\r", newline + 1);
    const bool blank_line = after == std::string_view::npos || text_[after] == '\n';
    if (blank_line || newline - line_start < kHeadlineBytes) end_sentence();
  }

  void end_sentence() {
    const auto end = static_cast<std::uint32_t>(annotation_.tokens.size());
    if (end == sentence_begin_) return;
    annotation_.sentences.push_back(
        {{annotation_.tokens[sentence_begin_].span.begin, annotation_.tokens[end - 1].span.end}, {sentence_begin_, end}});
    sentence_begin_ = end;
  }

  std::string_view text_;
  Annotation& annotation_;
  std::uint32_t sentence_begin_ = 0;
};

}  // namespace

void tokenize(std::string_view text, Annotation& annotation) { Scanner(text, annotation).run(); }

}  // namespace relata::extract
