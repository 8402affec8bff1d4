#include "storage/graph/store_format.h"
#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

struct TableName {
  keys::Table table;
  const char* name;
};

constexpr TableName kTables[] = {
    {keys::Table::kMeta, "counters"},
    {keys::Table::kDictionary, "names"},
    {keys::Table::kNode, "nodes"},
    {keys::Table::kEdge, "relationships"},
    {keys::Table::kEdgePack, "relationships in packs"},
    {keys::Table::kSegment, "stored segments"},
    {keys::Table::kEvidence, "evidence"},
    {keys::Table::kEvidenceOfArticle, "evidence by article"},
    {keys::Table::kArticleText, "article texts"},
    {keys::Table::kLog, "change log"},
    {keys::Table::kIndex, "index definitions"},
    {keys::Table::kIndexEntry, "index entries"},
    {keys::Table::kDocument, "indexed words"},
    {keys::Table::kIndexTotals, "index totals"},
};

Result<std::uint64_t> count(const KvReader& reader, keys::Table table) {
  std::uint64_t count = 0;
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, KeyRange::prefix(keys::table(table)), [&](const KvPair&) -> Result<bool> {
    ++count;
    return true;
  }));
  return count;
}

}  // namespace

Result<StoreStatistics> collect_statistics(const KvStore& store) {
  StoreStatistics statistics;
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store.snapshot());
  RELATA_ASSIGN_OR_RETURN(statistics.format, read_store_format(*reader));
  RELATA_ASSIGN_OR_RETURN(const CatalogState catalog, read_catalog(*reader));
  statistics.version = catalog.version;
  // The same items in fewer bytes than the evidence itself.
  RELATA_ASSIGN_OR_RETURN(statistics.evidence_items, count(*reader, keys::Table::kEvidenceOfArticle));
  RELATA_ASSIGN_OR_RETURN(statistics.articles, count(*reader, keys::Table::kArticleText));
  RELATA_ASSIGN_OR_RETURN(statistics.logged_versions, count(*reader, keys::Table::kLog));
  std::vector<KeyRange> ranges;
  for (const TableName& table : kTables) ranges.push_back(KeyRange::prefix(keys::table(table.table)));
  RELATA_ASSIGN_OR_RETURN(const std::vector<std::uint64_t> sizes, store.sizes(ranges));
  for (std::size_t i = 0; i < sizes.size(); ++i) statistics.tables.push_back({kTables[i].name, sizes[i]});
  return statistics;
}

}  // namespace relata
