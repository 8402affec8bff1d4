#pragma once

#include <cstdint>

namespace relata {

// How a graph is held between memory and store, never what it is. Tests turn it to extremes.
struct StorageTuning {
  // Of stored segments in memory, those in use besides; 0: no limit.
  std::uint64_t memory_bytes = 0;
  // Changes after which a commit folds them into the stored segments: at least so many, and at least this part of the graph.
  std::uint64_t fold_changes = 65536;
  double fold_fraction = 0.125;
  // And when the graph is closed or opened: replaying fewer takes a few milliseconds.
  std::uint64_t fold_changes_at_rest = 4096;
  // Makes the stored segments anew from the records.
  bool rebuild = false;
  // From so many changes on, others may commit while they are folded; fewer are folded within the commit.
  std::uint64_t fold_beside_changes = 16384;
};

}  // namespace relata
