#pragma once

#include <absl/container/flat_hash_map.h>

#include <string>
#include <vector>

#include "engine/extract/coref/name_in_text.h"

namespace relata::extract {

// Short names that stand right behind the whole one: "Rapid Support Forces (RSF)", whatever its letters, "the Harbour League, known as
// Harba".
class SpelledOut {
 public:
  // Learns them and gives each the type of the whole name wherever it stands: "Non-Proliferation Treaty (NPT)" is no organization.
  SpelledOut(const Reading& reading, std::vector<NameInText>& names);

  // Index of the whole name of a short one; kNone for none.
  std::uint32_t whole_of(const std::string& text) const;

 private:
  absl::flat_hash_map<std::string, std::uint32_t> whole_;
};

}  // namespace relata::extract
