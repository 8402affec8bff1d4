#pragma once

#include "engine/api/query_result.h"
#include "engine/txn/graph_transaction.h"
#include "query/bind/schema_command.h"

namespace relata {

// Carries out CREATE INDEX, CREATE CONSTRAINT, CREATE FULLTEXT INDEX, DROP INDEX and DROP CONSTRAINT within a write transaction, and counts
// what it did. Labels and keys that are new are registered. A name that is not given is made of the labels and keys.
//
// Errors: kAlreadyExists when the name or the same index is there (unless IF NOT EXISTS), kNotFound (unless IF EXISTS), kInvalidArgument
// for dropping a constraint as an index or the other way round, kResourceExhausted past limits::kIndexes.
Status apply_schema_command(const SchemaCommand& command, GraphTransaction& transaction, UpdateCounts& updates);

}  // namespace relata
