#pragma once

#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// Relations that names state by standing next to each other: "Paris, France", "X of Newsweek", "DAB's Ben Chan", "Moscow's Vnukovo
// Airport", "X, a cellist with the Y Orchestra". Cost: linear in the references.
std::vector<ExtractedRelation> relate_neighbours(const Reading& reading);

}  // namespace relata::extract
