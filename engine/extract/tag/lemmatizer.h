#pragma once

#include <absl/container/flat_hash_map.h>

#include <string>
#include <string_view>

#include "engine/extract/model/model_file.h"

namespace relata::extract {

// The lemma by inflection rules alone, from the word in lower case (names keep their case) and its Penn tag.
std::string rule_lemma(std::string_view form, std::string_view xpos);

// Rules plus the exceptions seen in training. Immutable once filled; thread-safe.
class Lemmatizer {
 public:
  void add_exception(std::string_view lower_form, std::string_view xpos, std::string_view lemma);
  std::string lemma(std::string_view form, std::string_view xpos) const;

  void write(ModelWriter& writer) const;
  static Lemmatizer read(ModelReader& reader);

 private:
  absl::flat_hash_map<std::string, std::string> exceptions_;  // "went/VBD" -> "go"
};

}  // namespace relata::extract
