#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/graph/memory_snapshot.h"
#include "storage/graph/mutation.h"

namespace relata {

// The names that one write transaction uses, and those of them that are new. Not thread-safe.
class NameRegistry {
 public:
  // `graph` gets the new names, and must outlive the registry.
  explicit NameRegistry(MemorySnapshot& graph) : graph_(graph) {}

  // Id of the name, registered when new. kInvalidArgument for an empty name, kResourceExhausted past limits::kNameBytes and kNamesPerSpace.
  Result<LabelId> label(std::string_view name);
  Result<TypeId> type(std::string_view name);
  Result<KeyId> key(std::string_view name);

  // RegisterName for each new name, in the order of their coming.
  const std::vector<Mutation>& registered() const { return registered_; }

 private:
  // `known`: the id that the name has already, or 0.
  Result<std::uint32_t> id_of(NameSpace space, std::string_view name, std::uint32_t known);

  MemorySnapshot& graph_;
  std::vector<Mutation> registered_;
};

}  // namespace relata
