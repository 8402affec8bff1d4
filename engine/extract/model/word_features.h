#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/model/word_table.h"

namespace relata::extract {

// What the networks see of one word, hashed once per sentence.
struct WordFeatures {
  std::uint32_t lower = 0;
  std::uint32_t shape = 0;  // "Xxxx", "XX", "dd-dd" with runs cut to two
  std::uint32_t prefix2 = 0, prefix3 = 0;
  std::uint32_t suffix2 = 0, suffix3 = 0, suffix4 = 0;
  WordEntry entry;
  std::uint8_t title_flags = 0;  // gazetteer flags of the word written with one capital: those of "Kerala" for "kerala" and "KERALA"
  bool capitalised = false;
};

// ASCII and Latin letters, Greek and Cyrillic in lower case by ICU.
std::string lower_case(std::string_view text);

WordFeatures word_features(const WordTable& table, std::string_view form);
std::vector<WordFeatures> word_features(const WordTable& table, const std::vector<std::string_view>& forms);

}  // namespace relata::extract
