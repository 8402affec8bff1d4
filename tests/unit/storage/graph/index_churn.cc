#include "tests/unit/storage/graph/index_churn.h"

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "storage/graph/index_entries.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"
#include "storage/rocksdb/store.h"
#include "tests/unit/storage/kv/limited_kv.h"

namespace relata {
namespace {

constexpr LabelId kLabel{1};
constexpr KeyId kName{1};
constexpr std::uint64_t kNodes = 5'000;
constexpr std::size_t kLimitBytes = 256 << 10;

Value name_of(std::uint64_t node) { return "name " + std::to_string(node * 7919 % kNodes); }

IndexDefinition definition(IndexId id, IndexKind kind) {
  return {id, kind == IndexKind::kRange ? "by_name" : "words", kind, false, {kLabel}, {kName}};
}

class Names final : public IndexContents {
 public:
  explicit Names(const IndexDefinition& index) {
    const std::vector<LabelId> labels = {kLabel};
    for (std::uint64_t node = 1; node <= kNodes; ++node) entries_.push_back(*range_entry(index, NodeId{node}, labels, name_of(node)));
    std::sort(entries_.begin(), entries_.end());
  }
  std::uint64_t count() const override { return entries_.size(); }
  Status visit(const std::function<Status(std::string_view)>& entry) const override {
    for (const std::string& key : entries_) RELATA_RETURN_IF_ERROR(entry(key));
    return Status::ok();
  }

 private:
  std::vector<std::string> entries_;
};

MutationList create(IndexId id, IndexKind kind) {
  const IndexDefinition index = definition(id, kind);
  if (kind == IndexKind::kRange) return {CreateIndex{index, std::make_shared<Names>(index)}};
  MutationList list = {CreateIndex{index}};
  for (std::uint64_t node = 1; node <= kNodes; ++node) {
    list.push_back(PutDocument{id, NodeId{node}, {{{std::to_string(node * 7919 % kNodes), 1}, {"name", 1}}, 2}});
  }
  return list;
}

MutationList drop(const CatalogState& catalog) {
  MutationList list;
  for (const IndexState& index : catalog.indexes) list.push_back(DropIndex{index.definition.id});
  return list;
}

}  // namespace

void make_nodes_to_index(const std::filesystem::path& directory) {
  const auto graph = GraphStore::open(directory, {}).value();
  MutationList list = {RegisterName{NameSpace::kLabel, kLabel.value, "P"}, RegisterName{NameSpace::kKey, kName.value, "name"}};
  for (std::uint64_t node = 1; node <= kNodes; ++node) list.push_back(PutNode{NodeId{node}, {{kLabel}, {{kName, name_of(node)}}}});
  (void)graph->commit(list, Durability::kSync).value();
}

Status churn_indexes(const std::filesystem::path& directory, const std::function<void(std::uint64_t)>& acknowledged) {
  RELATA_ASSIGN_OR_RETURN(std::shared_ptr<KvStore> kv, open_rocksdb_kv(directory, {}));
  RELATA_ASSIGN_OR_RETURN(const auto graph, GraphStore::open_on(std::make_unique<LimitedKv>(std::move(kv), kLimitBytes), {}));
  for (;;) {
    RELATA_ASSIGN_OR_RETURN(const CatalogState catalog, graph->load_catalog());
    const IndexKind next = catalog.indexes.empty() ? IndexKind::kRange : IndexKind::kFullText;
    const MutationList list = catalog.indexes.size() == 2 ? drop(catalog) : create({catalog.next_index}, next);
    RELATA_ASSIGN_OR_RETURN(const std::uint64_t version, graph->commit(list, Durability::kSync));
    acknowledged(version);
  }
}

std::map<std::uint32_t, std::uint64_t> keys_of_indexes(const std::filesystem::path& directory) {
  const std::shared_ptr<KvStore> kv = open_rocksdb_kv(directory, {}).value();
  // Drops what belongs to no index.
  (void)GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  const auto reader = kv->snapshot().value();
  std::map<std::uint32_t, std::uint64_t> counts;
  for (const keys::Table table : {keys::Table::kIndexEntry, keys::Table::kDocument}) {
    const Status scanned = for_each_pair(*reader, KeyRange::prefix(keys::table(table)), [&](const KvPair& pair) -> Result<bool> {
      const bool entry = table == keys::Table::kIndexEntry;
      ++counts[entry ? keys::parse_index_entry(pair.first)->index.value : keys::parse_document(pair.first)->first.value];
      return true;
    });
    if (!scanned.is_ok()) counts.clear();
  }
  return counts;
}

std::uint64_t keys_of_whole_index(IndexKind kind) { return kind == IndexKind::kRange ? kNodes : 3 * kNodes; }

}  // namespace relata
