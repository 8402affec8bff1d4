#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/ast/statement.h"
#include "query/bind/bound_query.h"
#include "query/bind/catalog.h"
#include "query/bind/schema_command.h"
#include "query/plan/plan.h"
#include "storage/base/result.h"

namespace relata {

struct CompileOptions {
  // Names of rewrite rules (query/rewrite/rewriter.h) to leave out.
  std::set<std::string, std::less<>> disabled_rules;
};

enum class StatementKind : std::uint8_t { kQuery, kExplain, kProfile, kBegin, kCommit, kRollback, kSchema };

// A statement ready to be executed. Immutable; shared between executions.
struct CompiledQuery {
  StatementKind kind = StatementKind::kQuery;
  plan::Query plan;  // of queries
  std::vector<bound::ParameterUse> parameters;
  std::optional<SchemaCommand> schema;  // of kSchema
};

// Text to plan: parse, bind, plan, rewrite. Errors are kQueryError at compile time with the place in `text`.
// Thread-safe as far as the catalog is. The result borrows nothing.
Result<std::shared_ptr<const CompiledQuery>> compile(std::string_view text, const Catalog& catalog, const CompileOptions& options = {});

}  // namespace relata
