#include "engine/extract/extraction.h"

#include <array>

namespace relata::extract {

std::string_view to_string(EntityType type) {
  constexpr std::array<std::string_view, 5> kNames = {"Person", "Organization", "Place", "Proposal", "Nationality"};
  return kNames[static_cast<std::size_t>(type)];
}

std::string_view to_string(Modality modality) {
  constexpr std::array<std::string_view, 4> kNames = {"asserted", "planned", "possible", "hypothetical"};
  return kNames[static_cast<std::size_t>(modality)];
}

}  // namespace relata::extract
