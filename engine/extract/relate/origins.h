#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Where bodies lie and persons come from by the nationality or place in what they are called: "the Danish builder X", "X, Finland's
// largest brewer", "X, of Brussels", "Ann Miller of Latvia". Cost: linear in the references.
std::vector<ExtractedRelation> find_origins(const Reading& reading);

}  // namespace relata::extract
