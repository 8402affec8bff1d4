#include "tests/unit/storage/bulk/sample_load.h"

#include "storage/layout/record_codec.h"

namespace relata {
namespace {

constexpr std::uint64_t kBlockRecords = 100;

NodeRecord node_record(std::uint64_t id) { return {{{1}, {2}}, {{{1}, Value(static_cast<std::int64_t>(id * 10))}}}; }

EdgeRecord edge_record(std::uint64_t id, std::uint32_t nodes) {
  const auto type = static_cast<std::uint32_t>(id % 2 + 1);
  return {{id * 7919 % nodes + 1}, {type}, {id * id % nodes + 1}, {{{2}, Value("e" + std::to_string(id))}}};
}

}  // namespace

MutationList sample_commit(std::uint32_t nodes) {
  MutationList list = {RegisterName{NameSpace::kLabel, 1, "A"}, RegisterName{NameSpace::kLabel, 2, "B"},
                       RegisterName{NameSpace::kType, 1, "R"},  RegisterName{NameSpace::kType, 2, "S"},
                       RegisterName{NameSpace::kKey, 1, "n"},   RegisterName{NameSpace::kKey, 2, "name"}};
  for (std::uint64_t id = 1; id <= nodes; ++id) list.push_back(PutNode{{id}, node_record(id)});
  for (std::uint64_t id = 1; id <= 3ULL * nodes; ++id) list.push_back(PutEdge{{id}, edge_record(id, nodes)});
  return list;
}

Status add_sample(BulkLoader& loader, std::uint32_t nodes) {
  const auto empty_nodes = [] {
    NodeBlock block;
    block.label_sets = {{{1}, {2}}};
    block.columns.emplace_back(KeyId{1});
    return block;
  };
  NodeBlock block = empty_nodes();
  for (std::uint64_t id = 1; id <= nodes; ++id) {
    const NodeRecord record = node_record(id);
    RELATA_ASSIGN_OR_RETURN(const std::string bytes, encode(record));
    block.columns[0].add_number(block.size(), ValueKind::kInteger, static_cast<std::uint64_t>(record.properties[0].second.as_integer()));
    block.labels.push_back(0);
    block.bytes.append(bytes);
    block.ends.push_back(block.bytes.size());
    if (id % kBlockRecords == 0 || id == nodes) RELATA_RETURN_IF_ERROR(loader.add_nodes(std::exchange(block, empty_nodes())));
  }
  EdgeBlock edges;
  for (std::uint64_t id = 1; id <= 3ULL * nodes; ++id) {
    EdgeRecord record = edge_record(id, nodes);
    if (edges.columns.empty()) edges.columns.emplace_back(KeyId{2});
    edges.columns[0].add_value(edges.size(), std::move(record.properties[0].second));
    edges.arcs.push_back(
        {static_cast<std::uint32_t>(record.source.value), record.type.value, static_cast<std::uint32_t>(record.target.value)});
    if (id % kBlockRecords == 0 || id == 3ULL * nodes) RELATA_RETURN_IF_ERROR(loader.add_edges(std::exchange(edges, {})));
  }
  return Status::ok();
}

Status finish_sample(BulkLoader& loader) { return loader.finish({"A", "B"}, {"R", "S"}, {"n", "name"}); }

}  // namespace relata
