#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "storage/base/ids.h"
#include "storage/base/value.h"

namespace relata {

// Ascending by key, no key twice, no null values.
using PropertyList = std::vector<std::pair<KeyId, Value>>;

struct NodeRecord {
  std::vector<LabelId> labels;  // ascending, no label twice
  PropertyList properties;
  friend bool operator==(const NodeRecord&, const NodeRecord&) = default;
};

struct EdgeRecord {
  NodeId source;
  TypeId type;
  NodeId target;
  PropertyList properties;
  friend bool operator==(const EdgeRecord&, const EdgeRecord&) = default;
};

// One sentence that states an edge. Offsets are bytes in the article's UTF-8 text.
struct EvidenceRecord {
  NodeId article;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string head_text;  // the mentions as written
  std::string tail_text;
  std::string said_by;  // empty when nobody is named as the source
  double confidence = 0;
  std::string extractor;  // name and version
  friend bool operator==(const EvidenceRecord&, const EvidenceRecord&) = default;
};

}  // namespace relata
