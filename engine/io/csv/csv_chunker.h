#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "engine/io/csv/byte_source.h"
#include "engine/io/csv/csv_reader.h"
#include "storage/base/result.h"

namespace relata {

// Whole records of a file, for one CsvReader.
struct CsvChunk {
  std::string text;
  std::uint64_t first_line = 1;
};

// Cuts a file into chunks that can be read at the same time. A byte order mark at its beginning is left out. Not thread-safe.
class CsvChunker {
 public:
  // `source` must outlive it. Chunks have about `chunk_bytes`, more where a record is longer.
  CsvChunker(ByteSource& source, const CsvFormat& format, std::size_t chunk_bytes)
      : source_(source), format_(format), chunk_bytes_(chunk_bytes) {}

  // The first record that is no empty line, alone, as a chunk; empty when there is none. Before any next().
  Result<CsvChunk> header();
  // The next records; an empty text at the end. kResourceExhausted, with the line, for a record longer than a store takes, which is most
  // likely a quote that is not closed.
  Result<CsvChunk> next();

 private:
  Status fill(std::size_t size);
  CsvChunk take(std::size_t size);

  ByteSource& source_;
  CsvFormat format_;
  std::size_t chunk_bytes_;
  std::string rest_;  // read, and not handed out
  std::uint64_t line_ = 1;
  bool begun_ = false;
  bool at_end_ = false;
};

}  // namespace relata
