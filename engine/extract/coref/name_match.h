#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace relata::extract {

// How two spellings of one name can differ. Words are those between blanks.

using Words = std::vector<std::string>;

Words words_of(std::string_view text);
// "PORT VILA" -> "Port Vila".
std::string title_case(std::string_view text);
std::string without_dots(std::string_view text);

// "Central Intelligence Agency" -> "CIA".
std::string initials(const Words& words);
// "Ministry of Defence (MoD)": letters of a name in brackets, most of them capitals.
bool looks_like_acronym(std::string_view text);
// "MoD" -> "MD".
std::string capitals_of(std::string_view acronym);
// "Africa CDC" for "Africa Centres for Disease Control and Prevention": the first words, then the initials of what follows.
bool abbreviates_rest(const Words& part, const Words& whole);

bool is_prefix(const Words& part, const Words& whole);
bool is_suffix(const Words& part, const Words& whole);
// "J. Smith" in "John Smith", "John Smith" in "John Paul Smith".
bool is_subsequence(const Words& part, const Words& whole);
// "House Intelligence Committee" for "House Select Committee on Intelligence", "Defence Ministry" for "Ministry of Defence": the same words
// but for small ones, in any order; three or more of them may leave some out.
bool says_the_same(const Words& part, const Words& whole);

// "Tamimi", "Al-Tamimi" and "al-Tamimi".
bool same_surname(std::string_view a, std::string_view b);

}  // namespace relata::extract
