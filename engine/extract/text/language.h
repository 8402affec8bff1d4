#pragma once

#include <string>
#include <string_view>

namespace relata::extract {

constexpr std::string_view kEnglish = "en";

// The language that most of a text is in, as a BCP 47 tag ("fr", "pt", "zh-Hant"), by CLD2. English when the text is short, mixed, or the
// detector unsure: what can be read is to be read. Any bytes are accepted. Thread safe. Cost: linear in the first 64 KB; the rest is not
// looked at.
std::string detect_language(std::string_view text);

// "French" for "fr"; the tag itself when nobody knows it.
std::string language_name(std::string_view tag);

}  // namespace relata::extract
