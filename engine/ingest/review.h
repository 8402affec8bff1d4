#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/graph/snapshot.h"
#include "engine/txn/evidence_lookup.h"
#include "storage/base/result.h"

namespace relata {

// Two names of which it is not sure whether they are one thing.
struct Ambiguity {
  enum class Decision : std::uint8_t { kJoined, kKeptApart };
  Decision decision = Decision::kJoined;
  std::string label;
  std::string reason;  // "surname", "acronym", ...
  NodeId node;
  std::string name;
  std::string article;   // id of an article that names it so
  std::string sentence;  // the first there that does
  // The other node, or, where both were joined, the same one as other articles know it.
  NodeId other;
  std::string other_name;
  std::string other_article;
  std::string other_sentence;
};
std::string_view to_string(Ambiguity::Decision decision);  // "kept apart"

// What was joined on weak grounds, then what was kept apart though its names are alike, in order of node id; at most `limit`. What users
// have corrected is not asked again. Cost: a scan of the named nodes, one read for the text of every article quoted.
Result<std::vector<Ambiguity>> find_ambiguities(const Snapshot& graph, const EvidenceLookup& texts, std::size_t limit);

}  // namespace relata
