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
  RecordEncoder encoder;
  RecordBlock block;
  const auto append = [&](const auto& record) -> Status {
    const std::size_t before = block.bytes.size();
    RELATA_RETURN_IF_ERROR(encoder.append(record, block.bytes));
    block.sizes.push_back(static_cast<std::uint32_t>(block.bytes.size() - before));
    return Status::ok();
  };
  for (std::uint64_t id = 1; id <= nodes; ++id) {
    RELATA_RETURN_IF_ERROR(append(node_record(id)));
    if (id % kBlockRecords == 0 || id == nodes) RELATA_RETURN_IF_ERROR(loader.add_nodes(std::exchange(block, {})));
  }
  std::vector<Arc> arcs;
  for (std::uint64_t id = 1; id <= 3ULL * nodes; ++id) {
    const EdgeRecord record = edge_record(id, nodes);
    RELATA_RETURN_IF_ERROR(append(record));
    arcs.push_back({static_cast<std::uint32_t>(record.source.value), record.type.value, static_cast<std::uint32_t>(record.target.value)});
    if (id % kBlockRecords != 0 && id != 3ULL * nodes) continue;
    RELATA_RETURN_IF_ERROR(loader.add_edges(std::exchange(block, {}), arcs));
    arcs.clear();
  }
  return Status::ok();
}

Status finish_sample(BulkLoader& loader) { return loader.finish({"A", "B"}, {"R", "S"}, {"n", "name"}); }

}  // namespace relata
