#include "storage/graph/new_indexes.h"

#include <algorithm>
#include <utility>

#include "storage/graph/index_entries.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// Sorted, or written to one file, in one piece.
constexpr std::size_t kPieceBytes = 64 << 20;

// Pairs in ascending order, as runs of some size that are taken in together.
class RunWriter {
 public:
  explicit RunWriter(KvStore& store) : store_(store) {}

  Status put(KeyView key, KeyView value) {
    if (runs_.empty() || bytes_ >= kPieceBytes) RELATA_RETURN_IF_ERROR(start());
    bytes_ += key.size() + value.size();
    return runs_.back()->put(key, value);
  }

  Status ingest() {
    if (runs_.empty()) return Status::ok();
    RELATA_RETURN_IF_ERROR(runs_.back()->finish());
    return store_.ingest_sorted(std::exchange(runs_, {}));
  }

 private:
  Status start() {
    if (!runs_.empty()) RELATA_RETURN_IF_ERROR(runs_.back()->finish());
    RELATA_ASSIGN_OR_RETURN(std::unique_ptr<KvSortedRun> run, store_.sorted_run());
    runs_.push_back(std::move(run));
    bytes_ = 0;
    return Status::ok();
  }

  KvStore& store_;
  std::vector<std::unique_ptr<KvSortedRun>> runs_;
  std::size_t bytes_ = 0;
};

Result<IndexTotals> ingest_entries(KvStore& store, IndexId id, const IndexContents& contents) {
  RunWriter runs(store);
  IndexTotals totals;
  RELATA_RETURN_IF_ERROR(contents.visit([&](std::string_view entry) {
    ++totals.nodes;
    return runs.put(keys::index_entry(id, entry), {});
  }));
  RELATA_RETURN_IF_ERROR(runs.ingest());
  return totals;
}

using Documents = std::vector<const PutDocument*>;

Status ingest_postings(KvStore& store, IndexId id, const Documents& documents) {
  std::vector<std::pair<std::string, std::string>> piece;
  std::size_t bytes = 0;
  const auto ingest_piece = [&]() -> Status {
    std::sort(piece.begin(), piece.end());
    RunWriter runs(store);
    for (const auto& [key, posting] : piece) RELATA_RETURN_IF_ERROR(runs.put(key, posting));
    piece.clear();
    bytes = 0;
    return runs.ingest();
  };
  for (const PutDocument* document : documents) {
    for (const auto& [term, count] : document->record.terms) {
      RELATA_ASSIGN_OR_RETURN(std::string posting, encode(Posting{count, document->record.length}));
      piece.emplace_back(keys::index_entry(id, term_entry(term, document->node)), std::move(posting));
      bytes += sizeof(piece.back()) + piece.back().first.size();
    }
    if (bytes >= kPieceBytes) RELATA_RETURN_IF_ERROR(ingest_piece());
  }
  return ingest_piece();
}

Result<IndexTotals> ingest_documents(KvStore& store, IndexId id, Documents documents) {
  std::sort(documents.begin(), documents.end(), [](const PutDocument* a, const PutDocument* b) { return a->node < b->node; });
  RunWriter runs(store);
  IndexTotals totals;
  for (const PutDocument* document : documents) {
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(document->record));
    RELATA_RETURN_IF_ERROR(runs.put(keys::document(id, document->node), bytes));
    ++totals.nodes;
    totals.length += document->record.length;
  }
  RELATA_RETURN_IF_ERROR(runs.ingest());
  RELATA_RETURN_IF_ERROR(ingest_postings(store, id, documents));
  return totals;
}

Documents documents_of(const MutationList& mutations, IndexId id) {
  Documents documents;
  for (const Mutation& mutation : mutations) {
    const auto* put = std::get_if<PutDocument>(&mutation);
    if (put != nullptr && put->index == id && !put->record.terms.empty()) documents.push_back(put);
  }
  return documents;
}

std::uint64_t entries_of(const Documents& documents) {
  std::uint64_t entries = documents.size();
  for (const PutDocument* document : documents) entries += document->record.terms.size();
  return entries;
}

std::optional<IndexId> index_of(keys::Table table, KeyView key) {
  if (table == keys::Table::kIndexEntry) {
    const auto entry = keys::parse_index_entry(key);
    return entry ? std::optional(entry->index) : std::nullopt;
  }
  const auto document = keys::parse_document(key);
  return document ? std::optional(document->first) : std::nullopt;
}

Status drop_leftovers_of(KvStore& store, keys::Table table, std::string (*prefix)(IndexId), const std::vector<IndexState>& indexes,
                         IndexId first) {
  const KeyRange all = KeyRange::prefix(keys::table(table));
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, store.snapshot());
  std::vector<KvPair> next;
  for (;;) {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader->scan({prefix(first), all.end}));
    RELATA_RETURN_IF_ERROR(scan->next_batch(next, 1));
    if (next.empty()) return Status::ok();
    // What is no key at all is the consistency check's to report.
    const std::optional<IndexId> id = index_of(table, next.front().first);
    if (!id) return Status::ok();
    const bool known = std::any_of(indexes.begin(), indexes.end(), [&](const IndexState& index) { return index.definition.id == *id; });
    if (!known) RELATA_RETURN_IF_ERROR(store.drop(KeyRange::prefix(prefix(*id))));
    if (id->value == UINT32_MAX) return Status::ok();
    first = {id->value + 1};
  }
}

// How many entries an index may have to be made, or dropped, within a transaction: a key and a value of some length for each.
std::uint64_t most_entries_of_transaction(const KvCapabilities& capabilities) {
  constexpr std::uint64_t kBytesForEach = 64 << 10;
  return capabilities.max_transaction_bytes / kBytesForEach;
}

}  // namespace

Result<IndexesApart> ingest_new_indexes(KvStore& store, const MutationList& mutations, const CatalogState& state) {
  IndexesApart apart;
  apart.most_entries = most_entries_of_transaction(store.capabilities());
  bool clean = false;
  for (const Mutation& mutation : mutations) {
    const auto* create = std::get_if<CreateIndex>(&mutation);
    if (create == nullptr) continue;
    // An attempt that failed may have left entries under the same id.
    if (!std::exchange(clean, true)) RELATA_RETURN_IF_ERROR(drop_index_leftovers(store, state.indexes, {state.next_index}));
    const IndexId id = create->definition.id;
    if (create->definition.kind == IndexKind::kRange) {
      if (create->contents == nullptr || create->contents->count() <= apart.most_entries) continue;
      RELATA_ASSIGN_OR_RETURN(apart.ingested[id], ingest_entries(store, id, *create->contents));
    } else {
      Documents documents = documents_of(mutations, id);
      if (entries_of(documents) <= apart.most_entries) continue;
      RELATA_ASSIGN_OR_RETURN(apart.ingested[id], ingest_documents(store, id, std::move(documents)));
    }
  }
  return apart;
}

Status drop_index_leftovers(KvStore& store, const std::vector<IndexState>& indexes, IndexId first) {
  RELATA_RETURN_IF_ERROR(drop_leftovers_of(store, keys::Table::kIndexEntry, keys::index_entry_prefix, indexes, first));
  return drop_leftovers_of(store, keys::Table::kDocument, keys::document_prefix, indexes, first);
}

}  // namespace relata
