#pragma once

#include <map>
#include <vector>

#include "storage/graph/graph_store.h"
#include "storage/kv/kv_store.h"

namespace relata {

// Everything a store holds, but for the identity, which no two stores have in common.
std::map<Bytes, Bytes> content_of(const KvStore& store);

// Six commits that use every kind of mutation. The first creates two people, an article and two edges with evidence; later ones change,
// add and take back; the fourth takes the first article's evidence back, the fifth deletes an edge that has evidence, the last a node.
std::vector<MutationList> sample_history();

// What the first `commits` of the sample history leave in a new store.
std::map<Bytes, Bytes> sample_content(std::size_t commits);

}  // namespace relata
