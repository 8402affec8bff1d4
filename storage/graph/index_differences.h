#pragma once

#include "storage/graph/graph_store.h"
#include "storage/graph/table_check.h"
#include "storage/kv/kv_store.h"

namespace relata {

// Names each entry that an index lacks or holds in excess, by looking every one up: entries of range indexes against the nodes' records,
// postings against the documents, both ways. For graphs whose indexes are known to be wrong somewhere (index_check.h); what is wrong with
// keys and records themselves is told there. Cost: a scan of nodes, documents and entries, and a read for each entry and posting.
Status name_index_differences(const KvReader& reader, const CatalogState& catalog, const ProblemSink& problem);

}  // namespace relata
