#pragma once

// For storage/rocksdb alone.

#include <rocksdb/db.h>

#include <string>
#include <vector>

#include "storage/base/status.h"

namespace relata {

// Checks the checksums of logs and tables; adds a line for each that is damaged. `read_only`: another process may drop tables meanwhile.
// Errors: those of reading, other than damage.
Status verify_rocksdb_files(rocksdb::DB& db, const std::string& where, bool read_only, std::vector<std::string>& problems);

}  // namespace relata
