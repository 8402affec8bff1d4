#pragma once

// What a Lexicon looks up, and how it comes out of the data files; for engine/extract/lexicon alone.

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/extract/lexicon/lexicon.h"
#include "storage/base/result.h"

namespace relata::extract {

// Keys are as Lexicon's functions take them. Bits of groups, cues and name_words: GroupClass, Cue, NameWord.
struct LexiconTables {
  std::deque<KnownName> known;  // addresses stay valid
  absl::flat_hash_map<std::string, NameReading> names;
  absl::flat_hash_map<std::string, const KnownName*> countries;
  absl::flat_hash_map<std::string, std::vector<Role>> roles;
  absl::flat_hash_map<std::string, std::uint8_t> groups;
  absl::flat_hash_map<std::string, std::string> places;
  absl::flat_hash_map<std::string, ProposalNoun> proposals;
  absl::flat_hash_map<std::string, std::uint16_t> cues;
  absl::flat_hash_map<std::string, Gender> given_names;
  absl::flat_hash_set<std::string> organization_names;
  absl::flat_hash_set<std::string> not_names;
  absl::flat_hash_map<std::string, std::uint8_t> name_words;
  absl::flat_hash_map<std::string, RelationType> relations;
  std::size_t longest_name = 1;
  std::size_t longest_role = 1;
};

// Reads every file of `directory` into empty tables. Of a name that stands several times the first reading counts; countries come before
// regions, these before organizations. kNotFound or kInvalidArgument names the file, and the line that is wrong.
Status load_lexicon_tables(const std::filesystem::path& directory, LexiconTables& tables);

}  // namespace relata::extract
