#pragma once

// For storage/rocksdb alone.

#include <rocksdb/db.h>
#include <rocksdb/listener.h>

#include <atomic>

namespace relata {

// When its memory is full RocksDB goes on in a new log while the old one may not be on the disk yet. Power that is lost then could leave
// the new one without the end of the old one: commits missing in the middle. So the old one is synced before anything goes into the new.
//
// Also knows whether RocksDB has stopped after an error. A log that could not be written must not be touched again.
class LogKeeper final : public rocksdb::EventListener {
 public:
  void watch(rocksdb::DB* db) { db_ = db; }
  bool stopped() const { return stopped_; }
  void set_stopped(bool stopped) { stopped_ = stopped; }

  // Called with the new log in place, and before it is written to. A sync that fails lets the next write fail.
  void OnMemTableSealed(const rocksdb::MemTableInfo&) override {
    rocksdb::DB* const db = db_;
    if (db != nullptr && !stopped_) (void)db->SyncWAL();
  }
  // Tables that could not be merged are all still there, and RocksDB tries again. Taken for an error it would let no memory be written
  // out any more, and a commit that waits for memory would wait for ever.
  void OnBackgroundError(rocksdb::BackgroundErrorReason reason, rocksdb::Status* error) override {
    if (reason == rocksdb::BackgroundErrorReason::kCompaction && error->IsNoSpace()) {
      *error = rocksdb::Status::OK();
    } else {
      stopped_ = true;
    }
  }
  // RocksDB 7.8 may wait for ever when it resumes on a disk that is still full, and may then write to a log that it could not write.
  void OnErrorRecoveryBegin(rocksdb::BackgroundErrorReason, rocksdb::Status, bool* automatic) override { *automatic = false; }

 private:
  std::atomic<rocksdb::DB*> db_ = nullptr;
  std::atomic<bool> stopped_ = false;
};

}  // namespace relata
