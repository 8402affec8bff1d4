#pragma once

#include <absl/container/flat_hash_map.h>

#include <string>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Armies, police forces and the like of a country: "the Indonesian military" is an organization of its own, and so is "the military" after
// it.
class Services {
 public:
  explicit Services(Reading& reading);

  // The service that the noun at `i` means, made when it is new; kNone when the noun is none. `owner` is whose it is, where the text says.
  std::uint32_t called(std::uint32_t i, std::uint32_t owner);

 private:
  std::uint32_t entity_named(const std::string& written) const;
  std::string name_of_owner(std::uint32_t begin, std::uint32_t owner) const;

  Reading& reading_;
  absl::flat_hash_map<std::pair<std::uint32_t, std::string>, std::uint32_t> services_;  // by country and noun
  absl::flat_hash_map<std::string, std::uint32_t> last_service_;
  absl::flat_hash_map<std::string, std::uint32_t> by_name_;  // organizations with names, in lower case
};

}  // namespace relata::extract
