#include "tests/unit/storage/graph/random_history.h"

#include <algorithm>

namespace relata {

std::string RandomHistory::text(std::size_t length) {
  std::string text(length, ' ');
  for (char& c : text) c = static_cast<char>('!' + below(90));
  return text;
}

PropertyList RandomHistory::properties() {
  PropertyList list = {{KeyId{1}, text(below(40))}};
  if (below(2) == 0) list.emplace_back(KeyId{2}, static_cast<std::int64_t>(random_()));
  return list;
}

void RandomHistory::add_node(MutationList& list) {
  const NodeId id{next_node_++};
  nodes_.push_back(id.value);
  list.push_back(PutNode{id, {{LabelId{1}}, properties()}});
  if (below(3) == 0) list.push_back(PutArticleText{id, text(below(3000))});
  if (below(2) == 0) list.push_back(PutDocument{{2}, id, {{{text(3), 1}}, 1}});
}

void RandomHistory::add_edge(MutationList& list) {
  const Edge edge = {next_edge_++, nodes_[below(nodes_.size())], nodes_[below(nodes_.size())]};
  edges_.push_back(edge);
  list.push_back(PutEdge{{edge.id}, {{edge.source}, {1}, {edge.target}, properties()}});
}

void RandomHistory::add_evidence(MutationList& list) {
  const auto begin = static_cast<std::uint32_t>(below(1000));
  list.push_back(AddEvidence{{edges_[below(edges_.size())].id},
                             {{nodes_[below(nodes_.size())]}, begin, begin + 10, text(5), text(5), "", 0.5, "random"}});
}

void RandomHistory::remove_edge(MutationList& list) {
  const auto edge = edges_.begin() + static_cast<std::ptrdiff_t>(below(edges_.size()));
  list.push_back(DeleteEdge{{edge->id}, {edge->source}, {1}, {edge->target}});
  edges_.erase(edge);
}

void RandomHistory::remove_node(MutationList& list) {
  const std::uint64_t node = nodes_[below(nodes_.size())];
  const auto touches = [&](const Edge& edge) { return edge.source == node || edge.target == node; };
  for (const Edge& edge : edges_) {
    if (touches(edge)) list.push_back(DeleteEdge{{edge.id}, {edge.source}, {1}, {edge.target}});
  }
  std::erase_if(edges_, touches);
  std::erase(nodes_, node);
  list.push_back(DeleteNode{{node}});
}

MutationList RandomHistory::next() {
  MutationList list;
  if (!named_) {
    list = {RegisterName{NameSpace::kLabel, 1, "Thing"},
            RegisterName{NameSpace::kType, 1, "KNOWS"},
            RegisterName{NameSpace::kKey, 1, "name"},
            RegisterName{NameSpace::kKey, 2, "number"},
            CreateIndex{{{1}, "by_name", IndexKind::kRange, false, {LabelId{1}}, {KeyId{1}}}},
            CreateIndex{{{2}, "words", IndexKind::kFullText, false, {LabelId{1}}, {KeyId{1}}}}};
    named_ = true;
  }
  // Now and then a commit that takes several writes of the operating system.
  for (std::uint64_t steps = below(20) == 0 ? 500 : 1 + below(10); steps > 0; --steps) {
    const std::uint64_t choice = below(12);
    if (nodes_.size() < 3 || choice < 4) {
      add_node(list);
    } else if (edges_.empty() || choice < 7) {
      add_edge(list);
    } else if (choice < 10) {
      add_evidence(list);
    } else if (choice == 10) {
      remove_edge(list);
    } else {
      remove_node(list);
    }
  }
  return list;
}

}  // namespace relata
