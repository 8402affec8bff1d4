#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "storage/base/coding.h"
#include "storage/base/limits.h"
#include "storage/base/result.h"
#include "storage/graph/store_tables.h"
#include "storage/kv/kv_store.h"
#include "storage/layout/envelope.h"

namespace relata {

// Bytes of any length as sealed values of at most limits::kSegmentChunkBytes, in front of the first of which stands how many there are.
struct ChunkedValue {
  std::uint32_t chunks = 0;
  std::uint32_t checksum = 0;  // of the first
};

constexpr std::size_t kChunkCountBytes = 4;

// `put(chunk, value)` for each chunk from 0 on.
template <typename Put>
Result<ChunkedValue> put_chunks(std::string_view bytes, const Put& put) {
  ChunkedValue value;
  const std::size_t whole = bytes.size() + kChunkCountBytes;
  value.chunks = static_cast<std::uint32_t>((whole + limits::kSegmentChunkBytes - 1) / limits::kSegmentChunkBytes);
  std::string payload;
  append_u32(payload, value.chunks);
  for (std::uint32_t chunk = 0; chunk < value.chunks; ++chunk) {
    const std::string_view part = bytes.substr(0, limits::kSegmentChunkBytes - payload.size());
    bytes.remove_prefix(part.size());
    payload.append(part);
    const std::string sealed = seal(payload);
    payload.clear();
    if (chunk == 0) value.checksum = sealed_checksum(sealed);
    RELATA_RETURN_IF_ERROR(put(chunk, sealed));
  }
  return value;
}

// A value that may be damaged: then the error names the key.
Result<std::optional<Bytes>> get_value(const KvReader& reader, const std::string& key);
Result<std::string_view> unseal_value(const Bytes& value, const std::string& key);

// What put_chunks() was given. `first`: the value of the first chunk; `key_of(chunk)`: its key. kCorruption with the key.
template <typename KeyOf>
Result<std::string> join_chunks(const KvReader& reader, const Bytes& first, const KeyOf& key_of) {
  const std::string first_key = key_of(0);
  RELATA_ASSIGN_OR_RETURN(const std::string_view payload, unseal_value(first, first_key));
  if (payload.size() < kChunkCountBytes) {
    return at_key(Status::corruption("the value has no length"), first_key);
  }
  const std::uint32_t chunks = decode_u32(payload);
  std::string bytes(payload.substr(kChunkCountBytes));
  for (std::uint32_t chunk = 1; chunk < chunks; ++chunk) {
    const std::string chunk_key = key_of(chunk);
    RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> value, get_value(reader, chunk_key));
    if (!value) return at_key(Status::corruption("a part of a value is missing"), chunk_key);
    RELATA_ASSIGN_OR_RETURN(const std::string_view part, unseal_value(*value, chunk_key));
    bytes.append(part);
  }
  return bytes;
}

}  // namespace relata
