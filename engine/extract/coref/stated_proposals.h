#pragma once

#include <optional>
#include <string_view>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// What somebody put forward in a clause or an object instead of by a noun for proposals: "to host the summit" in "offered to host the
// summit", which "the offer" then takes up.
struct StatedProposal {
  std::uint32_t head = kNoToken;  // verb of the clause, or the object
  TokenRange tokens;              // without "to" and "that"
};

// What the noun ("offer", in small letters) at `noun` takes up, in its sentence or the two before: the nearest thing offered, proposed, ...
// that refers to nothing yet. `apposed` nouns, "..., an idea that Oslo dislikes", only take up what stands before them in their sentence.
std::optional<StatedProposal> stated_before(const Reading& reading, std::uint32_t noun, std::string_view lemma, bool apposed);

}  // namespace relata::extract
