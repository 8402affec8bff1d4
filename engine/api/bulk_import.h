#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "storage/base/result.h"

namespace relata {

// CSV files of one kind of node or relationship, plain or packed with gzip, that share a header in neo4j-admin's notation (docs/import.md).
struct BulkFiles {
  std::vector<std::string> names;            // labels of nodes; the type of relationships, at most one
  std::vector<std::filesystem::path> files;  // read one after another as if they were one; the header is the first line of the first
  std::string header;                        // taken in place of that line unless empty
};

struct BulkProgress {
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t bytes = 0;  // of the files read
  std::uint64_t total_bytes = 0;
  double seconds = 0;
};

struct BulkImportOptions {
  char delimiter = ',';
  char array_delimiter = ';';
  char quote = '"';
  // An ID column that has a name becomes a property of integers, not of strings.
  bool integer_ids = false;
  // Leaves bad records out; otherwise one is enough for nothing to be loaded.
  bool skip_bad = false;
  // Threads that read and sort; 0: one more than there are processors, since some wait for the disk.
  unsigned threads = 0;
  // Called now and then; false ends the load with kCancelled. May be empty.
  std::function<bool(const BulkProgress&)> progress;
};

struct BulkBadRecord {
  std::filesystem::path file;
  std::uint64_t line = 0;
  std::string reason;
};

struct BulkImportReport {
  static constexpr std::size_t kShownBadRecords = 20;
  bool loaded = false;  // whether there is a graph now
  std::uint64_t nodes = 0;
  std::uint64_t relationships = 0;
  std::uint64_t bad_records = 0;         // lines that cannot be read, ids that stand twice, relationships whose ends are not there
  std::vector<BulkBadRecord> first_bad;  // at most kShownBadRecords
  double seconds = 0;
};

// Makes a new graph at `directory`, which must not exist or be empty (kAlreadyExists), of CSV files: faster by far than transactions. The
// graph is there once it is complete and on the disk, or not at all: what a load that was killed has left goes with the next.
// Errors: kInvalidArgument for a header, with the file; kNotFound, kIoError and kCorruption for files; kBusy when another process loads
// into the directory. Bad records are in the report. Memory: about 400 MB, 4 to 60 bytes for each node, 12 for each relationship up to 1
// GB.
Result<BulkImportReport> bulk_import(const std::filesystem::path& directory, std::span<const BulkFiles> nodes,
                                     std::span<const BulkFiles> relationships, const BulkImportOptions& options = {});

}  // namespace relata
