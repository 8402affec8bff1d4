#include "storage/graph/segment_writer.h"

#include <algorithm>

#include "storage/graph/chunked_value.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// `put(key, value)` for each chunk. What the directory has to know, but for the number of items.
template <typename Put>
Result<SegmentEntry> put_segment(const SegmentKey& key, std::string_view bytes, const Put& put) {
  RELATA_ASSIGN_OR_RETURN(const ChunkedValue value, put_chunks(bytes, [&](std::uint32_t chunk, const std::string& sealed) {
                            return put(keys::segment(key, chunk), sealed);
                          }));
  SegmentEntry entry;
  entry.chunks = value.chunks;
  entry.checksum = value.checksum;
  return entry;
}

}  // namespace

Status SegmentWriter::put(const SegmentKey& key, std::uint32_t items, std::string_view bytes, std::uint32_t chunks_before) {
  RELATA_ASSIGN_OR_RETURN(SegmentEntry entry,
                          put_segment(key, bytes, [&](const std::string& at, const std::string& value) { return run_.put(at, value); }));
  for (std::uint32_t chunk = entry.chunks; chunk < chunks_before; ++chunk) RELATA_RETURN_IF_ERROR(run_.put(keys::segment(key, chunk), {}));
  // So that what is empty now will be written over in the same way.
  entry.chunks = std::max(entry.chunks, chunks_before);
  entry.items = items;
  directory_.segments.emplace_hint(directory_.segments.end(), key, entry);
  return Status::ok();
}

Status SegmentWriter::put_directory(const SegmentDirectory& directory) {
  return put_segment(kDirectoryKey, directory.encode(),
                     [&](const std::string& at, const std::string& value) { return run_.put(at, value); })
      .status();
}

Status put_directory(KvTransaction& transaction, const SegmentDirectory& directory) {
  return put_segment(kDirectoryKey, directory.encode(),
                     [&](const std::string& at, const std::string& value) { return transaction.put(at, value); })
      .status();
}

}  // namespace relata
