#pragma once

#include <bit>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"

namespace relata::extract {

// A model on disk: magic, format number, kind, length and CRC-32C of the payload, payload. Integers are little-endian.

class ModelWriter {
 public:
  void u8(std::uint8_t value) { raw(&value, 1); }
  void u16(std::uint16_t value) { integer(value, 2); }
  void u32(std::uint32_t value) { integer(value, 4); }
  void u64(std::uint64_t value) { integer(value, 8); }
  void f32(float value) { integer(std::bit_cast<std::uint32_t>(value), 4); }
  // Seven bits a byte, the lowest first, the high bit set on all but the last.
  void varint(std::uint32_t value);
  void string(std::string_view text);
  // Of what was written so far; ModelReader::fingerprint() of the file.
  std::uint32_t fingerprint() const;
  // kIoError with the path.
  Status save(const std::filesystem::path& path, std::string_view kind) const;

 private:
  void raw(const void* data, std::size_t size) { payload_.append(static_cast<const char*>(data), size); }
  void integer(std::uint64_t value, int bytes);
  std::string payload_;
};

// Reads what ModelWriter wrote. Past the end every read gives zero and ok() turns false: check it once at the end.
class ModelReader {
 public:
  // kNotFound, or kCorruption naming the path, when it is no intact model of that kind.
  static Result<ModelReader> open(const std::filesystem::path& path, std::string_view kind);
  std::uint8_t u8() { return static_cast<std::uint8_t>(integer(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(integer(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(integer(4)); }
  std::uint64_t u64() { return integer(8); }
  float f32() { return std::bit_cast<float>(u32()); }
  std::uint32_t varint();
  std::string string();
  // Empty when there are fewer; valid as long as the reader.
  std::string_view bytes(std::size_t count);
  // A count of items of at least `item_size` bytes each: 0 and not ok when the payload cannot hold them.
  std::uint32_t count(std::size_t item_size);
  bool ok() const { return ok_; }
  // For a payload that makes no sense.
  void fail() { ok_ = false; }
  std::uint32_t fingerprint() const { return fingerprint_; }

 private:
  std::uint64_t integer(int bytes);
  std::string payload_;
  std::size_t at_ = 0;
  std::uint32_t fingerprint_ = 0;
  bool ok_ = true;
};

}  // namespace relata::extract
