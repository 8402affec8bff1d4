#include "storage/graph/evidence_check.h"

#include <algorithm>
#include <optional>

#include "storage/graph/store_tables.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

bool has(const std::vector<std::uint64_t>& ids, std::uint64_t id) { return std::binary_search(ids.begin(), ids.end(), id); }

}  // namespace

Status EvidenceCheck::items() {
  return for_each_of_table(reader_, keys::Table::kEvidence, [&](const KvPair& pair) {
    ++count_;
    const auto key = keys::parse_evidence(keys::Table::kEvidence, pair.first);
    const Result<EvidenceRecord> record = decode_evidence(pair.second);
    if (!key || !record.is_ok()) {
      problem_(pair.first, record.is_ok() ? "this is no key of evidence" : record.status().message());
      return Status::ok();
    }
    if (record->article.value != key->second || record->begin != key->begin || record->end != key->end) {
      problem_(pair.first, "the evidence's key and content differ");
    }
    if (!has(edges_, key->first)) {
      report_missing(problem_, keys::edge({key->first}), pair.first, "evidence for a relationship that does not exist");
    }
    if (!has(nodes_, key->second)) {
      report_missing(problem_, keys::node({key->second}), pair.first, "evidence from an article that does not exist");
    }
    expected_.add(keys::evidence_of_article({key->second}, {key->first}, key->begin, key->end));
    return Status::ok();
  });
}

Status EvidenceCheck::items_of_articles() {
  Fingerprint found;
  RELATA_RETURN_IF_ERROR(for_each_of_table(reader_, keys::Table::kEvidenceOfArticle, [&](const KvPair& pair) {
    found.add(pair.first);
    // All that such an entry says is in its key.
    if (!pair.second.empty()) problem_(pair.first, "the entry holds a value where none belongs");
    return Status::ok();
  }));
  return found == expected_ ? Status::ok() : name_differences();
}

Status EvidenceCheck::name_differences() {
  RELATA_RETURN_IF_ERROR(for_each_of_table(reader_, keys::Table::kEvidence, [&](const KvPair& pair) {
    const auto key = keys::parse_evidence(keys::Table::kEvidence, pair.first);
    if (!key) return Status::ok();  // reported by items()
    return expect(keys::evidence_of_article({key->second}, {key->first}, key->begin, key->end), pair.first, "the article's index lacks it");
  }));
  return for_each_of_table(reader_, keys::Table::kEvidenceOfArticle, [&](const KvPair& pair) {
    const auto key = keys::parse_evidence(keys::Table::kEvidenceOfArticle, pair.first);
    if (!key) {
      problem_(pair.first, "this is no key of evidence");
      return Status::ok();
    }
    return expect(keys::evidence({key->second}, {key->first}, key->begin, key->end), pair.first, "the evidence itself is missing");
  });
}

Status EvidenceCheck::expect(const std::string& wanted, std::string_view key, std::string_view text) {
  RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> found, reader_.get(wanted));
  if (!found) report_missing(problem_, wanted, key, text);
  return Status::ok();
}

}  // namespace relata
