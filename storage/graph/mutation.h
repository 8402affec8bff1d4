#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "storage/base/result.h"
#include "storage/graph/index_records.h"
#include "storage/graph/records.h"

namespace relata {

enum class NameSpace : std::uint8_t { kLabel, kType, kKey };

// A new name in the dictionary; `id` is the next free one of its name space.
struct RegisterName {
  NameSpace space;
  std::uint32_t id;
  std::string name;
};
// Puts replace the whole record.
struct PutNode {
  NodeId id;
  NodeRecord record;
};
// Requires: no edge of the node is left once the whole list is applied.
struct DeleteNode {
  NodeId id;
};
struct PutEdge {
  EdgeId id;
  EdgeRecord record;
};
struct DeleteEdge {
  EdgeId id;
  NodeId source;
  TypeId type;
  NodeId target;
};
// Adds one evidence item to an edge; the same (article, begin, end) replaces the earlier item.
struct AddEvidence {
  EdgeId edge;
  EvidenceRecord record;
};
// Removes all evidence that one article gives; the edges themselves stay.
struct RemoveEvidenceOfArticle {
  NodeId article;
};
// The full text of an article is kept beside the graph (compressed), not as a property.
struct PutArticleText {
  NodeId article;
  std::string text;
};

// All entries of a range index.
class IndexContents {
 public:
  virtual ~IndexContents() = default;
  virtual std::uint64_t count() const = 0;
  // Their keys (IndexEntry::key), ascending. Ends with the first error, of `entry` or its own.
  virtual Status visit(const std::function<Status(std::string_view)>& entry) const = 0;
};
// A new index; `id` is the next free one. A range index holds `contents`, which are those after the whole list, so that this stands behind
// all puts and deletions of nodes; without contents it is filled from the records of the nodes, within the limits of a transaction. From
// then on it is kept up by PutNode and DeleteNode; a full-text index by PutDocument, and by DeleteNode.
struct CreateIndex {
  IndexDefinition definition;
  std::shared_ptr<const IndexContents> contents = nullptr;
};
// With all its entries.
struct DropIndex {
  IndexId id;
};
// What a full-text index knows of a node, in place of what it knew; a record without terms: nothing any more.
struct PutDocument {
  IndexId index;
  NodeId node;
  DocumentRecord record;
};

using Mutation = std::variant<RegisterName, PutNode, DeleteNode, PutEdge, DeleteEdge, AddEvidence, RemoveEvidenceOfArticle, PutArticleText,
                              CreateIndex, DropIndex, PutDocument>;
using MutationList = std::vector<Mutation>;

}  // namespace relata
