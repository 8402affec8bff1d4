#pragma once

#include <cstdint>
#include <variant>

#include "query/ast/query.h"
#include "query/ast/schema.h"

namespace relata::ast {

enum class QueryMode : std::uint8_t { kRun, kExplain, kProfile };

struct QueryStatement {
  QueryMode mode = QueryMode::kRun;
  Query query;
  friend bool operator==(const QueryStatement&, const QueryStatement&) = default;
};

enum class TransactionCommand : std::uint8_t { kBegin, kCommit, kRollback };

struct TransactionStatement {
  TransactionCommand command;
  friend bool operator==(const TransactionStatement&, const TransactionStatement&) = default;
};

struct Statement {
  std::variant<QueryStatement, TransactionStatement, SchemaStatement> node;
  friend bool operator==(const Statement&, const Statement&) = default;
};

}  // namespace relata::ast
