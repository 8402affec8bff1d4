#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relata {

// How names are compared. All cost linear time.

// Lower case, blanks folded, a leading article dropped: what names are compared by.
std::string folded_name(std::string_view name);

// The words of a folded name; views into it.
std::vector<std::string_view> name_words(std::string_view folded);

// "Central Bank of Norland" -> "cbn": the first letters of the capitalized words; empty for names of one such word.
std::string initials_of(std::string_view name);

// "C.B.N." -> "cbn" for two to eight capital letters, with or without periods; empty for anything else.
std::string acronym_of(std::string_view name);

// Whether two folded names of two words or more are forms of one another: the same first and last word, and between them words or
// initials that only one of the two has ("anna lee", "anna m. lee").
bool is_name_variant(std::string_view folded, std::string_view other);

// Whether many bodies are called so, each in its own country or city: "the Foreign Ministry", "Parliament", "Supreme Court".
bool is_common_body(std::string_view folded);

}  // namespace relata
