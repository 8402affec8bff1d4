#include "engine/extract/coref/name_match.h"

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

bool is_function_word(std::string_view word) {
  return word == "of" || word == "the" || word == "and" || word == "for" || word == "on" || word == "in" || word == "de" || word == "to" ||
         word == "&";
}

bool ends_after_hyphen(std::string_view whole, std::string_view part) {
  return whole.size() > part.size() + 1 && part.size() >= 4 && whole.ends_with(part) && whole[whole.size() - part.size() - 1] == '-';
}

std::size_t count_of_content(const Words& words) {
  return static_cast<std::size_t>(
      std::count_if(words.begin(), words.end(), [](const std::string& word) { return !is_function_word(word); }));
}

}  // namespace

Words words_of(std::string_view text) {
  Words words;
  std::string word;
  for (const char c : text) {
    if (c == ' ') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string title_case(std::string_view text) {
  std::string result(text);
  for (std::size_t i = 1; i < result.size(); ++i) {
    if (result[i] >= 'A' && result[i] <= 'Z' && result[i - 1] != ' ' && result[i - 1] != '.') result[i] = static_cast<char>(result[i] + 32);
  }
  return result;
}

std::string without_dots(std::string_view text) {
  std::string result;
  std::copy_if(text.begin(), text.end(), std::back_inserter(result), [](char c) { return c != '.'; });
  return result;
}

std::string initials(const Words& words) {
  std::string result;
  for (const std::string& word : words) {
    if (!is_function_word(word) && starts_upper(word)) result += word.front();
  }
  return result;
}

bool looks_like_acronym(std::string_view text) {
  const auto capitals = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const auto small = std::count_if(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return text.find(' ') == std::string_view::npos && capitals >= 2 && small < capitals;
}

std::string capitals_of(std::string_view acronym) {
  std::string result;
  std::copy_if(acronym.begin(), acronym.end(), std::back_inserter(result), [](char c) { return c >= 'A' && c <= 'Z'; });
  return result;
}

bool abbreviates_rest(const Words& part, const Words& whole) {
  if (part.size() < 2 || part.size() >= whole.size() || part.back().size() < 2) return false;
  const std::string& acronym = part.back();
  if (!std::all_of(acronym.begin(), acronym.end(), [](char c) { return c >= 'A' && c <= 'Z'; })) return false;
  if (!std::equal(part.begin(), part.end() - 1, whole.begin())) return false;
  return initials(Words(whole.begin() + static_cast<std::ptrdiff_t>(part.size()) - 1, whole.end())).starts_with(acronym);
}

bool is_prefix(const Words& part, const Words& whole) {
  return part.size() < whole.size() && std::equal(part.begin(), part.end(), whole.begin());
}

bool is_suffix(const Words& part, const Words& whole) {
  return part.size() < whole.size() && std::equal(part.rbegin(), part.rend(), whole.rbegin());
}

bool is_subsequence(const Words& part, const Words& whole) {
  std::size_t found = 0;
  for (const std::string& word : whole) {
    if (found < part.size() && (part[found] == word || (part[found].size() == 2 && part[found][1] == '.' && part[found][0] == word[0])))
      ++found;
  }
  return found == part.size();
}

bool says_the_same(const Words& part, const Words& whole) {
  const std::size_t size = count_of_content(part);
  if (size < 2 || (size == 2 && count_of_content(whole) != 2)) return false;
  return std::all_of(part.begin(), part.end(), [&](const std::string& word) {
    return is_function_word(word) || std::find(whole.begin(), whole.end(), word) != whole.end();
  });
}

bool same_surname(std::string_view a, std::string_view b) {
  if (ends_after_hyphen(a, b) || ends_after_hyphen(b, a)) return true;
  // "Al-Tamimi" at the beginning of a sentence.
  return a.size() == b.size() && a.substr(1) == b.substr(1) && lower(a.substr(0, 1)) == lower(b.substr(0, 1));
}

}  // namespace relata::extract
