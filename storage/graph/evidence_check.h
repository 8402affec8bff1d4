#pragma once

#include <cstdint>
#include <vector>

#include "storage/graph/fingerprint.h"
#include "storage/graph/table_check.h"
#include "storage/kv/kv_store.h"

namespace relata {

// Compares the evidence of relationships with the relationships and articles that there are, and with the index of it by article.
//
// Both tables are gone through once and compared by fingerprints; only where those differ is each entry looked up in the other table, so
// that it can be named. Use once. Memory: none to speak of.
class EvidenceCheck {
 public:
  // `nodes`, `edges`: ids that there are records of, ascending by the time of items(). All is borrowed.
  EvidenceCheck(const KvReader& reader, const std::vector<std::uint64_t>& nodes, const std::vector<std::uint64_t>& edges,
                const ProblemSink& problem)
      : reader_(reader), nodes_(nodes), edges_(edges), problem_(problem) {}

  // Each item of evidence by itself.
  Status items();
  // The index by article. After items().
  Status items_of_articles();

  // Items seen so far.
  std::uint64_t count() const { return count_; }

 private:
  Status name_differences();
  Status expect(const std::string& wanted, std::string_view key, std::string_view text);

  const KvReader& reader_;
  const std::vector<std::uint64_t>& nodes_;
  const std::vector<std::uint64_t>& edges_;
  const ProblemSink& problem_;
  std::uint64_t count_ = 0;
  Fingerprint expected_;  // what the items say that the index holds
};

}  // namespace relata
