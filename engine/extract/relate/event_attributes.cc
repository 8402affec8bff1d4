#include "engine/extract/relate/event_attributes.h"

#include <algorithm>
#include <string_view>

namespace relata::extract {
namespace {

void add_amount(const Reading& reading, const Frame& frame, ExtractedRelation& relation) {
  for (const std::uint32_t object : resolve_role(reading, frame, "obj")) {
    for (const std::uint32_t child : reading.tree.children(object)) {
      if (!reading.tree.is(child, "nummod")) continue;
      const std::uint32_t begin = std::min(child, object);
      const std::uint32_t end = std::max(child, object) + 1;
      relation.attributes.emplace_back("amount", reading.text_of({begin, end}));
    }
  }
}

}  // namespace

void add_attributes(const Reading& reading, const Frame& frame, ExtractedRelation& relation) {
  if (relation.type == "SPOKE_WITH" || relation.type == "TOLD") {
    for (const std::string_view role : {"by", "via", "over", "through"}) {
      for (const std::uint32_t token : resolve_role(reading, frame, role)) {
        if (reading.entity_at(token) == kNone) relation.attributes.emplace_back("medium", lower(reading.token(token).lemma));
      }
    }
  }
  if (relation.type == "MET_WITH" || relation.type == "NEGOTIATED_WITH") {
    for (const std::string_view role : {"in", "at"}) {
      for (const std::uint32_t token : resolve_role(reading, frame, role)) {
        if (reading.entity_at(token) != kNone && reading.type_at(token) == EntityType::kPlace) {
          relation.attributes.emplace_back("place", reading.entities[reading.entity_at(token)].name);
        }
      }
    }
  }
  if (relation.type == "AIDED" || relation.type == "PROMISED") add_amount(reading, frame, relation);
}

}  // namespace relata::extract
