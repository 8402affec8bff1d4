#include "engine/extract/coref/reading.h"

namespace relata::extract {

std::uint32_t Reading::add_reference(Reference reference) {
  const auto index = static_cast<std::uint32_t>(references.size());
  for (std::uint32_t i = reference.tokens.begin; i < reference.tokens.end; ++i) reference_at[i] = index;
  if (reference.entity != kNone && reference.form != Reference::Form::kStandIn) {
    entities[reference.entity].mentions.push_back({token(reference.tokens.begin).span.begin, token(reference.tokens.end - 1).span.end});
  }
  references.push_back(reference);
  return index;
}

}  // namespace relata::extract
