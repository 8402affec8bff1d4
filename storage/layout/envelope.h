#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "storage/base/result.h"

namespace relata {

// What every record is wrapped in: format number (1 byte), CRC-32C of format and payload (4 bytes, big-endian), payload.

constexpr std::uint8_t kRecordFormat = 1;

std::string seal(std::string_view payload);
void append_sealed(std::string& bytes, std::string_view payload);
// The payload, a view into `bytes`. kCorruption when a byte has changed, kUnsupported for a newer format.
Result<std::string_view> unseal(std::string_view bytes);
// The checksum that unseal() compares. Requires: sealed bytes.
std::uint32_t sealed_checksum(std::string_view bytes);

}  // namespace relata
