#pragma once

#include "query/ast/statement.h"
#include "query/bind/bound_query.h"
#include "query/bind/catalog.h"
#include "storage/base/result.h"

namespace relata {

// The query of a statement with its names resolved and everything checked that can be checked without data: scopes, static types,
// aggregation, the order of clauses, functions and procedures.
//
// Errors are kQueryError at compile time with type and detail in the openCypher TCK's words, and the place. Requires: the statement is
// an ast::QueryStatement. The result borrows nothing. Thread-safe as far as the catalog is. Cost: linear in the statement.
// A compile-time error that depends on parameter values is left to the caller: see bound::ParameterUse::implied_argument.
Result<bound::Query> bind(const ast::Statement& statement, const Catalog& catalog);

}  // namespace relata
