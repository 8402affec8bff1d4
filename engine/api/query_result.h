#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/ids.h"
#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// A node or relationship with its content, read from the snapshot that the result keeps.
struct Node {
  NodeId id;
  std::vector<std::string> labels;
  ValueMap properties;
};
struct Relationship {
  EdgeId id;
  std::string type;
  NodeId source;
  NodeId target;
  ValueMap properties;
};

// One sentence that states a relationship.
struct Evidence {
  NodeId article;
  std::string article_id;  // the article's own id; texts are empty when not known
  std::string title;
  std::string source;
  std::string sentence;
  std::uint32_t begin = 0;  // bytes in the article's text
  std::uint32_t end = 0;
  std::string head_text;
  std::string tail_text;
  std::string said_by;
  std::string extractor;
  double confidence = 0;
  std::optional<Date> published;
};

// What an updating statement changed.
struct UpdateCounts {
  std::uint64_t nodes_created = 0;
  std::uint64_t nodes_deleted = 0;
  std::uint64_t relationships_created = 0;
  std::uint64_t relationships_deleted = 0;
  std::uint64_t properties_set = 0;
  std::uint64_t labels_added = 0;
  std::uint64_t labels_removed = 0;
  std::uint64_t indexes_added = 0;  // constraints among them
  std::uint64_t indexes_removed = 0;
  bool any() const;
};

// The rows of one statement, complete. Copyable at the cost of a pointer; safe to read from any thread; stays readable after the
// session and later statements, but not after its Database is closed.
class QueryResult {
 public:
  struct State;
  explicit QueryResult(std::shared_ptr<const State> state) : state_(std::move(state)) {}

  const std::vector<std::string>& columns() const;
  std::size_t row_count() const;
  // Requires: row < row_count(), column < columns().size().
  const Value& at(std::size_t row, std::size_t column) const;
  // kNotFound for an unknown column.
  Result<std::size_t> column(std::string_view name) const;

  // Content of a node or relationship of this result. kNotFound when it does not exist in the result's snapshot.
  Result<Node> node(NodeId id) const;
  Result<Relationship> relationship(EdgeId id) const;
  // Newest article first.
  Result<std::vector<Evidence>> evidence(EdgeId id) const;
  // The value with nodes, relationships and paths spelled out: (:Person {name: 'X'}); what is wrong, where they cannot be read.
  std::string display(const Value& value) const;

  const UpdateCounts& updates() const;
  std::chrono::microseconds elapsed() const;
  // Text of EXPLAIN and PROFILE; empty for other statements.
  const std::string& plan() const;
  const State& state() const { return *state_; }

 private:
  std::shared_ptr<const State> state_;
};

}  // namespace relata
