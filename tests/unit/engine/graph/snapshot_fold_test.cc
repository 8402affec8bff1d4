// The same history on a graph in memory and on one that is stored after every few commits, opened again and given next to no memory: every
// version of both says the same.

#include "engine/graph/snapshot_fold.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <random>
#include <thread>

#include "engine/graph/segment_error.h"
#include "engine/graph/snapshot_loader.h"
#include "engine/txn/transaction_manager.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "tests/unit/engine/graph/edges_between.h"
#include "tests/unit/engine/graph/scans.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::HasSubstr;

constexpr std::uint64_t kOneByte = 1;

// All that a snapshot says of a graph, as text.
std::string description(const Snapshot& graph) {
  std::string text = "version " + std::to_string(graph.version()) + " nodes " + std::to_string(graph.node_count()) + " edges " +
                     std::to_string(graph.edge_count()) + '\n';
  for (std::uint32_t label = 1; label <= graph.names().label_count(); ++label) {
    text += "label " + std::to_string(graph.node_count(LabelId{label})) + ':';
    for (const NodeId node : graph.nodes(LabelId{label}, NodeId{1}, 1'000'000)) text += ' ' + std::to_string(node.value);
    text += '\n';
  }
  for (std::uint32_t type = 1; type <= graph.names().type_count(); ++type) {
    text += "type " + std::to_string(graph.edge_count(TypeId{type})) + '\n';
  }
  const auto append = [&](const PropertyList& properties, auto id) {
    for (const auto& [key, value] : properties) {
      text += ' ' + std::to_string(key.value) + '=' + to_string(value);
      EXPECT_EQ(graph.property(id, key), value);
    }
    text += '\n';
  };
  for (const NodeId node : graph.nodes(std::nullopt, NodeId{1}, 1'000'000)) {
    text += "node " + std::to_string(node.value);
    for (const LabelId label : graph.labels(node)) text += ':' + std::to_string(label.value);
    append(graph.properties(node), node);
    for (const Direction direction : {Direction::kOut, Direction::kIn, Direction::kBoth}) {
      std::vector<Neighbor> found;
      graph.neighbors(node, direction, {}, found);
      EXPECT_EQ(graph.degree(node, direction, {}), found.size());
      expect_edges_between(graph, node, direction, {}, found);
      for (const Neighbor& neighbor : found) text += ' ' + std::to_string(neighbor.node.value) + '/' + std::to_string(neighbor.edge.value);
      text += '\n';
    }
  }
  for (EdgeId edge{1}; edge < graph.edge_id_end(); ++edge.value) {
    if (!graph.contains(edge)) continue;
    const EdgeEnds ends = graph.ends(edge);
    text += "edge " + std::to_string(edge.value) + ' ' + std::to_string(ends.source.value) + ' ' + std::to_string(ends.type.value) + ' ' +
            std::to_string(ends.target.value);
    append(graph.properties(edge), edge);
  }
  expect_scans(graph);
  for (std::uint32_t key = 1; key <= graph.names().key_count(); ++key) expect_selections(graph, KeyId{key});
  return text;
}

// Random changes, the same for the same seed.
class History {
 public:
  explicit History(unsigned seed) : random_(seed) {}

  Status change(GraphWriter& writer, int steps) {
    for (int i = 0; i < steps; ++i) RELATA_RETURN_IF_ERROR(step(writer));
    return Status::ok();
  }

 private:
  std::uint64_t below(std::uint64_t end) { return random_() % end; }
  Value value() {
    switch (below(6)) {
      case 0: return Value(static_cast<std::int64_t>(below(1000)));
      case 1: return Value("text " + std::to_string(below(5)));
      case 2: return Value(static_cast<double>(below(9)) / 4);
      case 3: return Value(below(2) == 0);
      case 4: return Value(Date{static_cast<std::int64_t>(below(20000))});
      default: return Value(ValueList{1, "two"});
    }
  }
  // By key, most columns hold one kind of value and one holds many.
  Value value_of(int key) {
    return key == 0 ? Value(static_cast<std::int64_t>(below(1 << 20))) : key == 1 ? Value("n" + std::to_string(below(99))) : value();
  }
  NodeId any_node(const Snapshot& graph) {
    const auto found = graph.nodes(std::nullopt, NodeId{1 + below(graph.node_id_end().value)}, 1);
    return found.empty() ? NodeId{} : found.front();
  }
  Status step(GraphWriter& writer) {
    const Snapshot& graph = writer.snapshot();
    const NodeId a = any_node(graph);
    const NodeId b = any_node(graph);
    const EdgeId edge{1 + below(graph.edge_id_end().value)};
    const int key = static_cast<int>(below(3));
    RELATA_ASSIGN_OR_RETURN(const KeyId key_id, writer.key("key" + std::to_string(key)));
    RELATA_ASSIGN_OR_RETURN(const LabelId label, writer.label("Label" + std::to_string(below(3))));
    RELATA_ASSIGN_OR_RETURN(const TypeId type, writer.type("TYPE" + std::to_string(below(3))));
    if (a.value == 0 || b.value == 0 || below(4) == 0) {
      // Far from one another now and then, so that there are many segments.
      return writer.create_node({label}, {{key_id, value_of(key)}}).status();
    }
    switch (below(10)) {
      case 0: return writer.set_property(a, key_id, value_of(key));
      case 1: return graph.contains(edge) ? writer.set_property(edge, key_id, value_of(key)) : Status::ok();
      case 2: return writer.set_property(a, key_id, Value());
      case 3: return below(2) == 0 ? writer.add_label(a, label) : writer.remove_label(a, label);
      case 4: return graph.contains(edge) ? writer.delete_edge(edge) : Status::ok();
      case 5: return graph.degree(a, Direction::kBoth, {}) == 0 ? writer.delete_node(a) : Status::ok();
      default: return writer.create_edge(a, type, below(8) == 0 ? a : b, {{key_id, value_of(key)}}).status();
    }
  }
  std::mt19937_64 random_;
};

std::unique_ptr<GraphStore> store_on(const std::shared_ptr<KvStore>& kv) {
  return GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
}

TEST(SnapshotFold, ChangesNothingThatASnapshotSays) {
  for (unsigned seed = 1; seed <= 6; ++seed) {
    StorageTuning in_memory;
    in_memory.fold_changes = in_memory.fold_changes_at_rest = UINT64_MAX;
    const auto plain = TransactionManager::open(GraphStore::open_in_memory().value(), false, in_memory).value();
    StorageTuning stored{kOneByte, 1 + seed % 3 * 40, 0, seed % 2 == 0 ? 0U : 50U, false};
    if (seed > 3) stored.fold_beside_changes = 0;  // all of them on a thread
    const std::shared_ptr<KvStore> kv = make_memory_kv();
    auto folding = TransactionManager::open(store_on(kv), false, stored).value();
    History plain_history(seed);
    History folding_history(seed);
    for (int commit = 0; commit < 16; ++commit) {
      const int steps = commit % 5 == 0 ? 60 : 10;
      ASSERT_TRUE(plain->write([&](GraphWriter& writer) { return plain_history.change(writer, steps); }).is_ok());
      const MemorySnapshotPtr before = folding->snapshot();
      const std::string before_text = description(*before);
      ASSERT_TRUE(folding->write([&](GraphWriter& writer) { return folding_history.change(writer, steps); }).is_ok());
      ASSERT_EQ(description(*folding->snapshot()), description(*plain->snapshot())) << seed << ' ' << commit;
      ASSERT_EQ(description(*before), before_text) << "an earlier version changed";
      if (commit % 4 != 3) continue;
      folding.reset();
      folding = TransactionManager::open(store_on(kv), false, stored).value();
      ASSERT_EQ(description(*folding->snapshot()), description(*plain->snapshot())) << seed << ' ' << commit << " opened again";
    }
    EXPECT_EQ(folding->store().check()->problem_count, 0U);
  }
}

// Ids of several segments, of which one in the middle becomes empty.
TEST(SnapshotFold, StoresManyRangesAndRangesThatBecomeEmpty) {
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  StorageTuning tuning{0, 1, 0, 0, false};
  tuning.fold_beside_changes = UINT64_MAX;
  auto manager = TransactionManager::open(store_on(kv), false, tuning).value();
  ASSERT_TRUE(manager
                  ->write([](GraphWriter& writer) -> Status {
                    const LabelId label = writer.label("L").value();
                    const KeyId key = writer.key("k").value();
                    for (std::int64_t i = 0; i < 40'000; ++i) RELATA_RETURN_IF_ERROR(writer.create_node({label}, {{key, i}}).status());
                    return writer.create_edge(NodeId{1}, writer.type("T").value(), NodeId{40'000}, {}).status();
                  })
                  .is_ok());
  const auto values = [&] {
    const MemorySnapshotPtr graph = manager->snapshot();
    std::int64_t sum = 0;
    for (const NodeId node : graph->nodes(LabelId{1}, NodeId{1}, 100'000)) sum += graph->property(node, KeyId{1}).as_integer();
    return sum;
  };
  EXPECT_EQ(manager->snapshot()->change_count(), 0U);
  EXPECT_EQ(values(), 40'000LL * 39'999 / 2);
  ASSERT_TRUE(manager
                  ->write([](GraphWriter& writer) -> Status {
                    for (std::uint64_t id = kRecordSegmentIds; id < 2 * kRecordSegmentIds; ++id)
                      RELATA_RETURN_IF_ERROR(writer.delete_node(NodeId{id}));
                    return Status::ok();
                  })
                  .is_ok());
  manager.reset();
  manager = TransactionManager::open(store_on(kv), false, tuning).value();
  EXPECT_EQ(manager->snapshot()->node_count(), 40'000U - kRecordSegmentIds);
  // Of the nodes that went, the values id - 1 from 16383 to 32766.
  EXPECT_EQ(values(), 40'000LL * 39'999 / 2 - 16384LL * (16383 + 32766) / 2);
  EXPECT_EQ(manager->store().check()->problem_count, 0U);
}

// Segments are written no sooner than they may be.
class HeldKv final : public SharedKv {
 public:
  using SharedKv::SharedKv;
  Result<std::unique_ptr<KvSortedRun>> sorted_run() override {
    ++runs;
    may_write.wait(false);
    return fails ? Status::resource_exhausted("the disk is full") : SharedKv::sorted_run();
  }
  void let_write(bool may) {
    may_write = may;
    may_write.notify_all();
  }
  std::atomic<int> runs{0};
  std::atomic<bool> may_write{true};
  std::atomic<bool> fails{false};
};

class FoldBesideCommits : public testing::Test {
 protected:
  FoldBesideCommits() {
    tuning_ = {0, 100, 0, 0, false};
    tuning_.fold_beside_changes = 0;
    open();
    commit(20);
    held_->let_write(false);
    commit(300);
  }
  ~FoldBesideCommits() override { held_->let_write(true); }
  void open() {
    manager_.reset();
    auto kv = std::make_unique<HeldKv>(kv_);
    held_ = kv.get();
    manager_ = TransactionManager::open(GraphStore::open_on(std::move(kv), {}).value(), false, tuning_).value();
  }
  void commit(int steps) {
    ASSERT_TRUE(manager_->write([&](GraphWriter& writer) { return history_.change(writer, steps); }).is_ok());
    ASSERT_TRUE(plain_->write([&](GraphWriter& writer) { return plain_history_.change(writer, steps); }).is_ok());
    EXPECT_EQ(description(*manager_->snapshot()), description(*plain_->snapshot()));
  }
  void commit_until_taken_over() {
    for (int i = 0; i < 10'000 && manager_->snapshot()->change_count() > 100; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      commit(1);
    }
    EXPECT_LE(manager_->snapshot()->change_count(), 100U);
  }

  static constexpr unsigned kSeed = 7;
  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  HeldKv* held_ = nullptr;
  StorageTuning tuning_;
  History history_{kSeed};
  History plain_history_{kSeed};
  std::unique_ptr<TransactionManager> plain_ = TransactionManager::open(GraphStore::open_in_memory().value(), false).value();
  std::unique_ptr<TransactionManager> manager_;
};

TEST_F(FoldBesideCommits, LetsOthersCommitAndThenTakesOver) {
  const MemorySnapshotPtr before = manager_->snapshot();
  const std::string before_text = description(*before);
  commit(10);
  commit(10);
  EXPECT_GT(manager_->snapshot()->change_count(), 300U);
  held_->let_write(true);
  commit_until_taken_over();
  EXPECT_EQ(description(*before), before_text);
  open();
  commit(1);
  EXPECT_EQ(manager_->store().check()->problem_count, 0U);
}

TEST_F(FoldBesideCommits, EndsBeforeTheGraphIsClosed) {
  commit(10);
  held_->let_write(true);
  open();
  EXPECT_EQ(description(*manager_->snapshot()), description(*plain_->snapshot()));
  EXPECT_EQ(manager_->store().check()->problem_count, 0U);
}

TEST_F(FoldBesideCommits, IsTriedAgainAfterTheDiskWasFull) {
  held_->fails = true;
  held_->let_write(true);
  for (int i = 0; i < 1000 && held_->runs < 3; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    commit(20);
  }
  EXPECT_GE(held_->runs, 3);
  held_->fails = false;
  for (int i = 0; i < 1000 && manager_->snapshot()->change_count() > 300; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
    commit(20);
  }
  EXPECT_LE(manager_->snapshot()->change_count(), 300U);
  open();
  EXPECT_EQ(description(*manager_->snapshot()), description(*plain_->snapshot()));
  EXPECT_EQ(manager_->store().check()->problem_count, 0U);
}

class DamagedSegments : public testing::Test {
 protected:
  DamagedSegments() {
    const auto manager = TransactionManager::open(store_on(kv_), false, {0, 1, 0, 0, false}).value();
    EXPECT_TRUE(manager->write([](GraphWriter& writer) { return History(5).change(writer, 300); }).is_ok());
    expected_ = description(*manager->snapshot());
  }
  void flip(const std::string& key) {
    const auto transaction = kv_->begin().value();
    std::string value = transaction->get(key).value().value();
    value[value.size() / 2] ^= 1;
    ASSERT_TRUE(transaction->put(key, value).is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  }
  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  std::string expected_;
};

TEST_F(DamagedSegments, EndTheQuestionWithTheirKey) {
  const std::string key = keys::segment({SegmentGroup::kOut, 0, 1}, 0);
  flip(key);
  const auto manager = TransactionManager::open(store_on(kv_), false).value();
  try {
    description(*manager->snapshot());
    FAIL() << "answered from what is damaged";
  } catch (const SegmentError& error) {
    EXPECT_EQ(error.status().code(), StatusCode::kCorruption);
    EXPECT_THAT(std::string(error.status().message()), HasSubstr(keys::describe(key)));
  }
  // What does not need it is answered.
  EXPECT_FALSE(manager->snapshot()->nodes(std::nullopt, NodeId{1}, 10).empty());
}

TEST_F(DamagedSegments, AreMadeAnewWhenAskedTo) {
  flip(keys::segment({SegmentGroup::kOut, 0, 1}, 0));
  StorageTuning tuning;
  tuning.rebuild = true;
  EXPECT_EQ(description(*TransactionManager::open(store_on(kv_), false, tuning).value()->snapshot()), expected_);
  EXPECT_EQ(description(*TransactionManager::open(store_on(kv_), false).value()->snapshot()), expected_);
  EXPECT_EQ(store_on(kv_)->check()->problem_count, 0U);
}

TEST_F(DamagedSegments, AreMadeAnewWhereTheirListIsDamaged) {
  flip(keys::segment(kDirectoryKey, 0));
  EXPECT_EQ(description(**load_snapshot(*store_on(kv_))), expected_);
  EXPECT_EQ(description(*TransactionManager::open(store_on(kv_), false).value()->snapshot()), expected_);
  EXPECT_EQ(store_on(kv_)->check()->problem_count, 0U);
}

// After a loss of power that took the last commits, say.
TEST_F(DamagedSegments, AreNotTakenForALaterVersion) {
  const auto transaction = kv_->begin().value();
  ASSERT_TRUE(transaction->put(keys::meta("version"), encode_number(0)).is_ok());
  ASSERT_TRUE(transaction->commit(false).is_ok());
  EXPECT_EQ(load_snapshot(*store_on(kv_)).value()->stored(), nullptr);
}

}  // namespace
}  // namespace relata
