#pragma once

#include <algorithm>
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
  void u8(std::uint8_t value) {
    *room(1) = static_cast<char>(value);
    ++size_;
  }
  void u32(std::uint32_t value) { fixed(value, 4); }
  void u64(std::uint64_t value) { fixed(value, 8); }
  void varint(std::uint64_t value) {
    char* at = room(kMostVarintBytes);
    const char* const begin = at;
    for (; value >= 0x80; value >>= 7) *at++ = static_cast<char>(value | 0x80);
    *at++ = static_cast<char>(value);
    size_ += static_cast<std::size_t>(at - begin);
  }
  // Small for differences of either sign.
  void difference(std::uint64_t from, std::uint64_t to) {
    const auto step = static_cast<std::int64_t>(to - from);
    varint(static_cast<std::uint64_t>(step) << 1 ^ static_cast<std::uint64_t>(step >> 63));
  }
  void bytes(std::string_view text) {
    if (text.empty()) return;
    std::memcpy(room(text.size()), text.data(), text.size());
    size_ += text.size();
  }
  std::size_t size() const { return size_; }
  std::string take() {
    bytes_.resize(std::exchange(size_, 0));
    return std::move(bytes_);
  }

 private:
  static constexpr std::size_t kMostVarintBytes = 10;
  static constexpr std::size_t kFirstRoom = 256;

  // Where the next bytes go, of which there may be `wanted`. More is there at a time: a test for each byte would cost more than the byte.
  char* room(std::size_t wanted) {
    if (bytes_.size() - size_ < wanted) bytes_.resize(std::max({2 * bytes_.size(), size_ + wanted, kFirstRoom}));
    return bytes_.data() + size_;
  }
  void fixed(std::uint64_t value, int count) {
    char* const at = room(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) at[i] = static_cast<char>(value >> 8 * i);
    size_ += static_cast<std::size_t>(count);
  }
  std::string bytes_;  // of which size_ are written
  std::size_t size_ = 0;
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
