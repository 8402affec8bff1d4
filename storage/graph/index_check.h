#pragma once

#include "storage/graph/graph_store.h"
#include "storage/graph/table_check.h"
#include "storage/kv/kv_store.h"

namespace relata {

// Compares range indexes with the nodes' records, full-text postings with the documents that they come from, each both ways, uniqueness
// constraints and totals with what there is. Whether documents say what the texts say is the engine's to compare: the words of a text are
// its business. Cost: a scan of nodes, entries and documents; no more than two reads in graphs without indexes.
Status check_indexes(const KvReader& reader, const CatalogState& catalog, const ProblemSink& problem);

}  // namespace relata
