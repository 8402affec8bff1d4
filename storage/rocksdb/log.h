#pragma once

#include <filesystem>

#include "storage/base/status.h"

namespace relata {

// Looks for damage in a file of RocksDB's log format (the write-ahead logs and the manifests).
//
// A process that dies leaves its last record torn, so RocksDB takes what it cannot read for the end of the log and drops all that
// follows. A flipped bit in the middle would take acknowledged commits with it. This tells the two apart: ok when every record is sound
// up to the end or up to a last one that is cut short; kCorruption, with file and byte, when there is anything else, and when a sound
// record follows. May run while another process appends. Cost: a read of the file.
//
// Source of the format: RocksDB, "Write Ahead Log File Format" (blocks of 32 KB; each record a masked CRC-32C, its length, its type).
Status check_rocksdb_log(const std::filesystem::path& file);

// check_rocksdb_log() for all write-ahead logs and the current manifest in a directory; the first damage found.
Status check_rocksdb_logs(const std::filesystem::path& directory);

// Cuts the first log that is damaged off where the damage begins, and empties those after it. What is cut off is lost for good. Requires
// that no process has the store open. Manifests are left alone.
Status salvage_rocksdb_logs(const std::filesystem::path& directory);

}  // namespace relata
