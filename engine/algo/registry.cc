#include "engine/algo/registry.h"

#include "engine/algo/algorithms.h"

namespace relata {

void register_algorithms(ProcedureRegistry& registry) {
  registry.add(as_procedure(betweenness_algorithm()));
  registry.add(as_procedure(components_algorithm()));
  registry.add(as_procedure(degree_algorithm()));
  registry.add(as_procedure(pagerank_algorithm()));
  registry.add(as_procedure(weak_components_algorithm()));
}

}  // namespace relata
