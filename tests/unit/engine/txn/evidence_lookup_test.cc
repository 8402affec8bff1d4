#include "engine/txn/evidence_lookup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/txn/evidence_procedure.h"
#include "engine/txn/transaction_manager.h"
#include "tests/unit/engine/txn/fake_store.h"

namespace relata {
namespace {

class EvidenceLookupTest : public testing::Test {
 protected:
  EvidenceLookupTest() : manager(TransactionManager::open(std::make_unique<FakeStore>(), false).value()) {
    EXPECT_TRUE(manager
                    ->write([&](GraphWriter& writer) {
                      const NodeId ann = writer.create_node({}, {}).value();
                      edge = writer.create_edge(ann, writer.type("MET").value(), ann, {}).value();
                      old_article = article(writer, "old", make_date(2025, 3, 1), "Ann met Bob. Later, Ann met Bob again.");
                      new_article = article(writer, "new", make_date(2025, 3, 2), "Bob said he met Ann.");
                      RELATA_RETURN_IF_ERROR(writer.add_evidence(edge, {old_article, 13, 38, "Ann", "Bob", "", 0.5, "x 1"}));
                      RELATA_RETURN_IF_ERROR(writer.add_evidence(edge, {new_article, 0, 20, "Ann", "he", "Bob", 0.75, "x 1"}));
                      return writer.add_evidence(edge, {old_article, 0, 12, "Ann", "Bob", "", 1, "x 1"});
                    })
                    .is_ok());
  }
  static NodeId article(GraphWriter& writer, const char* id, Date date, const char* text) {
    const KeyId id_key = writer.key("id").value();
    const KeyId date_key = writer.key("date").value();
    const NodeId node = writer.create_node({writer.label("Article").value()}, {{id_key, id}, {date_key, date}}).value();
    EXPECT_TRUE(writer.put_article_text(node, text).is_ok());
    return node;
  }
  std::vector<std::string> sentences(const EvidenceLookup& lookup) const {
    std::vector<std::string> found;
    const std::vector<Evidence> items = lookup.find(edge).value();
    for (const Evidence& item : items) found.push_back(item.sentence);
    return found;
  }

  std::unique_ptr<TransactionManager> manager;
  EdgeId edge;
  NodeId old_article, new_article;
};

TEST_F(EvidenceLookupTest, CutsTheSentencesNewestArticleFirst) {
  const MemorySnapshotPtr graph = manager->snapshot();
  const EvidenceLookup lookup(manager->store(), *graph, nullptr);
  EXPECT_THAT(sentences(lookup), testing::ElementsAre("Bob said he met Ann.", "Ann met Bob.", "Later, Ann met Bob again."));
  const std::vector<Evidence> items = lookup.find(edge).value();
  const Evidence& newest = items.front();
  EXPECT_EQ(newest.article, new_article);
  EXPECT_EQ(newest.article_id, "new");
  EXPECT_EQ(newest.said_by, "Bob");
  EXPECT_EQ(newest.published, make_date(2025, 3, 2));
}

TEST_F(EvidenceLookupTest, GivesQueriesMapsAndRows) {
  const MemorySnapshotPtr graph = manager->snapshot();
  const EvidenceLookup lookup(manager->store(), *graph, nullptr);
  const Value list = lookup.evidence(edge).value();
  ASSERT_EQ(list.as_list().size(), 3U);
  EXPECT_EQ(
      to_string(list.as_list()[1]),
      "{article: 'old', begin: 0, confidence: 1.0, end: 12, extractor: 'x 1', head_text: 'Ann', published: 2025-03-01, said_by: null, "
      "sentence: 'Ann met Bob.', source: null, tail_text: 'Bob', title: null}");
  EvalContext eval;
  eval.snapshot = graph.get();
  eval.evidence = &lookup;
  const std::unique_ptr<Procedure> procedure = evidence_procedure();
  const Value argument(edge);
  const std::vector<ValueList> rows = procedure->call({&argument, 1}, ProcedureContext{eval, nullptr, {}}).value();
  ASSERT_EQ(rows.size(), 3U);
  ASSERT_EQ(rows[0].size(), procedure->signature().results.size());
  EXPECT_EQ(rows[0][0], Value("new"));
  EXPECT_EQ(rows[0][4], Value("Bob said he met Ann."));
}

TEST_F(EvidenceLookupTest, ShowsATransactionItsOwnEvidence) {
  const std::unique_ptr<WriteTransaction> transaction = manager->begin_write().value();
  GraphTransaction& writer = transaction->graph();
  ASSERT_TRUE(writer.remove_evidence_of_article(old_article).is_ok());
  const NodeId third = article(writer, "third", make_date(2025, 3, 3), "They met.");
  ASSERT_TRUE(writer.add_evidence(edge, {third, 0, 9, "They", "They", "", 1, "x 1"}).is_ok());
  EXPECT_THAT(sentences(EvidenceLookup(manager->store(), writer.snapshot(), &writer)),
              testing::ElementsAre("They met.", "Bob said he met Ann."));
  EXPECT_EQ(sentences(EvidenceLookup(manager->store(), *manager->snapshot(), nullptr)).size(), 3U);
}

TEST_F(EvidenceLookupTest, LeavesOutArticlesThatTheSnapshotDoesNotKnow) {
  const MemorySnapshotPtr before = manager->snapshot();
  ASSERT_TRUE(manager
                  ->write([&](GraphWriter& writer) {
                    const NodeId later = article(writer, "later", make_date(2025, 4, 1), "Again.");
                    return writer.add_evidence(edge, {later, 0, 6, "", "", "", 1, "x 1"});
                  })
                  .is_ok());
  EXPECT_EQ(sentences(EvidenceLookup(manager->store(), *before, nullptr)).size(), 3U);
  EXPECT_EQ(sentences(EvidenceLookup(manager->store(), *manager->snapshot(), nullptr)).size(), 4U);
  EXPECT_EQ(EvidenceLookup(manager->store(), *before, nullptr).find(EdgeId{99}).status().code(), StatusCode::kNotFound);
}

}  // namespace
}  // namespace relata
