#include "storage/kv/fault_kv.h"

#include <gtest/gtest.h>

#include "storage/kv/memory_kv.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

// A graph on a store that fails where it is told to.
struct FaultyGraph {
  std::shared_ptr<KvStore> kv = make_memory_kv();
  std::shared_ptr<FaultInjector> faults = std::make_shared<FaultInjector>();
  std::unique_ptr<GraphStore> graph;

  Status open() {
    graph.reset();
    RELATA_ASSIGN_OR_RETURN(graph, GraphStore::open_on(make_fault_kv(std::make_unique<SharedKv>(kv), faults), {}));
    return Status::ok();
  }
};

std::uint64_t calls_of_the_history() {
  FaultyGraph clean;
  EXPECT_TRUE(clean.open().is_ok());
  for (const MutationList& commit : sample_history()) EXPECT_TRUE(clean.graph->commit(commit, Durability::kNone).is_ok());
  return clean.faults->calls();
}

// Of the history's commit with this index; the last of them is the store's own commit.
std::uint64_t calls_of_commit(std::size_t index) {
  FaultyGraph clean;
  EXPECT_TRUE(clean.open().is_ok());
  std::uint64_t before = 0;
  for (std::size_t i = 0; i <= index; ++i) {
    before = clean.faults->calls();
    EXPECT_TRUE(clean.graph->commit(sample_history()[i], Durability::kNone).is_ok());
  }
  return clean.faults->calls() - before;
}

std::vector<std::map<Bytes, Bytes>> contents_of_the_history() {
  std::vector<std::map<Bytes, Bytes>> contents;
  for (std::size_t i = 0; i <= sample_history().size(); ++i) contents.push_back(sample_content(i));
  return contents;
}

TEST(FaultKv, FailsTheChosenCallAndNoOther) {
  const auto faults = std::make_shared<FaultInjector>();
  const auto store = make_fault_kv(make_memory_kv(), faults);
  faults->fail_call(2, Status::io_error("planted"));
  const auto reader = store->snapshot().value();
  EXPECT_FALSE(faults->has_failed());
  EXPECT_EQ(reader->get("a").status().message(), "planted");
  EXPECT_TRUE(faults->has_failed());
  EXPECT_TRUE(reader->get("a").is_ok());
}

TEST(FaultKv, LosesTheAnswerOfACommitButNotTheCommit) {
  const std::shared_ptr<KvStore> inner = make_memory_kv();
  const auto faults = std::make_shared<FaultInjector>();
  const auto store = make_fault_kv(std::make_unique<SharedKv>(inner), faults);
  const auto transaction = store->begin().value();
  ASSERT_TRUE(transaction->put("a", "1").is_ok());
  faults->fail_call(1, Status::unknown_outcome("planted"));
  EXPECT_EQ(transaction->commit(true).code(), StatusCode::kUnknownOutcome);
  EXPECT_EQ(content_of(*inner), (std::map<Bytes, Bytes>{{"a", "1"}}));
}

// Fails every single call of the history once: the commit that it hits leaves nothing behind and can be tried again.
TEST(GraphStoreFaults, CommitIsAllOrNothingWhicheverCallFails) {
  const std::vector<MutationList> history = sample_history();
  const std::vector<std::map<Bytes, Bytes>> contents = contents_of_the_history();
  const std::uint64_t calls = calls_of_the_history();
  ASSERT_GT(calls, 50U);
  for (std::uint64_t n = 1; n <= calls; ++n) {
    FaultyGraph faulty;
    faulty.faults->fail_call(n, Status::io_error("planted"));
    const bool opened = faulty.open().is_ok() || faulty.open().is_ok();
    ASSERT_TRUE(opened) << n;
    for (std::size_t i = 0; i < history.size(); ++i) {
      const Result<std::uint64_t> version = faulty.graph->commit(history[i], Durability::kNone);
      if (!version.is_ok()) {
        EXPECT_EQ(version.status().code(), StatusCode::kIoError) << n;
        EXPECT_EQ(content_of(*faulty.kv), contents[i]) << n;
        ASSERT_EQ(*faulty.graph->commit(history[i], Durability::kNone), i + 1) << n;
      }
      ASSERT_EQ(content_of(*faulty.kv), contents[i + 1]) << n;
    }
    EXPECT_TRUE(faulty.faults->has_failed()) << n;
  }
}

// Loses the answer of every commit once: the store then refuses to write until it is opened again, and goes on where the disk stands.
TEST(GraphStoreFaults, RefusesToWriteAfterAnUnknownOutcomeUntilReopened) {
  const std::vector<MutationList> history = sample_history();
  for (std::size_t lost = 0; lost < history.size(); ++lost) {
    FaultyGraph faulty;
    ASSERT_TRUE(faulty.open().is_ok());
    for (std::size_t i = 0; i < lost; ++i) ASSERT_TRUE(faulty.graph->commit(history[i], Durability::kNone).is_ok());
    faulty.faults->fail_call(calls_of_commit(lost), Status::unknown_outcome("planted"));
    EXPECT_EQ(faulty.graph->commit(history[lost], Durability::kNone).status().message(), "planted");
    EXPECT_EQ(faulty.graph->commit(history[lost], Durability::kNone).status().code(), StatusCode::kUnknownOutcome);
    ASSERT_TRUE(faulty.open().is_ok());
    EXPECT_EQ(faulty.graph->load_catalog()->version, lost + 1);
    for (std::size_t i = lost + 1; i < history.size(); ++i) ASSERT_EQ(*faulty.graph->commit(history[i], Durability::kNone), i + 1);
    EXPECT_EQ(content_of(*faulty.kv), sample_content(history.size()));
  }
}

// Reads tell of the failure instead of showing half an answer.
TEST(GraphStoreFaults, ReadsReportEveryFailure) {
  FaultyGraph faulty;
  ASSERT_TRUE(faulty.open().is_ok());
  ASSERT_TRUE(faulty.graph->commit(sample_history()[0], Durability::kNone).is_ok());
  const auto everything = [&]() -> Status {
    RELATA_RETURN_IF_ERROR(faulty.graph->load_catalog().status());
    RELATA_RETURN_IF_ERROR(faulty.graph->scan_nodes([](NodeId, NodeRecord&&) { return true; }));
    RELATA_RETURN_IF_ERROR(faulty.graph->scan_edges([](EdgeId, EdgeRecord&&) { return true; }));
    RELATA_RETURN_IF_ERROR(faulty.graph->node({1}).status());
    RELATA_RETURN_IF_ERROR(faulty.graph->edge({1}).status());
    RELATA_RETURN_IF_ERROR(faulty.graph->evidence({1}).status());
    RELATA_RETURN_IF_ERROR(faulty.graph->edges_with_evidence_of({3}).status());
    RELATA_RETURN_IF_ERROR(faulty.graph->article_text({3}).status());
    return faulty.graph->check().status();
  };
  const std::uint64_t before = faulty.faults->calls();
  ASSERT_TRUE(everything().is_ok());
  const std::uint64_t calls = faulty.faults->calls() - before;
  for (std::uint64_t n = 1; n <= calls; ++n) {
    faulty.faults->fail_call(n, Status::io_error("planted"));
    const Status status = everything();
    EXPECT_EQ(status.code(), StatusCode::kIoError) << n;
    EXPECT_EQ(status.message(), "planted") << n;
  }
}

}  // namespace
}  // namespace relata
