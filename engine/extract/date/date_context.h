#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/document.h"

namespace relata::extract {

// Where in a text a date is read, and what the text has told before. One per text; the reader moves it along.
struct DateContext {
  const Annotation& text;
  const DependencyTree& tree;
  Date published;
  TokenRange sentence = {};
  std::optional<Date> last = {};  // the day that the text named last
  bool last_is_here = false;      // in this sentence

  // In small letters; empty outside of the sentence.
  std::string word(std::uint32_t index) const { return sentence.contains(index) ? lower(text.tokens[index].form) : std::string(); }
  // Whether the clause around a date speaks of what is to come.
  bool lies_ahead(std::uint32_t index) const;
  // From where "the day before" counts: in a story of long ago from the day that the sentence has named, else from the day of publication.
  Date base() const;
};

}  // namespace relata::extract
