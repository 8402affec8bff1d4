#include "engine/txn/graph_transaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace relata {
namespace {

class GraphTransactionTest : public testing::Test {
 protected:
  GraphTransactionTest() {
    GraphTransaction first{MemorySnapshot()};
    person = first.label("Person").value();
    knows = first.type("KNOWS").value();
    name = first.key("name").value();
    ann = first.create_node({person}, {{name, "Ann"}}).value();
    bob = first.create_node({person}, {{name, "Bob"}}).value();
    edge = first.create_edge(ann, knows, bob, {}).value();
    base = std::move(first).publish(1);
  }
  MemorySnapshotPtr base;
  LabelId person;
  TypeId knows;
  KeyId name;
  NodeId ann, bob;
  EdgeId edge;
};

template <typename T>
std::vector<T> of_kind(const MutationList& list) {
  std::vector<T> found;
  for (const Mutation& mutation : list) {
    if (const T* item = std::get_if<T>(&mutation)) found.push_back(*item);
  }
  return found;
}

TEST_F(GraphTransactionTest, PutsANodeThatWasTouchedManyTimesOnce) {
  GraphTransaction txn(*base);
  const KeyId age = txn.key("age").value();
  ASSERT_TRUE(txn.set_property(ann, age, 41).is_ok());
  ASSERT_TRUE(txn.set_property(ann, age, 42).is_ok());
  ASSERT_TRUE(txn.set_property(ann, name, Value()).is_ok());
  const MutationList list = txn.mutations();
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(std::get<RegisterName>(list[0]).name, "age");
  EXPECT_EQ(std::get<PutNode>(list[1]).record, (NodeRecord{{person}, {{age, Value(42)}}}));
}

TEST_F(GraphTransactionTest, ForgetsWhatItCreatedAndDeletedItself) {
  GraphTransaction txn(*base);
  const NodeId node = txn.create_node({person}, {}).value();
  const EdgeId loop = txn.create_edge(node, knows, node, {}).value();
  ASSERT_TRUE(txn.add_evidence(loop, {.article = ann, .begin = 0, .end = 4}).is_ok());
  ASSERT_TRUE(txn.delete_edge(loop).is_ok());
  ASSERT_TRUE(txn.delete_node(node).is_ok());
  EXPECT_TRUE(txn.mutations().empty());
}

TEST_F(GraphTransactionTest, DeletesWithTheEndsThatTheEdgeHad) {
  GraphTransaction txn(*base);
  ASSERT_TRUE(txn.delete_edge(edge).is_ok());
  ASSERT_TRUE(txn.delete_node(bob).is_ok());
  const MutationList list = txn.mutations();
  const auto edges = of_kind<DeleteEdge>(list);
  ASSERT_EQ(edges.size(), 1U);
  EXPECT_EQ(edges[0].id, edge);
  EXPECT_EQ(edges[0].source, ann);
  EXPECT_EQ(edges[0].type, knows);
  EXPECT_EQ(edges[0].target, bob);
  ASSERT_EQ(of_kind<DeleteNode>(list).size(), 1U);
}

TEST_F(GraphTransactionTest, RefusesReferencesAsPropertiesAtAnyDepth) {
  GraphTransaction txn(*base);
  const Value nested = ValueMap{{"who", ValueList{Value(1), Value(ann)}}};
  const Status status = txn.set_property(bob, name, nested);
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("property `name`"));
  EXPECT_FALSE(txn.create_node({}, {{name, Value(edge)}}).is_ok());
  EXPECT_FALSE(txn.has_changes());
}

TEST_F(GraphTransactionTest, NormalizesLabelsAndProperties) {
  GraphTransaction txn(*base);
  const LabelId actor = txn.label("Actor").value();
  const KeyId age = txn.key("age").value();
  const NodeId node = txn.create_node({actor, person, actor}, {{age, 1}, {name, Value()}, {age, 2}}).value();
  EXPECT_THAT(txn.snapshot().labels(node), testing::ElementsAre(person, actor));
  EXPECT_EQ(txn.snapshot().properties(node), (PropertyList{{age, Value(2)}}));
}

TEST_F(GraphTransactionTest, CountsANewNameAsAChange) {
  GraphTransaction txn(*base);
  EXPECT_EQ(txn.type("KNOWS").value(), knows);
  EXPECT_FALSE(txn.has_changes());
  EXPECT_TRUE(txn.type("MET").is_ok());
  EXPECT_TRUE(txn.has_changes());
}

}  // namespace
}  // namespace relata
