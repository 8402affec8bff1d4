#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "storage/graph/graph_store.h"

namespace relata {

// An endless history of commits, the same for the same seed in every process: nodes, edges, texts and evidence come, change and go.
class RandomHistory {
 public:
  explicit RandomHistory(std::uint64_t seed) : random_(seed) {}
  // The mutations of the next commit.
  MutationList next();

 private:
  struct Edge {
    std::uint64_t id;
    std::uint64_t source;
    std::uint64_t target;
  };
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  std::string text(std::size_t length);
  PropertyList properties();
  void add_node(MutationList& list);
  void add_edge(MutationList& list);
  void add_evidence(MutationList& list);
  void remove_edge(MutationList& list);
  void remove_node(MutationList& list);

  std::mt19937_64 random_;
  bool named_ = false;
  std::uint64_t next_node_ = 1;
  std::uint64_t next_edge_ = 1;
  std::vector<std::uint64_t> nodes_;
  std::vector<Edge> edges_;
};

}  // namespace relata
