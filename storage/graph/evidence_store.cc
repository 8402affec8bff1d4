#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

// All keys of a range, so that the range can be changed while it is gone through.
Result<std::vector<keys::EvidenceKey>> evidence_keys(const KvReader& reader, keys::Table table, const std::string& prefix) {
  std::vector<keys::EvidenceKey> found;
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, KeyRange::prefix(prefix), [&](const KvPair& pair) -> Result<bool> {
    const auto parsed = keys::parse_evidence(table, pair.first);
    if (!parsed) return at_key(Status::corruption("this is no key of evidence"), pair.first);
    found.push_back(*parsed);
    return true;
  }));
  return found;
}

}  // namespace

Result<std::vector<EvidenceRecord>> read_evidence(const KvReader& reader, EdgeId edge) {
  std::vector<EvidenceRecord> records;
  RELATA_RETURN_IF_ERROR(for_each_pair(reader, KeyRange::prefix(keys::evidence_prefix(edge)), [&](const KvPair& pair) -> Result<bool> {
    Result<EvidenceRecord> record = decode_evidence(pair.second);
    if (!record.is_ok()) return at_key(record.status(), pair.first);
    records.push_back(std::move(record).value());
    return true;
  }));
  return records;
}

Result<std::vector<EdgeId>> read_edges_with_evidence_of(const KvReader& reader, NodeId article) {
  RELATA_ASSIGN_OR_RETURN(const auto found,
                          evidence_keys(reader, keys::Table::kEvidenceOfArticle, keys::evidence_of_article_prefix(article)));
  std::vector<EdgeId> edges;
  for (const keys::EvidenceKey& key : found) {
    if (edges.empty() || edges.back().value != key.second) edges.push_back({key.second});
  }
  return edges;
}

Status add_evidence(KvTransaction& transaction, EdgeId edge, const EvidenceRecord& record) {
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(record));
  RELATA_RETURN_IF_ERROR(transaction.put(keys::evidence(edge, record.article, record.begin, record.end), bytes));
  return transaction.put(keys::evidence_of_article(record.article, edge, record.begin, record.end), {});
}

Status erase_evidence_of_edge(KvTransaction& transaction, EdgeId edge) {
  RELATA_ASSIGN_OR_RETURN(const auto found, evidence_keys(transaction, keys::Table::kEvidence, keys::evidence_prefix(edge)));
  for (const keys::EvidenceKey& key : found) {
    const NodeId article{key.second};
    RELATA_RETURN_IF_ERROR(transaction.erase(keys::evidence(edge, article, key.begin, key.end)));
    RELATA_RETURN_IF_ERROR(transaction.erase(keys::evidence_of_article(article, edge, key.begin, key.end)));
  }
  return Status::ok();
}

Status erase_evidence_of_article(KvTransaction& transaction, NodeId article) {
  RELATA_ASSIGN_OR_RETURN(const auto found,
                          evidence_keys(transaction, keys::Table::kEvidenceOfArticle, keys::evidence_of_article_prefix(article)));
  for (const keys::EvidenceKey& key : found) {
    const EdgeId edge{key.second};
    RELATA_RETURN_IF_ERROR(transaction.erase(keys::evidence(edge, article, key.begin, key.end)));
    RELATA_RETURN_IF_ERROR(transaction.erase(keys::evidence_of_article(article, edge, key.begin, key.end)));
  }
  return Status::ok();
}

}  // namespace relata
