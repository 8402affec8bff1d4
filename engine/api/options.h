#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>

#include "storage/base/durability.h"

namespace relata {

struct DatabaseOptions {
  bool create_if_missing = true;
  // Beside another process that writes, too: shows the graph as of the opening. To see later commits, open it again.
  bool read_only = false;
  // What commits wait for, where the statement, or commit(), does not say otherwise.
  Durability durability = Durability::kSync;
  // Opens a graph whose log is damaged with the commits before the damage, and drops the others for good. Otherwise it is kCorruption.
  bool salvage = false;
};

struct QueryOptions {
  // Zero: no limit. A query that runs longer ends with kCancelled.
  std::chrono::milliseconds timeout{0};
  // Most rows that a result may hold in memory; more end with kResourceExhausted.
  std::uint64_t max_rows = 10'000'000;
  // Asked now and then from the query's thread; true ends the query with kCancelled. May be empty. Must be callable at any time.
  std::function<bool()> cancelled;
  // Of the commit that the statement is, or makes: an update outside of a transaction, and COMMIT.
  std::optional<Durability> durability;
};

}  // namespace relata
