#pragma once

// cereal behind two small classes that check lengths before they allocate; for storage/layout alone.

#include <cereal/archives/portable_binary.hpp>

#include <cstdint>
#include <istream>
#include <ostream>
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

class RecordWriter {
 public:
  void u8(std::uint8_t value) { archive_(value); }
  void u32(std::uint32_t value) { archive_(value); }
  void u64(std::uint64_t value) { archive_(value); }
  void i32(std::int32_t value) { archive_(value); }
  void i64(std::int64_t value) { archive_(value); }
  void f64(double value) { archive_(value); }
  void string(std::string_view text);
  void value(const Value& value, int depth = 0);
  std::string take() { return std::move(buffer_.bytes); }
  // What was written; valid until the next write.
  std::string_view bytes() const { return buffer_.bytes; }
  // Begins the next record: cheaper than another writer.
  void restart() { buffer_.bytes.resize(kArchiveHeaderBytes); }

 private:
  // The archive begins with the byte order of its numbers.
  static constexpr std::size_t kArchiveHeaderBytes = 1;

  struct Buffer : std::streambuf {
    std::string bytes;
    std::streamsize xsputn(const char* data, std::streamsize size) override {
      bytes.append(data, static_cast<std::size_t>(size));
      return size;
    }
    int_type overflow(int_type c) override {
      if (c != traits_type::eof()) bytes += traits_type::to_char_type(c);
      return traits_type::not_eof(c);
    }
  };

  Buffer buffer_;
  std::ostream stream_{&buffer_};
  cereal::PortableBinaryOutputArchive archive_{stream_};
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
