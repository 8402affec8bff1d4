#pragma once

#include <vector>

#include "engine/api/query_result.h"
#include "engine/expr/evaluator.h"
#include "engine/txn/graph_transaction.h"
#include "storage/graph/graph_store.h"

namespace relata {

// The sentences behind relationships: evidence records of the store, with what the article's node and text say about them.
//
// Evidence is not versioned with the snapshot: what a later commit added is left out when its article is not in the snapshot, what it
// removed is gone. Within a write transaction its own evidence shows. Borrows all three; thread-safe while nobody writes `own`.
class EvidenceLookup final : public EvidenceReader {
 public:
  // `own`: the write transaction whose changes show; null outside of one.
  EvidenceLookup(const GraphStore& store, const Snapshot& snapshot, const GraphTransaction* own)
      : store_(store), snapshot_(snapshot), own_(own) {}

  // Newest article first, articles without a date last; within an article by place. kNotFound for a relationship that does not exist.
  // Cost: one read for the edge, one for the text of every article.
  Result<std::vector<Evidence>> find(EdgeId edge) const;
  // find() as a list of maps with the keys of the ontology: article, title, published, source, sentence, begin, end, head_text,
  // tail_text, said_by, confidence, extractor. What is not known is null.
  Result<Value> evidence(EdgeId edge) const override;

  // As it is stored, in the order in which it was added, without that of articles that are gone.
  Result<std::vector<EvidenceRecord>> records(EdgeId edge) const;
  // Empty when the article has none.
  Result<std::string> text(NodeId article) const;

 private:
  const GraphStore& store_;
  const Snapshot& snapshot_;
  const GraphTransaction* own_;
};

}  // namespace relata
