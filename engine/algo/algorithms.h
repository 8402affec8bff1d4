#pragma once

#include "engine/algo/algorithm.h"

namespace relata {

// The algorithms there are; each is described, with its formula and source, in the file named after it.
Algorithm betweenness_algorithm();
Algorithm components_algorithm();
Algorithm degree_algorithm();
Algorithm pagerank_algorithm();
Algorithm weak_components_algorithm();  // beside components

}  // namespace relata
