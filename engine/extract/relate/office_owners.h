#pragma once

#include <absl/container/flat_hash_map.h>

#include <string>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Whose an office is that the text leaves to context: "Health Minister X" is of the country that the sentence or the text is about, "Mayor
// X" of its town, "Judge X" of its court, "a spokesman, X," of the body that he speaks for. Cost of making one: linear in the
// references.
class OfficeOwners {
 public:
  explicit OfficeOwners(const Reading& reading);

  // The head of a reference to the owner; kNoToken when nothing stands out. Requires: the description names no owner.
  std::uint32_t owner_of(const Description& description) const;

 private:
  std::uint32_t country_of(std::uint32_t token) const;
  template <typename Owner>
  std::uint32_t subject_before(const Description& description, Owner owner) const;
  std::uint32_t body_spoken_for(const Description& description) const;

  const Reading& reading_;
  std::uint32_t main_country_ = kNoToken;
  absl::flat_hash_map<std::string, std::uint32_t> countries_;  // by name: the head of the first reference
  std::uint32_t main_town_ = kNoToken;
  std::uint32_t main_court_ = kNoToken;
  std::uint32_t world_court_ = kNoToken;
  std::uint32_t only_commission_ = kNoToken;
};

}  // namespace relata::extract
