#pragma once

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace relata {

// Numbers as the bytes of a stored segment: little-endian, and in as many groups of seven bits as they need.

class ByteWriter {
 public:
  void u8(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void u32(std::uint32_t value) { fixed(value, 4); }
  void u64(std::uint64_t value) { fixed(value, 8); }
  void varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) u8(static_cast<std::uint8_t>(value | 0x80));
    u8(static_cast<std::uint8_t>(value));
  }
  // Small for differences of either sign.
  void difference(std::uint64_t from, std::uint64_t to) {
    const auto step = static_cast<std::int64_t>(to - from);
    varint(static_cast<std::uint64_t>(step) << 1 ^ static_cast<std::uint64_t>(step >> 63));
  }
  void bytes(std::string_view text) { bytes_.append(text); }
  std::size_t size() const { return bytes_.size(); }
  std::string take() { return std::move(bytes_); }

 private:
  void fixed(std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i) u8(static_cast<std::uint8_t>(value >> 8 * i));
  }
  std::string bytes_;
};

// Reads what ByteWriter wrote. Past the end, and after anything that cannot be, every number is 0 and ok() is false: the caller asks once.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(fixed(1)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(fixed(4)); }
  std::uint64_t u64() { return fixed(8); }
  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7fU} << shift;
      if (byte < 0x80) return value;
    }
    fail();
    return 0;
  }
  std::uint64_t difference(std::uint64_t from) {
    const std::uint64_t coded = varint();
    return from + (coded >> 1 ^ (~(coded & 1) + 1));
  }
  // A number of items that follow, each of at least `item_bytes`: never more than there can be.
  std::size_t count(std::uint64_t wanted, std::size_t item_bytes) {
    if (wanted <= rest_.size() / item_bytes) return static_cast<std::size_t>(wanted);
    fail();
    return 0;
  }
  std::string_view bytes(std::size_t size) {
    if (size > rest_.size()) {
      fail();
      return {};
    }
    const std::string_view found = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return found;
  }
  void fail() {
    ok_ = false;
    rest_ = {};
  }
  bool ok() const { return ok_; }
  bool at_end() const { return ok_ && rest_.empty(); }

 private:
  std::uint64_t fixed(std::size_t count) {
    const std::string_view found = bytes(count);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < found.size(); ++i) value |= std::uint64_t{static_cast<unsigned char>(found[i])} << 8 * i;
    return value;
  }
  std::string_view rest_;
  bool ok_ = true;
};

}  // namespace relata
