#include "tools/relata/output_file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

#include <fmt/format.h>

namespace relata {
namespace {

Status failed(const std::filesystem::path& file) {
  return Status::io_error(fmt::format("cannot write {}: {}", file.string(), std::strerror(errno)));
}

Status sync(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failed(file);
  const bool synced = ::fsync(descriptor) == 0;
  const Status status = synced ? Status::ok() : failed(file);
  ::close(descriptor);
  return status;
}

}  // namespace

Status write_output_file(const std::filesystem::path& file, const std::function<Status(std::ostream&)>& write) {
  // Devices and pipes are written as they are.
  if (std::filesystem::exists(file) && !std::filesystem::is_regular_file(file)) {
    std::ofstream out(file, std::ios::binary);
    if (!out) return failed(file);
    if (Status written = write(out); !written.is_ok()) return written;
    return out.flush() ? Status::ok() : failed(file);
  }
  std::filesystem::path partial = file;
  partial += fmt::format(".{}.partial", ::getpid());
  Status status;
  {
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    if (!out) return failed(file);
    status = write(out);
    if (status.is_ok() && !out.flush()) status = failed(file);
  }
  if (status.is_ok()) status = sync(partial);
  std::error_code error;
  if (status.is_ok()) {
    std::filesystem::rename(partial, file, error);
    if (!error) return status;
    status = Status::io_error(fmt::format("cannot write {}: {}", file.string(), error.message()));
  }
  std::filesystem::remove(partial, error);
  return status;
}

}  // namespace relata
