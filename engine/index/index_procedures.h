#pragma once

#include "engine/exec/procedure.h"

namespace relata {

// Makes these callable:
//
// relata.indexes() and relata.constraints(), which SHOW INDEXES and SHOW CONSTRAINTS stand for: one row per index, by name.
//
// relata.search(question, {index, limit, all}) YIELD node, score: the nodes whose words answer the question best, the best first
// (full_text_search.h). `index` names a full-text index and may be left out where there is one alone; `limit` is 20 unless it is given,
// `all` asks for every word. Within a transaction it finds what earlier statements wrote, not what its own statement did.
void register_index_procedures(ProcedureRegistry& registry);

}  // namespace relata
