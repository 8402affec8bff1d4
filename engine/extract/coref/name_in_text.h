#pragma once

#include <optional>
#include <string>

#include "engine/extract/coref/name_match.h"
#include "engine/extract/coref/reading.h"

namespace relata::extract {

// One occurrence of a name while names are merged.
struct NameInText {
  TokenRange tokens;
  EntityType type;
  std::string text;
  Words words;
  std::uint32_t entity = kNone;  // once it is known which
  std::optional<NameReading> known;
};

}  // namespace relata::extract
