#pragma once

#include <cstdint>
#include <string>

#include "storage/kv/kv_store.h"

namespace relata {

// In place of the format while a bulk load is under way: what has it is no graph yet.
constexpr std::uint64_t kLoadingFormat = 0;

// The format that this program writes.
std::uint64_t current_store_format();

// Makes an empty store one of ours, and brings one of an older format up to date (storage/graph/migrations). kUnsupported for a newer
// format, and for an older one that can be read only after a change and is open for reading only; kInvalidArgument for somebody else's
// data.
Status prepare_store(KvStore& store, bool read_only);

// Of a store that has one; 0 otherwise.
Result<std::uint64_t> read_store_format(const KvReader& reader);

// What tells this store from every other, whatever directory it lies in: a random number given to it once.
Status put_identity(KvTransaction& transaction);
// As text; empty in a store of format 1.
Result<std::string> read_identity(const KvReader& reader);

}  // namespace relata
