#include "storage/layout/envelope.h"

#include <fmt/format.h>

#include "storage/base/coding.h"
#include "storage/base/crc32c.h"

namespace relata {
namespace {

constexpr std::size_t kHeaderBytes = 5;

std::uint32_t checksum(std::uint8_t format, std::string_view payload) {
  const char first = static_cast<char>(format);
  return crc32c(payload, crc32c({&first, 1}));
}

}  // namespace

std::string seal(std::string_view payload) {
  std::string bytes;
  bytes.reserve(kHeaderBytes + payload.size());
  append_sealed(bytes, payload);
  return bytes;
}

void append_sealed(std::string& bytes, std::string_view payload) {
  bytes += static_cast<char>(kRecordFormat);
  append_u32(bytes, checksum(kRecordFormat, payload));
  bytes.append(payload);
}

Result<std::string_view> unseal(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes) return Status::corruption(fmt::format("the record has only {} bytes", bytes.size()));
  const auto format = static_cast<std::uint8_t>(bytes[0]);
  const std::string_view payload = bytes.substr(kHeaderBytes);
  if (checksum(format, payload) != decode_u32(bytes.substr(1))) return Status::corruption("the record's checksum does not match");
  if (format != kRecordFormat) {
    return Status::unsupported(fmt::format("the record has format {}, this program reads {}", format, kRecordFormat));
  }
  return payload;
}

std::uint32_t sealed_checksum(std::string_view bytes) { return decode_u32(bytes.substr(1)); }

}  // namespace relata
