#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relata::extract {

// Splits what stands between two blanks into tokens in the manner of the UD English Web Treebank: punctuation, clitics ("did|n't",
// "Moscow|'s") and the parts of compounds ("30|-|day") stand alone; abbreviations ("U.S.", "a.m.", "Mr."), numbers, addresses and
// prefixes ("co-author") stay whole. The pieces are views into `word`, in order, and cover it. Cost: linear.
std::vector<std::string_view> split_word(std::string_view word);

// Whether a token that ends in a period is an abbreviation, not a word at the end of a sentence.
bool is_abbreviation(std::string_view token);

// The token with typographic quotes, dashes and ellipses made plain: U+2019 becomes an apostrophe.
std::string plain_form(std::string_view token);

}  // namespace relata::extract
