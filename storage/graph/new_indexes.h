#pragma once

// What new indexes hold, written ahead of the transaction that makes them known; for storage/graph alone.
//
// An index of many entries does not go through a transaction, which is limited in size: its entries are ingested from sorted files, under
// an id that no definition has yet, so that nobody sees them until the transaction adds it. What a crash or an error leaves of such
// entries, and what a dropped index of many entries leaves, is nobody's, and goes with the next opening or the next index of that id.

#include <vector>

#include "storage/graph/store_tables.h"

namespace relata {

// Writes the entries of those indexes that `mutations` creates and that have too many of them. Errors: those of the store. Memory: 64 MB,
// and what the mutations hold.
Result<IndexesApart> ingest_new_indexes(KvStore& store, const MutationList& mutations, const CatalogState& state);

// Drops entries and documents of ids from `first` on that no index has. Requires: no reader reads such ids. Cost: two reads, and two for
// each index.
Status drop_index_leftovers(KvStore& store, const std::vector<IndexState>& indexes, IndexId first);

}  // namespace relata
