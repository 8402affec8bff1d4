#include "storage/kv/retry.h"

namespace relata {
namespace {

Status run_once(KvStore& store, const std::function<Status(KvTransaction&)>& change) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvTransaction> transaction, store.begin());
  RELATA_RETURN_IF_ERROR(change(*transaction));
  return transaction->commit(true);
}

}  // namespace

Status run_transaction(KvStore& store, const std::function<Status(KvTransaction&)>& change, int attempts) {
  Status status = run_once(store, change);
  for (int attempt = 1; attempt < attempts && status.code() == StatusCode::kConflict; ++attempt) status = run_once(store, change);
  return status;
}

}  // namespace relata
