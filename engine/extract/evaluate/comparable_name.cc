#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "engine/extract/evaluate/article_scores.h"

namespace relata::extract {
namespace {

bool is_word_character(UChar32 c) {
  const auto mask = U_GET_GC_MASK(c);
  return c == '_' || (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

}  // namespace

std::string comparable_name(std::string_view name) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  text.findAndReplace(icu::UnicodeString(static_cast<UChar32>(0x2019)), icu::UnicodeString("'"));
  text.findAndReplace(icu::UnicodeString("'s "), icu::UnicodeString(" "));
  text.toLower(icu::Locale::getRoot());
  icu::UnicodeString kept;
  bool blank = false;
  for (int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isUWhiteSpace(c)) {
      blank = !kept.isEmpty();
    } else if (is_word_character(c)) {
      if (blank) kept.append(static_cast<UChar32>(' '));
      blank = false;
      kept.append(c);
    }
  }
  for (const char* article : {"the ", "a ", "an "}) {
    const icu::UnicodeString prefix(article);
    if (!kept.startsWith(prefix)) continue;
    kept.remove(0, prefix.length());
    break;
  }
  if (kept == icu::UnicodeString("the") || kept == icu::UnicodeString("a") || kept == icu::UnicodeString("an")) kept.remove();
  std::string result;
  kept.toUTF8String(result);
  return result;
}

}  // namespace relata::extract
