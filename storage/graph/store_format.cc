#include "storage/graph/store_format.h"

#include <fmt/format.h>

#include <random>

#include "storage/graph/migrations/migration.h"
#include "storage/graph/segment_writer.h"
#include "storage/graph/store_tables.h"
#include "storage/kv/retry.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

Result<std::optional<std::uint64_t>> read_meta(const KvReader& reader, std::string_view name) {
  const std::string key = keys::meta(name);
  Result<std::optional<Bytes>> bytes = reader.get(key);
  if (!bytes.is_ok()) return at_damaged_key(std::move(bytes).status(), key);
  if (!bytes->has_value()) return std::optional<std::uint64_t>();
  Result<std::uint64_t> number = decode_number(**bytes);
  if (!number.is_ok()) return at_key(number.status(), key);
  return std::optional(*number);
}

Status put_format(KvTransaction& transaction, std::uint64_t format) { return transaction.put(keys::meta("format"), encode_number(format)); }

// Of what a migration left because a transaction could not hold it: nobody reads it any more.
Status drop_retired_tables(KvStore& store, const KvReader& reader) {
  for (const char table : keys::kRetiredTables) {
    const KeyRange range = KeyRange::prefix({&table, 1});
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader.scan(range));
    std::vector<KvPair> first;
    RELATA_RETURN_IF_ERROR(scan->next_batch(first, 1));
    if (!first.empty()) RELATA_RETURN_IF_ERROR(store.drop(range));
  }
  return Status::ok();
}

Status check_empty(const KvReader& reader) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader.scan({}));
  std::vector<KvPair> first;
  RELATA_RETURN_IF_ERROR(scan->next_batch(first, 1));
  if (first.empty()) return Status::ok();
  return Status::invalid_argument("the directory holds a RocksDB database that is no graph of Relata");
}

Status begin_store(KvStore& store) {
  return run_transaction(store, [](KvTransaction& transaction) -> Status {
    RELATA_RETURN_IF_ERROR(put_identity(transaction));
    RELATA_RETURN_IF_ERROR(put_directory(transaction, {}));
    return put_format(transaction, current_store_format());
  });
}

Status migrate(KvStore& store, const Migration& migration) {
  Status done = run_transaction(store, [&](KvTransaction& transaction) -> Status {
    RELATA_RETURN_IF_ERROR(migration.apply(transaction));
    return put_format(transaction, migration.from + 1);
  });
  return std::move(done).with_context(fmt::format("the graph cannot be brought from format {} to {}", migration.from, migration.from + 1));
}

}  // namespace

std::uint64_t current_store_format() { return migrations().back().from + 1; }

Status prepare_store(KvStore& store, bool read_only) {
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store.snapshot());
  RELATA_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> format, read_meta(*reader, "format"));
  if (!format) {
    RELATA_RETURN_IF_ERROR(check_empty(*reader));
    return read_only ? Status::ok() : begin_store(store);
  }
  if (*format == kLoadingFormat) {
    return Status::unsupported("a bulk load into the graph has not come to its end; remove the directory and run the load again");
  }
  if (*format > current_store_format()) {
    return Status::unsupported(
        fmt::format("the graph has format {}, this program reads {}; use a newer program", *format, current_store_format()));
  }
  for (const Migration& migration : migrations()) {
    if (migration.from < *format) continue;
    if (!read_only) {
      RELATA_RETURN_IF_ERROR(migrate(store, migration));
    } else if (migration.needed_for_reading) {
      return Status::unsupported(
          fmt::format("the graph has the older format {}; open it once for writing, which brings it up to date", *format));
    }
  }
  return read_only ? Status::ok() : drop_retired_tables(store, *reader);
}

Result<std::uint64_t> read_store_format(const KvReader& reader) {
  RELATA_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> format, read_meta(reader, "format"));
  return format.value_or(0);
}

Status put_identity(KvTransaction& transaction) {
  std::random_device random;
  const std::uint64_t identity = static_cast<std::uint64_t>(random()) << 32 | random();
  return transaction.put(keys::meta("identity"), encode_number(identity));
}

Result<std::string> read_identity(const KvReader& reader) {
  RELATA_ASSIGN_OR_RETURN(const std::optional<std::uint64_t> identity, read_meta(reader, "identity"));
  return identity ? fmt::format("{:016x}", *identity) : std::string();
}

}  // namespace relata
