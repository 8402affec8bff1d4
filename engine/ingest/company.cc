#include "engine/ingest/company.h"

#include <algorithm>
#include <vector>

#include "engine/ingest/graph_access.h"

namespace relata {
namespace {

constexpr std::size_t kMostFacts = 500;
constexpr std::size_t kMostArticles = 40;
// Below that number of articles nothing is common yet.
constexpr std::uint64_t kCommonFrom = 20;

bool is_common(const Snapshot& graph, NodeId node, std::uint64_t article_count) {
  if (text_of(graph, node, "kind") == "country") return true;
  const std::optional<TypeId> mentioned = graph.names().find_type("MENTIONED_IN");
  return mentioned && graph.degree(node, Direction::kOut, {&*mentioned, 1}) > std::max(kCommonFrom, article_count / 10);
}

}  // namespace

Company company_of(const Snapshot& graph, NodeId node) {
  Company company;
  std::vector<Neighbor> neighbors;
  graph.neighbors(node, Direction::kBoth, {}, neighbors);
  if (neighbors.size() > kMostFacts) neighbors.erase(neighbors.begin(), neighbors.end() - kMostFacts);
  for (const Neighbor& neighbor : neighbors) company.insert(neighbor.node);
  std::vector<Neighbor> articles = neighbors_by(graph, node, Direction::kOut, "MENTIONED_IN");
  if (articles.size() > kMostArticles) articles.erase(articles.begin(), articles.end() - kMostArticles);
  for (const Neighbor& article : articles) {
    for (const Neighbor& other : neighbors_by(graph, article.node, Direction::kIn, "MENTIONED_IN")) company.insert(other.node);
  }
  company.erase(node);
  return company;
}

int shared_company(const Snapshot& graph, const Company& here, const Company& there, std::uint64_t article_count) {
  const Company& smaller = here.size() < there.size() ? here : there;
  const Company& larger = here.size() < there.size() ? there : here;
  int shared = 0;
  for (const NodeId node : smaller) {
    if (larger.contains(node)) shared += is_common(graph, node, article_count) ? 1 : 2;
  }
  return shared;
}

}  // namespace relata
