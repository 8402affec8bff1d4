#pragma once

#include <span>
#include <string>
#include <string_view>

namespace relata {

// The candidate that `word` is most likely a misspelling of, upper and lower case alike; empty when none is near.
// Distance: insertions, deletions, replacements and swaps of neighbours (optimal string alignment), at most a third of the word.
// Words of one or two characters are like too many others to be corrected.
// Cost: the product of the lengths, for each candidate.
std::string closest_word(std::string_view word, std::span<const std::string> candidates);

// "; did you mean X?", or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string> candidates);

}  // namespace relata
