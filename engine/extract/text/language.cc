#include "engine/extract/text/language.h"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/locid.h>

#include <algorithm>
#include <array>

namespace relata::extract {
namespace {

constexpr std::size_t kLongestSample = 64ULL << 10;
// Below that a name or a quotation decides.
constexpr int kLeastBytes = 60;
constexpr int kLeastPercent = 60;
// Score per kilobyte of text that is in the language: 500 to 1500, as CLD2 documents; names and noise have less.
constexpr double kLeastScore = 300;

// A cut within a character would make the rest of it invalid.
std::string_view sample_of(std::string_view text) {
  std::size_t end = std::min(text.size(), kLongestSample);
  while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

}  // namespace

std::string detect_language(std::string_view text) {
  const std::string_view sample = sample_of(text);
  const CLD2::CLDHints no_hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  std::array<CLD2::Language, 3> languages{};
  std::array<int, 3> percents{};
  std::array<double, 3> scores{};
  int text_bytes = 0;
  bool reliable = false;
  int valid_bytes = 0;
  CLD2::ExtDetectLanguageSummaryCheckUTF8(sample.data(), static_cast<int>(sample.size()), /*is_plain_text=*/true, &no_hints, 0,
                                          languages.data(), percents.data(), scores.data(), nullptr, &text_bytes, &reliable, &valid_bytes);
  const bool sure = reliable && text_bytes >= kLeastBytes && percents[0] >= kLeastPercent && scores[0] >= kLeastScore;
  if (!sure || languages[0] == CLD2::UNKNOWN_LANGUAGE) return std::string(kEnglish);
  return CLD2::LanguageCode(languages[0]);
}

std::string language_name(std::string_view tag) {
  icu::UnicodeString name;
  icu::Locale(std::string(tag).c_str()).getDisplayName(icu::Locale::getEnglish(), name);
  std::string text;
  name.toUTF8String(text);
  return text;
}

}  // namespace relata::extract
