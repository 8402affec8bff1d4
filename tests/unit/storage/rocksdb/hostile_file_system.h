#pragma once

#include <rocksdb/env.h>
#include <rocksdb/file_system.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <string>

namespace relata {

// The machine's file system, made to behave as badly as file systems may: it loses power, and with it what was not synced; its disk
// fills up; its syncs fail. Thread-safe.
class HostileFileSystem final : public rocksdb::FileSystemWrapper {
 public:
  HostileFileSystem();
  const char* Name() const override { return "HostileFileSystem"; }
  // What a store is to be opened with; goes with this object.
  rocksdb::Env* env() { return env_.get(); }

  // From now on nothing reaches the disk.
  void cut_power() { powered_ = false; }
  // Cuts every file off somewhere behind its last synced byte, and gives power back. The store must be closed.
  void lose_unsynced(std::mt19937_64& random);

  // So many bytes can still be written.
  void set_free_bytes(std::int64_t bytes) { free_bytes_ = bytes; }
  // Whether it says so when it is asked, as under a quota it does not.
  void set_tells_free_bytes(bool tells) { tells_free_bytes_ = tells; }
  void set_syncs_fail(bool fail) { syncs_fail_ = fail; }

  rocksdb::IOStatus NewWritableFile(const std::string& name, const rocksdb::FileOptions& options,
                                    std::unique_ptr<rocksdb::FSWritableFile>* file, rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus RenameFile(const std::string& from, const std::string& to, const rocksdb::IOOptions& options,
                               rocksdb::IODebugContext* debug) override;
  rocksdb::IOStatus DeleteFile(const std::string& name, const rocksdb::IOOptions& options, rocksdb::IODebugContext* debug) override;

  rocksdb::IOStatus GetFreeSpace(const std::string& path, const rocksdb::IOOptions& options, std::uint64_t* bytes,
                                 rocksdb::IODebugContext* debug) override;

  // For the files.
  rocksdb::IOStatus before_append(std::uint64_t bytes);
  rocksdb::IOStatus before_sync() const;
  void set_synced(const std::string& name, std::uint64_t bytes);

 private:
  std::unique_ptr<rocksdb::Env> env_;
  std::atomic<bool> powered_ = true;
  std::atomic<bool> syncs_fail_ = false;
  std::atomic<std::int64_t> free_bytes_ = INT64_MAX;
  std::atomic<bool> tells_free_bytes_ = true;
  std::mutex mutex_;
  std::map<std::string, std::uint64_t> synced_bytes_;  // of files written through this object
};

}  // namespace relata
