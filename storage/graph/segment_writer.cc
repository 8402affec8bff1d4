#include "storage/graph/segment_writer.h"

#include <algorithm>

#include "storage/base/coding.h"
#include "storage/base/limits.h"
#include "storage/layout/envelope.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// In front of the first chunk: how many there are.
constexpr std::size_t kChunkCountBytes = 4;

// `put(key, value)` for each chunk. What the directory has to know, but for the number of items.
template <typename Put>
Result<SegmentEntry> put_chunks(const SegmentKey& key, std::string_view bytes, const Put& put) {
  SegmentEntry entry;
  const std::size_t whole = bytes.size() + kChunkCountBytes;
  entry.chunks = static_cast<std::uint32_t>((whole + limits::kSegmentChunkBytes - 1) / limits::kSegmentChunkBytes);
  std::string payload;
  append_u32(payload, entry.chunks);
  for (std::uint32_t chunk = 0; chunk < entry.chunks; ++chunk) {
    const std::string_view part = bytes.substr(0, limits::kSegmentChunkBytes - payload.size());
    bytes.remove_prefix(part.size());
    payload.append(part);
    const std::string sealed = seal(payload);
    payload.clear();
    if (chunk == 0) entry.checksum = sealed_checksum(sealed);
    RELATA_RETURN_IF_ERROR(put(keys::segment(key, chunk), sealed));
  }
  return entry;
}

}  // namespace

Status SegmentWriter::put(const SegmentKey& key, std::uint32_t items, std::string_view bytes, std::uint32_t chunks_before) {
  RELATA_ASSIGN_OR_RETURN(SegmentEntry entry,
                          put_chunks(key, bytes, [&](const std::string& at, const std::string& value) { return run_.put(at, value); }));
  for (std::uint32_t chunk = entry.chunks; chunk < chunks_before; ++chunk) RELATA_RETURN_IF_ERROR(run_.put(keys::segment(key, chunk), {}));
  // So that what is empty now will be written over in the same way.
  entry.chunks = std::max(entry.chunks, chunks_before);
  entry.items = items;
  directory_.segments.emplace_hint(directory_.segments.end(), key, entry);
  return Status::ok();
}

Status SegmentWriter::put_directory(const SegmentDirectory& directory) {
  return put_chunks(kDirectoryKey, directory.encode(), [&](const std::string& at, const std::string& value) { return run_.put(at, value); })
      .status();
}

Status put_directory(KvTransaction& transaction, const SegmentDirectory& directory) {
  return put_chunks(kDirectoryKey, directory.encode(),
                    [&](const std::string& at, const std::string& value) { return transaction.put(at, value); })
      .status();
}

}  // namespace relata
