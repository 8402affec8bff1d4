#include "engine/txn/database_core.h"

#include "engine/algo/registry.h"
#include "engine/index/index_procedures.h"
#include "engine/ingest/correction_procedures.h"
#include "engine/txn/evidence_procedure.h"
#include "query/compiler.h"
#include "query/parse/parser.h"

namespace relata {

Result<std::unique_ptr<DatabaseCore>> DatabaseCore::open(std::unique_ptr<GraphStore> store, bool read_only, Durability durability,
                                                         const StorageTuning& tuning) {
  warm_up_parser();  // now rather than in the first query
  RELATA_ASSIGN_OR_RETURN(std::unique_ptr<TransactionManager> transactions, TransactionManager::open(std::move(store), read_only, tuning));
  return std::unique_ptr<DatabaseCore>(new DatabaseCore(std::move(transactions), durability));
}

DatabaseCore::DatabaseCore(std::unique_ptr<TransactionManager> transactions, Durability durability)
    : transactions_(std::move(transactions)), durability_(durability) {
  register_algorithms(procedures_);
  procedures_.add(evidence_procedure());
  register_index_procedures(procedures_);
  for (std::unique_ptr<Procedure>& procedure : correction_procedures()) procedures_.add(std::move(procedure));
}

DatabaseCore::~DatabaseCore() = default;

}  // namespace relata
