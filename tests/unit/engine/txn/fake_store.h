#pragma once

#include <map>
#include <mutex>

#include "storage/graph/graph_store.h"
#include "storage/graph/segment_reader.h"

namespace relata {

// A GraphStore in two maps, whose next commit can be made to fail. Reads and commits are safe from any thread.
class FakeStore final : public GraphStore {
 public:
  Status next_commit_fails;  // reset by that commit
  Status next_sync_fails;
  int syncs = 0;

  Result<CatalogState> load_catalog() const override { return catalog_; }

  Result<std::uint64_t> commit(const MutationList& mutations, Durability) override {
    const std::lock_guard lock(mutex_);
    if (!next_commit_fails.is_ok()) return std::exchange(next_commit_fails, Status());
    for (const Mutation& mutation : mutations) std::visit([&](const auto& m) { apply(m); }, mutation);
    return ++catalog_.version;
  }
  Status sync() override {
    const std::lock_guard lock(mutex_);
    ++syncs;
    return next_sync_fails;
  }

  Status scan_nodes(const std::function<bool(NodeId, NodeRecord&&)>& visit) const override {
    for (const auto& [id, record] : nodes_) {
      if (!visit(id, NodeRecord(record))) break;
    }
    return Status::ok();
  }
  Status scan_edges(const std::function<bool(EdgeId, EdgeRecord&&)>& visit) const override {
    for (const auto& [id, record] : edges_) {
      if (!visit(id, EdgeRecord(record))) break;
    }
    return Status::ok();
  }
  Result<std::optional<NodeRecord>> node(NodeId id) const override { return find(nodes_, id); }
  Result<std::optional<EdgeRecord>> edge(EdgeId id) const override { return find(edges_, id); }
  Result<std::vector<EvidenceRecord>> evidence(EdgeId edge) const override {
    return find(evidence_, edge).value_or(std::vector<EvidenceRecord>());
  }
  Result<std::vector<EdgeId>> edges_with_evidence_of(NodeId) const override { return Status::unsupported("not needed here"); }
  Result<std::optional<std::string>> article_text(NodeId article) const override { return find(texts_, article); }
  Result<std::unique_ptr<SegmentReader>> segment_reader() const override { return Status::unsupported("not needed here"); }
  Status write_segments(bool, const std::function<Status(SegmentWriter&)>&) override { return Status::unsupported("not needed here"); }
  Result<std::unique_ptr<IndexReader>> index_reader() const override { return Status::unsupported("not needed here"); }
  Result<ConsistencyReport> check() const override { return Status::unsupported("not needed here"); }
  Result<StoreStatistics> statistics() const override { return Status::unsupported("not needed here"); }
  Result<KvBackup> backup(const std::filesystem::path&) const override { return Status::unsupported("not needed here"); }

 private:
  template <typename Map>
  static std::optional<typename Map::mapped_type> find(const Map& map, typename Map::key_type key) {
    const auto found = map.find(key);
    return found == map.end() ? std::nullopt : std::optional(found->second);
  }
  void apply(const RegisterName& m) {
    std::vector<std::string>& names = m.space == NameSpace::kLabel  ? catalog_.labels
                                      : m.space == NameSpace::kType ? catalog_.types
                                                                    : catalog_.keys;
    names.push_back(m.name);
  }
  void apply(const PutNode& m) {
    nodes_.insert_or_assign(m.id, m.record);
    catalog_.next_node = std::max(catalog_.next_node, m.id.value + 1);
  }
  void apply(const DeleteNode& m) { nodes_.erase(m.id); }
  void apply(const PutEdge& m) {
    edges_.insert_or_assign(m.id, m.record);
    catalog_.next_edge = std::max(catalog_.next_edge, m.id.value + 1);
  }
  void apply(const DeleteEdge& m) { edges_.erase(m.id); }
  void apply(const AddEvidence& m) { evidence_[m.edge].push_back(m.record); }
  void apply(const RemoveEvidenceOfArticle& m) {
    for (auto& [edge, records] : evidence_) std::erase_if(records, [&](const EvidenceRecord& r) { return r.article == m.article; });
  }
  void apply(const PutArticleText& m) { texts_.insert_or_assign(m.article, m.text); }
  void apply(const CreateIndex&) {}
  void apply(const DropIndex&) {}
  void apply(const PutDocument&) {}

  std::mutex mutex_;
  CatalogState catalog_;
  std::map<NodeId, NodeRecord> nodes_;
  std::map<EdgeId, EdgeRecord> edges_;
  std::map<EdgeId, std::vector<EvidenceRecord>> evidence_;
  std::map<NodeId, std::string> texts_;
};

}  // namespace relata
