#include "engine/graph/display.h"

#include <gtest/gtest.h>

#include "engine/txn/graph_transaction.h"

namespace relata {
namespace {

class DisplayTest : public testing::Test {
 protected:
  DisplayTest() : txn(MemorySnapshot()) {
    const KeyId name = txn.key("name").value();
    ann = txn.create_node({txn.label("Person").value(), txn.label("Head of State").value()}, {{name, "Ann"}, {txn.key("9").value(), 1}})
              .value();
    bob = txn.create_node({}, {}).value();
    met = txn.create_edge(ann, txn.type("MET").value(), bob, {{name, "it's"}}).value();
  }
  std::string show(const Value& value) const { return display(value, txn.snapshot()); }
  GraphTransaction txn;
  NodeId ann, bob;
  EdgeId met;
};

TEST_F(DisplayTest, SpellsOutNodesAndRelationships) {
  EXPECT_EQ(show(ann), "(:Person:`Head of State` {name: 'Ann', `9`: 1})");
  EXPECT_EQ(show(bob), "()");
  EXPECT_EQ(show(met), "[:MET {name: 'it\\'s'}]");
}

TEST_F(DisplayTest, DrawsPathsInTheDirectionOfTheirRelationships) {
  EXPECT_EQ(show(Path{{bob, ann, bob}, {met, met}}),
            "()<-[:MET {name: 'it\\'s'}]-(:Person:`Head of State` {name: 'Ann', `9`: 1})-[:MET {name: 'it\\'s'}]->()");
}

TEST_F(DisplayTest, ReachesIntoListsAndMaps) { EXPECT_EQ(show(ValueMap{{"a b", ValueList{Value(bob), Value()}}}), "{`a b`: [(), null]}"); }

TEST_F(DisplayTest, NamesWhatIsGoneByItsId) {
  EXPECT_EQ(show(NodeId{99}), "(#99)");
  EXPECT_EQ(show(EdgeId{98}), "[#98]");
}

}  // namespace
}  // namespace relata
