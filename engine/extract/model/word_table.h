#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/model/model_file.h"

namespace relata::extract {

// What is known of a word beforehand.
enum WordFlag : std::uint8_t {
  kCountryWord = 1,  // a country's name, or a word of one
  kDemonymWord = 2,  // "Norwegian"
  kCityWord = 4,     // the whole name of a populated place
  kCityPart = 8,     // a word of a longer place name
  kGivenName = 16,   // a person's first name
};

struct WordEntry {
  std::uint8_t coarse = 0;  // k-means class of 128, plus one; 0: unknown
  std::uint16_t fine = 0;   // of 1024
  std::uint8_t flags = 0;   // WordFlag
};

// Word classes and gazetteer flags by word; classes are keyed by the word in lower case, flags by the word as written.
// Immutable once built; safe from any thread. Words are kept as 32-bit hashes.
class WordTable {
 public:
  // Flags are added to those already there.
  void set_classes(std::string_view lower_word, std::uint8_t coarse, std::uint16_t fine);
  void add_flags(std::string_view word, std::uint8_t flags);
  // Call after the last change and before find().
  void finish();

  WordEntry find(std::string_view word, std::string_view lower_word) const;
  std::uint8_t flags(std::string_view word) const;  // WordFlag of the word as written

  void write(ModelWriter& writer) const;
  static WordTable read(ModelReader& reader);

 private:
  struct Item {
    std::uint32_t hash;
    WordEntry entry;
  };
  const Item* find(std::uint32_t hash) const;
  std::vector<Item> items_;            // by hash once finished
  std::vector<std::uint32_t> starts_;  // items_ by the hash's upper 16 bits
};

}  // namespace relata::extract
