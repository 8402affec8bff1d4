#include "engine/index/text_terms.h"

#include <memory>

#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "storage/base/limits.h"

namespace relata {
namespace {

icu::UnicodeString normalized(const icu::Normalizer2* normalizer, const icu::UnicodeString& text, UErrorCode& error) {
  return U_SUCCESS(error) ? normalizer->normalize(text, error) : text;
}

// Compatibility forms and case first, then marks: what is left of a letter is the letter alone.
icu::UnicodeString folded(const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::UnicodeString lower = normalized(icu::Normalizer2::getNFKCCasefoldInstance(error), text, error);
  const icu::UnicodeString parts = normalized(icu::Normalizer2::getNFDInstance(error), lower, error);
  icu::UnicodeString plain;
  for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
    const UChar32 c = parts.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK && c != 0) plain.append(c);
  }
  return normalized(icu::Normalizer2::getNFCInstance(error), plain, error);
}

// Making one loads its rules: each thread keeps its own.
icu::BreakIterator* word_breaks() {
  thread_local const std::unique_ptr<icu::BreakIterator> breaks = [] {
    UErrorCode error = U_ZERO_ERROR;
    return std::unique_ptr<icu::BreakIterator>(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  }();
  return breaks.get();
}

std::string term_of(icu::UnicodeString word) {
  const int32_t length = word.length();
  const bool possessive = length > 2 && word[length - 1] == u's' && (word[length - 2] == u'\'' || word[length - 2] == u'\u2019');
  if (possessive) word.truncate(length - 2);
  std::string term;
  word.toUTF8String(term);
  if (term.size() <= limits::kTermBytes) return term;
  std::size_t end = limits::kTermBytes;
  while ((static_cast<unsigned char>(term[end]) & 0xC0U) == 0x80U) --end;  // never in the middle of a character
  term.resize(end);
  return term;
}

}  // namespace

std::vector<std::string> text_terms(std::string_view text) {
  std::vector<std::string> terms;
  icu::BreakIterator* const breaks = word_breaks();
  if (breaks == nullptr) return terms;
  const icu::UnicodeString plain = folded(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size()))));
  breaks->setText(plain);
  int32_t begin = breaks->first();
  for (int32_t end = breaks->next(); end != icu::BreakIterator::DONE; begin = end, end = breaks->next()) {
    if (breaks->getRuleStatus() >= UBRK_WORD_NONE_LIMIT) terms.push_back(term_of(plain.tempSubStringBetween(begin, end)));
  }
  return terms;
}

}  // namespace relata
