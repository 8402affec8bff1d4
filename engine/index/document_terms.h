#pragma once

#include <functional>
#include <memory>
#include <string>

#include "engine/graph/snapshot.h"
#include "storage/graph/graph_store.h"
#include "storage/graph/index_records.h"

namespace relata {

// The text of an article that is kept beside the graph; empty when there is none.
using ArticleTexts = std::function<Result<std::string>(NodeId article)>;

// What full-text indexes have to know of nodes: the words of the properties that hold strings and lists of strings, and for the key `text`
// of an `Article` without such a property, those of its full text.
class DocumentTerms {
 public:
  // Borrows both. The text of an article is read once for all indexes.
  DocumentTerms(const Snapshot& graph, const ArticleTexts& texts) : graph_(graph), texts_(texts) {}

  // Null when the index has nothing to know: another label, no words, or no such node. Errors: those of `texts`.
  Result<std::shared_ptr<const DocumentRecord>> of(const IndexDefinition& definition, NodeId node);

 private:
  Result<const std::string*> article_text(NodeId node);

  const Snapshot& graph_;
  const ArticleTexts& texts_;
  NodeId article_;  // whose text is `text_`
  std::string text_;
};

// Compares what the full-text indexes of a store hold with the words of its graph, both ways; `problem` is told of every difference, until
// it returns false. Cost: the words of all texts that are in an index.
Status check_documents(const GraphStore& store, const Snapshot& graph, const std::function<bool(std::string problem)>& problem);

}  // namespace relata
