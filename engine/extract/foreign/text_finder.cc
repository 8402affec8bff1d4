#include "engine/extract/foreign/text_finder.h"

#include <algorithm>
#include <array>

namespace relata::extract {
namespace {

struct Typographic {
  std::string_view text;
  char plain;
};
constexpr std::array<Typographic, 9> kTypographic = {{{"\xE2\x80\x98", '\''},
                                                      {"\xE2\x80\x99", '\''},
                                                      {"\xE2\x80\x9C", '"'},
                                                      {"\xE2\x80\x9D", '"'},
                                                      {"\xE2\x80\x93", '-'},
                                                      {"\xE2\x80\x94", '-'},
                                                      {"\xC2\xAB", '"'},
                                                      {"\xC2\xBB", '"'},
                                                      {"\xC2\xA0", ' '}}};

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

// Calls emit(plain character, begin, length) for the text with blanks folded.
template <typename Emit>
void plain_text(std::string_view text, Emit emit) {
  bool after_blank = true;
  for (std::size_t i = 0; i < text.size();) {
    const auto known =
        std::find_if(kTypographic.begin(), kTypographic.end(), [&](const Typographic& t) { return text.substr(i).starts_with(t.text); });
    const char c = known == kTypographic.end() ? text[i] : known->plain;
    const std::size_t length = known == kTypographic.end() ? 1 : known->text.size();
    if (!is_blank(c)) {
      emit(c, i, length);
    } else if (!after_blank) {
      emit(' ', i, length);
    }
    after_blank = is_blank(c);
    i += length;
  }
}

}  // namespace

TextFinder::TextFinder(std::string_view text) {
  plain_text(text, [&](char c, std::size_t begin, std::size_t length) {
    plain_ += c;
    begins_.push_back(static_cast<std::uint32_t>(begin));
    lengths_.push_back(static_cast<std::uint8_t>(length));
  });
}

std::optional<std::size_t> TextFinder::find_plain(std::string_view wanted, std::size_t from, bool whole_words) const {
  for (std::size_t at = plain_.find(wanted, from); at != std::string::npos; at = plain_.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool joins_before = at > 0 && is_word(plain_[at - 1]) && is_word(plain_[at]);
    const bool joins_after = end < plain_.size() && is_word(plain_[end - 1]) && is_word(plain_[end]);
    if (!whole_words || (!joins_before && !joins_after)) return at;
  }
  return std::nullopt;
}

namespace {

std::string trimmed_plain(std::string_view wanted) {
  std::string plain;
  plain_text(wanted, [&](char c, std::size_t, std::size_t) { plain += c; });
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

}  // namespace

std::optional<Span> TextFinder::find(std::string_view wanted, bool whole_words) const {
  const std::string plain = trimmed_plain(wanted);
  if (plain.empty()) return std::nullopt;
  const std::optional<std::size_t> at = find_plain(plain, 0, whole_words);
  return at ? std::optional(span_of(*at, plain.size())) : std::nullopt;
}

std::vector<Span> TextFinder::find_all(std::string_view wanted) const {
  const std::string plain = trimmed_plain(wanted);
  std::vector<Span> spans;
  if (plain.empty()) return spans;
  for (auto at = find_plain(plain, 0, true); at; at = find_plain(plain, *at + plain.size(), true))
    spans.push_back(span_of(*at, plain.size()));
  return spans;
}

}  // namespace relata::extract
