#include "storage/rocksdb/transaction.h"

#include <utility>

#include "storage/rocksdb/status.h"

namespace relata {

RocksTransaction::RocksTransaction(rocksdb::DB& db, const std::string& where, const KvCapabilities& capabilities, Write write)
    : where_(where), write_(std::move(write)), base_(db, where), limits_(capabilities) {}

Status RocksTransaction::put(KeyView key, KeyView value) {
  RELATA_RETURN_IF_ERROR(limits_.add(key, value));
  overlay_.put(key, value);
  return Status::ok();
}

Status RocksTransaction::erase(KeyView key) {
  RELATA_RETURN_IF_ERROR(limits_.add(key, {}));
  overlay_.erase(key);
  return Status::ok();
}

// The batch is in the order of keys, which RocksDB takes in several times faster than any other.
Status RocksTransaction::commit(bool sync) {
  RELATA_RETURN_IF_ERROR(limits_.check_time());
  rocksdb::WriteBatch batch;
  for (const auto& [key, value] : overlay_.writes()) {
    const rocksdb::Status added = value ? batch.Put(slice(key), slice(*value)) : batch.Delete(slice(key));
    RELATA_RETURN_IF_ERROR(to_status(added, where_));
  }
  return write_(batch, sync);
}

}  // namespace relata
