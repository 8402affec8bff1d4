#pragma once

#include <cstdint>
#include <memory>

#include "storage/kv/kv_store.h"

namespace relata {

enum class KvCall : std::uint8_t {
  kSnapshot,
  kBegin,
  kGet,
  kMultiGet,
  kScan,
  kNextBatch,
  kPut,
  kErase,
  kSortedRun,
  kIngest,
  kDrop,
  kCommit,
  kSync,
  kSizes,
  kVerify,
  kBackup
};

// Whether the caller waits for the store in this call; other calls wait for a later one.
bool is_round_trip(KvCall call);

// Is told of every call that goes to a store, and may let it fail. Must be thread-safe when the store is used from several threads.
class KvObserver {
 public:
  virtual ~KvObserver() = default;
  // An error is returned to the caller in the store's place, which then never sees the call.
  virtual Status before(KvCall call) = 0;
  // What the caller of commit() is told.
  virtual Status after_commit(Status outcome) { return outcome; }
};

// `store` with an observer in front of it and of all its readers, scans and transactions; what is put into sorted runs is not observed.
std::unique_ptr<KvStore> make_observed_kv(std::unique_ptr<KvStore> store, std::shared_ptr<KvObserver> observer);

}  // namespace relata
