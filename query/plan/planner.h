#pragma once

#include "query/bind/bound_query.h"
#include "query/bind/catalog.h"
#include "query/plan/plan.h"

namespace relata {

// How to carry a query out. A pure function; the catalog's counts decide where patterns start and which way they are walked.
plan::Query plan_query(const bound::Query& query, const Catalog& catalog);

}  // namespace relata
