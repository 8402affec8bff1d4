#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>

#include "storage/base/result.h"

namespace relata {

// The bytes of a file, unpacked when its content is that of gzip whatever its name is. Not thread-safe.
class ByteSource {
 public:
  // kNotFound, kIoError.
  static Result<std::unique_ptr<ByteSource>> open(const std::filesystem::path& file);
  virtual ~ByteSource() = default;

  // The next bytes, at most `size`; fewer only at the end, where there are none. kCorruption when the packed content is damaged or cut off.
  virtual Result<std::size_t> read(char* to, std::size_t size) = 0;
  // How much of the file as it lies on the disk has been gone through.
  virtual std::uint64_t position() const = 0;
};

}  // namespace relata
