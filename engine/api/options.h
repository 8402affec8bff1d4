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
  // Segments that are stored beside the records are made anew from them.
  bool salvage = false;
  // Most bytes of the graph to hold in memory; what has not been used for longest goes, and is read again when it is asked for. What a
  // query is at work on, what was changed in the last commits and the rows of results come on top. 0: no limit.
  std::uint64_t memory_bytes = 0;
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
