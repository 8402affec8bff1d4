#include "storage/base/limits.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {

Status write_log(KvTransaction& transaction, std::uint64_t version, const LogRecord& log) {
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(log));
  RELATA_RETURN_IF_ERROR(transaction.put(keys::log(version), bytes));
  return version > limits::kLoggedVersions ? transaction.erase(keys::log(version - limits::kLoggedVersions)) : Status::ok();
}

}  // namespace relata
