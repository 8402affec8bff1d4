#include "engine/extract/text/prose.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <string>

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

// What news is made of has 30 to 50 % of these; menus and tables have a few by accident.
bool is_joining_word(const std::string& word) {
  static const absl::flat_hash_set<std::string> kWords = {
      "the",  "a",    "an",    "of",   "to",    "in",   "on",   "at",    "for",   "from",   "with",   "by",   "as",    "into",  "over",
      "and",  "or",   "but",   "that", "which", "who",  "when", "where", "while", "after",  "before", "if",   "is",    "are",   "was",
      "were", "be",   "been",  "has",  "have",  "had",  "will", "would", "could", "should", "can",    "may",  "did",   "does",  "not",
      "he",   "she",  "it",    "they", "we",    "i",    "you",  "his",   "her",   "its",    "their",  "this", "these", "those", "said",
      "says", "told", "about", "than", "there", "more", "also", "him",   "them",  "our",    "my",     "your", "no",    "up",    "out"};
  return kWords.contains(word);
}

bool is_word(const std::string& form) {
  const auto letters = std::count_if(form.begin(), form.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  return letters >= 2 && 2 * letters > static_cast<std::ptrdiff_t>(form.size());
}

}  // namespace

bool is_prose(const Annotation& annotation) {
  constexpr double kLeastWords = 0.4;
  // A headline or a caption may do without joining words; a whole page of them is a menu.
  constexpr std::size_t kShortText = 40;
  constexpr double kLeastJoiningWords = 0.12;
  std::size_t words = 0;
  std::size_t joining = 0;
  for (const Token& token : annotation.tokens) {
    if (is_word(token.form)) ++words;
    if (is_joining_word(lower(token.form))) ++joining;
  }
  const auto count = static_cast<double>(annotation.tokens.size());
  if (static_cast<double>(words) < kLeastWords * count) return false;
  return annotation.tokens.size() < kShortText || static_cast<double>(joining) >= kLeastJoiningWords * static_cast<double>(words);
}

}  // namespace relata::extract
