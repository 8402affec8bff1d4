#include "engine/io/csv/byte_source.h"

#include <zlib.h>

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace relata {
namespace {

// zlib reads twice this and more straight to where it is wanted.
constexpr unsigned kBufferBytes = 64U << 10;
constexpr std::size_t kMostBytesOfACall = 1U << 30;

// zlib hands bytes that are not packed through as they are.
class GzipSource final : public ByteSource {
 public:
  GzipSource(gzFile file, std::string name) : file_(file), name_(std::move(name)) {}
  ~GzipSource() override { gzclose(file_); }
  GzipSource(const GzipSource&) = delete;
  GzipSource& operator=(const GzipSource&) = delete;

  Result<std::size_t> read(char* to, std::size_t size) override {
    std::size_t done = 0;
    while (done < size) {
      const int got = gzread(file_, to + done, static_cast<unsigned>(std::min(size - done, kMostBytesOfACall)));
      if (got < 0) return failure();
      if (got == 0) break;
      done += static_cast<std::size_t>(got);
    }
    // A packed file that ends too early reads as if it ended here.
    int code = Z_OK;
    gzerror(file_, &code);
    if (code != Z_OK && code != Z_STREAM_END) return failure();
    return done;
  }
  std::uint64_t position() const override { return static_cast<std::uint64_t>(std::max<z_off_t>(0, gzoffset(file_))); }

 private:
  Status failure() const {
    int code = Z_OK;
    const std::string text = gzerror(file_, &code);
    if (code == Z_ERRNO) return Status::io_error(fmt::format("cannot read {}: {}", name_, std::strerror(errno)));
    return Status::corruption(fmt::format("cannot unpack {}: {}", name_, text));
  }

  gzFile file_;
  std::string name_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> ByteSource::open(const std::filesystem::path& file) {
  std::error_code error;
  if (std::filesystem::is_directory(file, error)) return Status::io_error(fmt::format("cannot read {}: it is a directory", file.string()));
  errno = 0;
  gzFile opened = gzopen(file.c_str(), "rbe");
  if (opened == nullptr) {
    const int reason = errno;
    const std::string message = fmt::format("cannot read {}: {}", file.string(), std::strerror(reason));
    return reason == ENOENT ? Status::not_found(message) : Status::io_error(message);
  }
  gzbuffer(opened, kBufferBytes);
  return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(opened, file.string()));
}

}  // namespace relata
