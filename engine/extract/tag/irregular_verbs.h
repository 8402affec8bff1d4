#pragma once

#include <string>
#include <string_view>

namespace relata::extract {

// The verb that has `form` (in lower case) as an irregular past tense or participle, also behind a prefix ("withdrew", "overthrown");
// empty when none has. Of "lay", "found" and "wound" it is the verb that news uses.
std::string irregular_verb(std::string_view form);

}  // namespace relata::extract
