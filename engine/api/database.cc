#include "engine/api/database.h"

#include <algorithm>

#include "engine/api/session.h"
#include "engine/graph/snapshot.h"
#include "engine/txn/database_core.h"
#include "engine/txn/exception_guard.h"

namespace relata {

Database::Database(std::unique_ptr<DatabaseCore> core) : core_(std::move(core)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::filesystem::path& directory, const DatabaseOptions& options) {
  return guarded([&]() -> Result<Database> {
    GraphStoreOptions store_options;
    store_options.create_if_missing = options.create_if_missing;
    store_options.read_only = options.read_only;
    store_options.salvage = options.salvage;
    StorageTuning tuning;
    tuning.memory_bytes = options.memory_bytes;
    tuning.rebuild = options.salvage;
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<GraphStore> store, GraphStore::open(directory, store_options));
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<DatabaseCore> core,
                            DatabaseCore::open(std::move(store), options.read_only, options.durability, tuning));
    return Database(std::move(core));
  });
}

Result<Database> Database::open_in_memory() { return open_in_memory(StorageTuning()); }

Result<Database> Database::open_in_memory(const StorageTuning& tuning) {
  return guarded([&]() -> Result<Database> {
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<GraphStore> store, GraphStore::open_in_memory());
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<DatabaseCore> core, DatabaseCore::open(std::move(store), false, Durability::kSync, tuning));
    return Database(std::move(core));
  });
}

Session Database::session() { return Session(*core_); }

Result<Schema> Database::schema() const {
  return guarded([&]() -> Result<Schema> {
    const MemorySnapshotPtr graph = core_->snapshot();
    const Names& names = graph->names();
    Schema schema;
    for (std::uint32_t id = 1; id <= names.label_count(); ++id) {
      schema.labels.push_back({names.label(LabelId{id}), graph->node_count(LabelId{id})});
    }
    for (std::uint32_t id = 1; id <= names.type_count(); ++id) {
      schema.relationship_types.push_back({names.type(TypeId{id}), graph->edge_count(TypeId{id})});
    }
    for (std::uint32_t id = 1; id <= names.key_count(); ++id) schema.property_keys.push_back(names.key(KeyId{id}));
    const auto by_name = [](const SchemaEntry& a, const SchemaEntry& b) { return a.name < b.name; };
    std::sort(schema.labels.begin(), schema.labels.end(), by_name);
    std::sort(schema.relationship_types.begin(), schema.relationship_types.end(), by_name);
    std::sort(schema.property_keys.begin(), schema.property_keys.end());
    schema.nodes = graph->node_count();
    schema.relationships = graph->edge_count();
    return schema;
  });
}

}  // namespace relata
