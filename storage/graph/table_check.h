#pragma once

// What the checks of the store's tables share; for storage/graph alone.

#include <fmt/format.h>

#include <functional>
#include <string_view>

#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {

// Told of every contradiction that a check finds, with the key that it concerns.
using ProblemSink = std::function<void(std::string_view key, std::string_view text)>;

// `text`, and that it is the key `wanted` that nothing is stored under.
inline void report_missing(const ProblemSink& problem, std::string_view wanted, std::string_view key, std::string_view text) {
  problem(key, fmt::format("{} ({} is missing)", text, keys::describe(wanted)));
}

// Visits all pairs of a table; `visit` returns a Status.
template <typename Visit>
Status for_each_of_table(const KvReader& reader, keys::Table table, const Visit& visit) {
  return for_each_pair(reader, KeyRange::prefix(keys::table(table)), [&](const KvPair& pair) -> Result<bool> {
    RELATA_RETURN_IF_ERROR(visit(pair));
    return true;
  });
}

}  // namespace relata
