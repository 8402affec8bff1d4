#include "storage/graph/migrations/migration.h"

namespace relata {

// Adjacency as stored segments, in place of a key for each relationship and direction, which a program of format 2 would go on to write
// and to check. Nothing has to be done in the transaction: the first snapshot of a store without segments writes them, and the tables that
// nothing reads any more are dropped when the store is opened (store_format.cc), since they may be more than a transaction takes.
Migration migration_to_format_3() {
  return {2, "adjacency, labels and properties as stored segments", false, [](KvTransaction&) { return Status::ok(); }};
}

}  // namespace relata
