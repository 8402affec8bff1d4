#pragma once

#include <absl/container/flat_hash_set.h>

#include <cstdint>

#include "engine/graph/snapshot.h"

namespace relata {

// The nodes among which something is met: named in the same articles, or joined to it by a fact.
using Company = absl::flat_hash_set<NodeId>;

// The company of a node, from its facts and its latest articles. Cost: bounded by limits of both, whatever the size of the graph.
Company company_of(const Snapshot& graph, NodeId node);

// How much it says that something unknown is met in `here` and a node in `there`: two for each node that they share, one for each that
// half the news shares (countries, and what more than a tenth of the articles name). Cost: linear in the smaller of both.
int shared_company(const Snapshot& graph, const Company& here, const Company& there, std::uint64_t article_count);

}  // namespace relata
