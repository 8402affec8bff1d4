#pragma once

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <string>
#include <vector>

#include "engine/extract/coref/traces.h"

namespace relata::extract {

// Who is meant by a role alone: "the Kremlin aide", "the minister". Reads descriptions.
class TitledPersons {
 public:
  TitledPersons(const Reading& reading, const Traces& traces);

  // The person last described by this noun, or whom the text is mostly about; kNone when nobody fits. `owner` is whose or where the role
  // is. Cost: bounded.
  std::uint32_t called(const std::string& noun, std::uint32_t owner, bool definite, std::uint32_t i) const;
  bool is_described_as(std::uint32_t entity, const std::string& noun) const { return described_.contains({entity, noun}); }

 private:
  std::uint32_t foremost_with(const std::string& noun) const;
  bool belongs(const Description& description, std::uint32_t owner) const;
  bool is_sentence_start(std::uint32_t i) const;
  bool is_indefinite(std::uint32_t i) const;

  const Reading& reading_;
  const Traces& traces_;
  absl::flat_hash_map<std::string, std::vector<std::uint32_t>> by_noun_;  // descriptions with a name, by their last word
  absl::flat_hash_set<std::pair<std::uint32_t, std::string>> described_;
};

}  // namespace relata::extract
