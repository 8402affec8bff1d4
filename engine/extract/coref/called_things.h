#pragma once

#include <string>

#include <absl/container/flat_hash_set.h>

#include "engine/extract/coref/titled_persons.h"
#include "engine/extract/coref/traces.h"

namespace relata::extract {

// Which organization or place is meant by what it is alone: "the commission", "the company", "the province", "the capital".
class CalledThings {
 public:
  CalledThings(const Reading& reading, const Traces& traces, const TitledPersons& titled);

  // Whether the name of an organization that the article names calls it so: "guild" after "Scottish Pelagic Guild".
  bool is_word_of_body(const std::string& noun) const { return body_words_.contains(noun); }

  // kNone when nothing fits. Cost: bounded, but for capitals, which look at all entities.
  std::uint32_t body(const std::string& noun, std::uint32_t i) const;
  std::uint32_t place(const std::string& noun, std::uint32_t owner) const;

 private:
  std::uint32_t body_of_kind(std::string_view noun, std::uint32_t i) const;
  std::uint32_t town_in_focus() const;
  std::uint32_t capital_of(std::uint32_t owner) const;

  const Reading& reading_;
  const Traces& traces_;
  const TitledPersons& titled_;
  absl::flat_hash_set<std::string> body_words_;
};

}  // namespace relata::extract
