#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/coref/reading.h"
#include "engine/extract/relate/frame.h"

namespace relata::extract {

inline std::uint8_t entity_bit(EntityType type) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type)); }

// Who or what fills the roles of a frame: from the words of a role to references to entities. `reading` must outlive it.
class RoleEntities {
 public:
  explicit RoleEntities(const Reading& reading) : reading_(reading) {}

  // Tokens that refer to entities of the types (entity_bit), each once; an apposition stands for a noun that refers to nothing.
  std::vector<std::uint32_t> find(const Frame& frame, const std::vector<std::string>& roles, std::uint8_t types) const;

 private:
  std::uint32_t author_of(std::uint32_t token, std::uint8_t types) const;
  void add_examples(std::uint32_t token, std::uint8_t types, std::vector<std::uint32_t>& result) const;
  void add_further_owners(std::uint32_t token, std::uint8_t types, std::vector<std::uint32_t>& result) const;
  bool has_conjunct(std::uint32_t token) const;
  bool fits(std::uint32_t token, std::uint8_t types) const;
  std::uint32_t with_entity(std::uint32_t token, std::uint8_t types) const;
  std::uint32_t titled(std::uint32_t token, std::uint8_t types) const;

  const Reading& reading_;
};

// "A and B accused each other".
bool has_each_other(const Reading& reading, const Frame& frame, const std::vector<std::string>& roles);

}  // namespace relata::extract
