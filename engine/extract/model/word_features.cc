#include "engine/extract/model/word_features.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "engine/extract/model/features.h"

namespace relata::extract {
namespace {

char shape_of(char c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (c >= '0' && c <= '9') return 'd';
  return static_cast<unsigned char>(c) >= 0x80 ? 'x' : c;
}

std::uint32_t shape_hash(std::string_view form) {
  std::string shape;
  for (const char c : form) {
    const char s = shape_of(c);
    const std::size_t size = shape.size();
    if (size < 2 || shape[size - 1] != s || shape[size - 2] != s) shape += s;
  }
  return hash_text(shape);
}

// "Kerala" for "kerala" and "KERALA"; ASCII alone.
std::string title_case(std::string_view lower) {
  std::string title(lower);
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
  return title;
}

}  // namespace

std::string lower_case(std::string_view text) {
  if (std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
  }
  std::string lower;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())))
      .toLower(icu::Locale::getRoot())
      .toUTF8String(lower);
  return lower;
}

WordFeatures word_features(const WordTable& table, std::string_view form) {
  const std::string lower = lower_case(form);
  const std::string_view text = lower;
  WordFeatures features;
  features.lower = hash_text(text);
  features.shape = shape_hash(form);
  const auto prefix = [&](std::size_t length) { return hash_text(text.substr(0, length)); };
  const auto suffix = [&](std::size_t length) { return hash_text(text.substr(text.size() - std::min(length, text.size()))); };
  features.prefix2 = prefix(2);
  features.prefix3 = prefix(3);
  features.suffix2 = suffix(2);
  features.suffix3 = suffix(3);
  features.suffix4 = suffix(4);
  features.entry = table.find(form, lower);
  features.title_flags = features.entry.flags;
  if (const std::string title = title_case(text); title != form) features.title_flags |= table.flags(title);
  features.capitalised = !form.empty() && shape_of(form[0]) == 'X';
  return features;
}

std::vector<WordFeatures> word_features(const WordTable& table, const std::vector<std::string_view>& forms) {
  std::vector<WordFeatures> features;
  features.reserve(forms.size());
  for (const std::string_view form : forms) features.push_back(word_features(table, form));
  return features;
}

}  // namespace relata::extract
