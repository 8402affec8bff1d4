#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>

#include "storage/graph/graph_store.h"

namespace relata {

// A graph whose indexes come and go, each too large for a transaction.

// Nodes enough for that, in a new directory.
void make_nodes_to_index(const std::filesystem::path& directory);
// Creates a range index and then a full-text one, and drops both, again and again; tells the version of each commit. Returns at an error.
Status churn_indexes(const std::filesystem::path& directory, const std::function<void(std::uint64_t)>& acknowledged);
// What the directory holds of indexes after it has been opened for writing: how many keys, by the index's id.
std::map<std::uint32_t, std::uint64_t> keys_of_indexes(const std::filesystem::path& directory);
// How many an index of the kind has when it is whole.
std::uint64_t keys_of_whole_index(IndexKind kind);

}  // namespace relata
