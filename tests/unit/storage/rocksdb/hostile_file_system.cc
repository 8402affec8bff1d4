#include "tests/unit/storage/rocksdb/hostile_file_system.h"

#include <filesystem>

namespace relata {
namespace {

using rocksdb::IODebugContext;
using rocksdb::IOOptions;
using rocksdb::IOStatus;

class HostileFile final : public rocksdb::FSWritableFileOwnerWrapper {
 public:
  HostileFile(std::unique_ptr<rocksdb::FSWritableFile> file, std::string name, HostileFileSystem& system)
      : FSWritableFileOwnerWrapper(std::move(file)), name_(std::move(name)), system_(system) {}

  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options, IODebugContext* debug) override {
    return append(data, [&] { return FSWritableFileOwnerWrapper::Append(data, options, debug); });
  }
  IOStatus Append(const rocksdb::Slice& data, const IOOptions& options, const rocksdb::DataVerificationInfo& sum,
                  IODebugContext* debug) override {
    return append(data, [&] { return FSWritableFileOwnerWrapper::Append(data, options, sum, debug); });
  }
  IOStatus Sync(const IOOptions& options, IODebugContext* debug) override {
    return sync([&] { return FSWritableFileOwnerWrapper::Sync(options, debug); });
  }
  IOStatus Fsync(const IOOptions& options, IODebugContext* debug) override {
    return sync([&] { return FSWritableFileOwnerWrapper::Fsync(options, debug); });
  }

 private:
  template <typename Write>
  IOStatus append(const rocksdb::Slice& data, Write write) {
    IOStatus status = system_.before_append(data.size());
    if (status.ok()) status = write();
    if (status.ok()) bytes_ += data.size();
    return status;
  }
  template <typename Write>
  IOStatus sync(Write write) {
    // What is appended meanwhile is not covered.
    const std::uint64_t covered = bytes_;
    IOStatus status = system_.before_sync();
    if (status.ok()) status = write();
    if (status.ok()) system_.set_synced(name_, covered);
    return status;
  }

  std::string name_;
  HostileFileSystem& system_;
  std::atomic<std::uint64_t> bytes_ = 0;
};

}  // namespace

HostileFileSystem::HostileFileSystem() : FileSystemWrapper(rocksdb::FileSystem::Default()) {
  // Owned from outside: the environment must not keep this object alive.
  env_ = rocksdb::NewCompositeEnv(std::shared_ptr<rocksdb::FileSystem>(this, [](rocksdb::FileSystem*) {}));
}

IOStatus HostileFileSystem::NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                            std::unique_ptr<rocksdb::FSWritableFile>* file, IODebugContext* debug) {
  if (!powered_) return IOStatus::IOError("no power");
  std::unique_ptr<rocksdb::FSWritableFile> inner;
  IOStatus status = FileSystemWrapper::NewWritableFile(name, options, &inner, debug);
  if (!status.ok()) return status;
  set_synced(name, 0);
  *file = std::make_unique<HostileFile>(std::move(inner), name, *this);
  return status;
}

IOStatus HostileFileSystem::RenameFile(const std::string& from, const std::string& to, const IOOptions& options, IODebugContext* debug) {
  if (!powered_) return IOStatus::IOError("no power");
  IOStatus status = FileSystemWrapper::RenameFile(from, to, options, debug);
  const std::scoped_lock lock(mutex_);
  if (const auto found = synced_bytes_.find(from); status.ok() && found != synced_bytes_.end()) {
    synced_bytes_[to] = found->second;
    synced_bytes_.erase(from);
  }
  return status;
}

IOStatus HostileFileSystem::DeleteFile(const std::string& name, const IOOptions& options, IODebugContext* debug) {
  if (!powered_) return IOStatus::IOError("no power");
  {
    const std::scoped_lock lock(mutex_);
    synced_bytes_.erase(name);
  }
  return FileSystemWrapper::DeleteFile(name, options, debug);
}

IOStatus HostileFileSystem::GetFreeSpace(const std::string&, const IOOptions&, std::uint64_t* bytes, IODebugContext*) {
  *bytes = tells_free_bytes_ ? static_cast<std::uint64_t>(free_bytes_) : INT64_MAX;
  return IOStatus::OK();
}

void HostileFileSystem::lose_unsynced(std::mt19937_64& random) {
  const std::scoped_lock lock(mutex_);
  for (const auto& [name, synced] : synced_bytes_) {
    std::error_code missing;
    const std::uintmax_t bytes = std::filesystem::file_size(name, missing);
    if (!missing && bytes > synced) std::filesystem::resize_file(name, synced + random() % (bytes - synced + 1));
  }
  synced_bytes_.clear();
  powered_ = true;
}

IOStatus HostileFileSystem::before_append(std::uint64_t bytes) {
  if (!powered_) return IOStatus::IOError("no power");
  const auto needed = static_cast<std::int64_t>(bytes);
  std::int64_t free = free_bytes_;
  while (free >= needed) {
    if (free_bytes_.compare_exchange_weak(free, free - needed)) return IOStatus::OK();
  }
  // Unless somebody has freed some since.
  free_bytes_.compare_exchange_strong(free, 0);
  return IOStatus::NoSpace("no space left");
}

IOStatus HostileFileSystem::before_sync() const {
  if (!powered_) return IOStatus::IOError("no power");
  return syncs_fail_ ? IOStatus::IOError("the disk does not answer") : IOStatus::OK();
}

void HostileFileSystem::set_synced(const std::string& name, std::uint64_t bytes) {
  const std::scoped_lock lock(mutex_);
  std::uint64_t& known = synced_bytes_[name];
  known = std::max(known, bytes);
}

}  // namespace relata
