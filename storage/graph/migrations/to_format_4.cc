#include "storage/graph/migrations/migration.h"

namespace relata {

// Relationships in packs, as bulk loads leave them from now on. A graph of format 3 has none, and needs no change: its records lie under
// keys of their own, as those of commits do in the new format too.
Migration migration_to_format_4() {
  return {3, "relationships of a bulk load in packs", false, [](KvTransaction&) { return Status::ok(); }};
}

}  // namespace relata
