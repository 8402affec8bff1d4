#pragma once

#include <memory>

#include "engine/exec/procedure.h"

namespace relata {

// CALL relata.evidence(r) YIELD article, title, published, source, sentence, begin, end, head_text, tail_text, said_by, confidence,
// extractor: one row per sentence that states the relationship, newest article first; none for null.
std::unique_ptr<Procedure> evidence_procedure();

}  // namespace relata
