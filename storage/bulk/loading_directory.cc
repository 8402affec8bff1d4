#include "storage/bulk/loading_directory.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace relata {
namespace {

namespace fs = std::filesystem;

Status failure(const char* what, const fs::path& path) {
  const int reason = errno;
  const std::string message = fmt::format("cannot {} {}: {}", what, path.string(), std::strerror(reason));
  return reason == ENOSPC ? Status::resource_exhausted(message) : Status::io_error(message);
}

// Without the slash that a directory's name may end in, and with links resolved, since the directory itself is to be replaced.
fs::path plain(const fs::path& target) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(fs::absolute(target), error);
  if (error) path = fs::absolute(target);
  return path.has_filename() ? path : path.parent_path();
}

// Makes and locks a directory. The lock is on the directory itself and goes with the process.
Result<int> make_locked(const fs::path& path) {
  constexpr int kAttempts = 100;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (::mkdir(path.c_str(), 0777) != 0 && errno != EEXIST) return failure("create", path);
    const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) {
      if (errno == ENOENT) continue;  // its owner has just removed it
      return failure("open", path);
    }
    if (::flock(directory, LOCK_EX | LOCK_NB) != 0) {
      const bool taken = errno == EWOULDBLOCK;
      Status status = failure("lock", path);
      ::close(directory);
      if (taken) return Status::busy(fmt::format("another process is loading into the same graph; it works in {}", path.string()));
      return status;
    }
    struct stat locked {};
    struct stat named {};
    if (::fstat(directory, &locked) == 0 && ::stat(path.c_str(), &named) == 0 && locked.st_ino == named.st_ino) return directory;
    ::close(directory);
  }
  return Status::busy(fmt::format("cannot lock {}: other processes make and remove it", path.string()));
}

Status remove_content(const fs::path& directory) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(directory, error)) {
    fs::remove_all(entry.path(), error);
    if (error) break;
  }
  if (error) return Status::io_error(fmt::format("cannot empty {}: {}", directory.string(), error.message()));
  return Status::ok();
}

Status check_target(const fs::path& target) {
  std::error_code error;
  const fs::file_status kind = fs::status(target, error);
  if (!fs::exists(kind)) return Status::ok();
  if (!fs::is_directory(kind)) {
    return Status::already_exists(fmt::format("{} is a file; a graph is a directory", target.string()));
  }
  const bool empty = fs::is_empty(target, error);
  if (error) return Status::io_error(fmt::format("cannot read {}: {}", target.string(), error.message()));
  if (!empty) {
    return Status::already_exists(
        fmt::format("{} is not empty; a bulk load makes a new graph, so name a directory that does not exist", target.string()));
  }
  return Status::ok();
}

Status sync_directory(const fs::path& path) {
  const int directory = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) return failure("open", path);
  const bool synced = ::fsync(directory) == 0;
  Status status = synced ? Status::ok() : failure("sync", path);
  ::close(directory);
  return status;
}

}  // namespace

Result<std::unique_ptr<LoadingDirectory>> LoadingDirectory::create(const std::filesystem::path& target) {
  const fs::path place = plain(target);
  fs::path loading = place;
  loading += ".loading";
  std::error_code error;
  fs::create_directories(place.parent_path(), error);
  if (error) return Status::io_error(fmt::format("cannot create {}: {}", place.parent_path().string(), error.message()));
  RELATA_ASSIGN_OR_RETURN(const int lock, make_locked(loading));
  std::unique_ptr<LoadingDirectory> directory(new LoadingDirectory(place, std::move(loading), lock));
  RELATA_RETURN_IF_ERROR(remove_content(directory->loading_));
  RELATA_RETURN_IF_ERROR(check_target(place));
  return directory;
}

LoadingDirectory::~LoadingDirectory() {
  std::error_code ignored;
  fs::remove_all(loading_, ignored);
  ::close(lock_);
}

Status LoadingDirectory::publish() {
  RELATA_RETURN_IF_ERROR(sync_directory(graph()));
  // An empty directory at the target is replaced; one that has been filled meanwhile is not.
  if (::rename(graph().c_str(), target_.c_str()) != 0) return failure("move the loaded graph to", target_);
  return sync_directory(target_.parent_path());
}

}  // namespace relata
