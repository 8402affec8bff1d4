#pragma once

// cereal behind two small classes that check lengths before they allocate; for storage/layout alone.

#include <cereal/archives/portable_binary.hpp>

#include <bit>
#include <cstdint>
#include <istream>
#include <streambuf>
#include <string>
#include <string_view>

#include "storage/base/value.h"

namespace relata {

// Thrown and caught within storage/layout.
struct CodecError {
  StatusCode code;
  const char* what;
};

// Writes what cereal's portable binary archive does, byte for byte (archive_test.cc), without a call through a stream for each number.
class RecordWriter {
 public:
  // The archive begins with the byte order of its numbers.
  static constexpr std::size_t kArchiveHeaderBytes = 1;

  void u8(std::uint8_t value) { bytes_ += static_cast<char>(value); }
  void u32(std::uint32_t value) { number(value); }
  void u64(std::uint64_t value) { number(value); }
  void i32(std::int32_t value) { number(static_cast<std::uint32_t>(value)); }
  void i64(std::int64_t value) { number(static_cast<std::uint64_t>(value)); }
  void f64(double value) { number(std::bit_cast<std::uint64_t>(value)); }
  void string(std::string_view text) {
    u32(static_cast<std::uint32_t>(text.size()));
    bytes_.append(text);
  }
  void value(const Value& value, int depth = 0);
  // As value() of the same.
  void integer(std::int64_t value);
  void text(std::string_view text);
  // What another writer wrote, or part of it.
  void raw(std::string_view bytes) { bytes_.append(bytes); }
  std::string take() { return std::move(bytes_); }
  // What was written; valid until the next write.
  std::string_view bytes() const { return bytes_; }
  // Begins the next record: cheaper than another writer.
  void restart() { bytes_.resize(kArchiveHeaderBytes); }

 private:
  static constexpr char kLittleEndian = 1;

  template <typename Number>
  void number(Number value) {
    char bytes[sizeof value];
    for (std::size_t i = 0; i < sizeof value; ++i) bytes[i] = static_cast<char>(value >> 8 * i);
    bytes_.append(bytes, sizeof bytes);
  }

  std::string bytes_{kLittleEndian};
};

class RecordReader {
 public:
  explicit RecordReader(std::string_view bytes) : buffer_(bytes), stream_(&buffer_), archive_(stream_) {}
  std::uint8_t u8() { return number<std::uint8_t>(); }
  std::uint32_t u32() { return number<std::uint32_t>(); }
  std::uint64_t u64() { return number<std::uint64_t>(); }
  std::int32_t i32() { return number<std::int32_t>(); }
  std::int64_t i64() { return number<std::int64_t>(); }
  double f64() { return number<double>(); }
  std::string string();
  // The number of items that follow, each of at least `item_bytes`.
  std::uint32_t count(std::size_t item_bytes);
  Value value(int depth = 0);
  bool at_end() const { return buffer_.left() == 0; }

 private:
  class View : public std::streambuf {
   public:
    explicit View(std::string_view bytes) {
      char* data = const_cast<char*>(bytes.data());  // read only: nothing is ever put back
      setg(data, data, data + bytes.size());
    }
    std::size_t left() const { return static_cast<std::size_t>(egptr() - gptr()); }
  };
  template <typename T>
  T number() {
    if (buffer_.left() < sizeof(T)) throw CodecError{StatusCode::kCorruption, "the record ends too early"};
    T value{};
    archive_(value);
    return value;
  }

  View buffer_;
  std::istream stream_;
  cereal::PortableBinaryInputArchive archive_;
};

}  // namespace relata
