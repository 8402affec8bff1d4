#include "engine/ingest/name_forms.h"

#include <absl/container/flat_hash_set.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace relata {
namespace {

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// "m." or "m" for "maria".
bool is_initial_of(std::string_view part, std::string_view whole) {
  return (part.size() == 1 || (part.size() == 2 && part[1] == '.')) && !whole.empty() && part[0] == whole[0];
}

bool is_subsequence(const std::vector<std::string_view>& part, const std::vector<std::string_view>& whole) {
  std::size_t found = 0;
  for (const std::string_view word : whole) {
    if (found < part.size() && (part[found] == word || is_initial_of(part[found], word))) ++found;
  }
  return found == part.size();
}

}  // namespace

std::string folded_name(std::string_view name) {
  icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int32_t>(name.size())));
  UErrorCode error = U_ZERO_ERROR;
  if (const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCCasefoldInstance(error); U_SUCCESS(error)) {
    icu::UnicodeString normalized = normalizer->normalize(text, error);
    if (U_SUCCESS(error)) text = std::move(normalized);
  }
  std::string lower;
  text.toUTF8String(lower);
  std::string folded;
  for (const char c : lower) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (blank ? !folded.empty() && folded.back() != ' ' : true) folded += blank ? ' ' : c;
  }
  if (folded.ends_with(' ')) folded.pop_back();
  for (const std::string_view article : {"the ", "a ", "an "}) {
    if (folded.starts_with(article)) return folded.substr(article.size());
  }
  return folded;
}

std::vector<std::string_view> name_words(std::string_view folded) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(folded.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string initials_of(std::string_view name) {
  std::string initials;
  for (const std::string_view word : name_words(name)) {
    if (is_capital(word[0]) && word != "The") initials += static_cast<char>(word[0] - 'A' + 'a');
  }
  return initials.size() > 1 ? initials : "";
}

std::string acronym_of(std::string_view name) {
  constexpr std::size_t kLongest = 8;
  std::string acronym;
  for (const char c : name) {
    if (is_capital(c)) {
      acronym += static_cast<char>(c - 'A' + 'a');
    } else if (c != '.') {
      return "";
    }
  }
  return acronym.size() >= 2 && acronym.size() <= kLongest ? acronym : "";
}

bool is_name_variant(std::string_view folded, std::string_view other) {
  const std::vector<std::string_view> a = name_words(folded);
  const std::vector<std::string_view> b = name_words(other);
  if (a.size() < 2 || b.size() < 2 || a.back() != b.back()) return false;
  const bool same_first = a.front() == b.front() || is_initial_of(a.front(), b.front()) || is_initial_of(b.front(), a.front());
  return same_first && (is_subsequence(a, b) || is_subsequence(b, a));
}

bool is_common_body(std::string_view folded) {
  static const absl::flat_hash_set<std::string_view> kBodies = {
      "ministry",   "parliament", "senate",   "congress",  "assembly", "cabinet",    "government", "court",    "police",
      "army",       "navy",       "military", "guard",     "council",  "commission", "committee",  "agency",   "bank",
      "opposition", "university", "tribunal", "authority", "party",    "union",      "department", "treasury", "force"};
  static const absl::flat_hash_set<std::string_view> kQualifiers = {
      "foreign",  "defence",        "defense", "interior", "finance", "health",    "justice", "education",  "energy", "transport",
      "economy",  "supreme",        "high",    "national", "central", "federal",   "state",   "coast",      "city",   "security",
      "election", "constitutional", "general", "armed",    "air",     "electoral", "house",   "democratic", "labour", "labor"};
  const std::vector<std::string_view> words = name_words(folded);
  if (words.empty() || words.size() > 3 || !kBodies.contains(words.back())) return false;
  return std::all_of(words.begin(), words.end() - 1,
                     [](std::string_view word) { return kQualifiers.contains(word) || kBodies.contains(word); });
}

}  // namespace relata
