#include "storage/graph/migrations/migration.h"
#include "storage/graph/store_format.h"

namespace relata {

// Backups have to know whose they are, and indexes have to be kept in step. A program of format 1 does neither, so it must not touch this
// store any more. There are no indexes yet in the one that is brought up to date.
Migration migration_to_format_2() {
  return {1, "an identity by which backups know the graph, and indexes", false,
          [](KvTransaction& transaction) { return put_identity(transaction); }};
}

}  // namespace relata
