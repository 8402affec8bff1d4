#include <gtest/gtest.h>

#include "engine/graph/memory_snapshot.h"
#include "tests/unit/engine/expr/expression_query.h"

namespace relata {
namespace {

using testing::eval;
using testing::ExpressionQuery;

// (a:Person {name: 'Ann'})-[r:KNOWS {since: 2020}]->(b)
class GraphFunctions : public ::testing::Test {
 protected:
  GraphFunctions() {
    const LabelId person{graph_.add_name(NameSpace::kLabel, "Person")};
    const KeyId name{graph_.add_name(NameSpace::kKey, "name")};
    const KeyId since{graph_.add_name(NameSpace::kKey, "since")};
    const TypeId knows{graph_.add_name(NameSpace::kType, "KNOWS")};
    graph_.insert_node(NodeId{1}, {person}, {{name, "Ann"}});
    graph_.insert_node(NodeId{2}, {}, {});
    graph_.insert_edge(EdgeId{1}, {NodeId{1}, knows, NodeId{2}}, {{since, 2020}});
    query_.snapshot = &graph_;
    query_.variables = {{"a", NodeId{1}}, {"b", NodeId{2}}, {"r", EdgeId{1}}, {"p", Path{{NodeId{1}, NodeId{2}}, {EdgeId{1}}}}};
  }
  std::string run(std::string_view expression) { return column(std::string("WITH a, b, r, p RETURN ") + std::string(expression)); }
  std::string column(const std::string& text) {
    const auto rows = query_.rows(text);
    if (rows.is_ok()) return to_string(rows->at(0).at(0));
    return rows.status().query_error()->type + ": " + rows.status().query_error()->detail;
  }

  MemorySnapshot graph_;
  ExpressionQuery query_;
};

TEST_F(GraphFunctions, ReadNodesAndRelationships) {
  EXPECT_EQ(run("a.name"), "'Ann'");
  EXPECT_EQ(run("a.missing"), "null");
  EXPECT_EQ(run("b.name"), "null");
  EXPECT_EQ(run("a['name']"), "'Ann'");
  EXPECT_EQ(run("r.since"), "2020");
  EXPECT_EQ(run("labels(a)"), "['Person']");
  EXPECT_EQ(run("type(r)"), "'KNOWS'");
  EXPECT_EQ(run("properties(r)"), "{since: 2020}");
  EXPECT_EQ(run("keys(a)"), "['name']");
  EXPECT_EQ(run("id(b)"), "2");
  EXPECT_EQ(run("elementId(a) <> elementId(r)"), "true");
  EXPECT_EQ(run("startNode(r) = a AND endNode(r) = b"), "true");
  EXPECT_EQ(run("evidence(r)"), "null");
}

TEST_F(GraphFunctions, TestLabelsAndTypes) {
  EXPECT_EQ(run("a:Person"), "true");
  EXPECT_EQ(run("a:Person:Other"), "false");
  EXPECT_EQ(run("b:Person"), "false");
  EXPECT_EQ(run("r:KNOWS"), "true");
}

TEST_F(GraphFunctions, TakePathsApart) {
  EXPECT_EQ(run("length(p)"), "1");
  EXPECT_EQ(run("nodes(p) = [a, b]"), "true");
  EXPECT_EQ(run("relationships(p) = [r]"), "true");
}

TEST_F(GraphFunctions, RefuseWhatIsDeleted) {
  const auto before = graph_.freeze();
  graph_.erase_edge(EdgeId{1});
  graph_.erase_node(NodeId{1});
  for (const char* expression : {"a.name", "labels(a)", "keys(a)", "a:Person", "r.since", "startNode(r)", "type(r)"}) {
    EXPECT_EQ(run(expression), "EntityNotFound: DeletedEntityAccess") << expression;
  }
  query_.statement_snapshot = before.get();
  EXPECT_EQ(run("type(r)"), "'KNOWS'");
  EXPECT_EQ(run("r.since"), "EntityNotFound: DeletedEntityAccess");
  EXPECT_EQ(run("id(a)"), "1");
}

TEST_F(GraphFunctions, RefuseOtherKinds) {
  EXPECT_EQ(run("[x IN [1] | x.name]"), "TypeError: InvalidArgumentType");
  EXPECT_EQ(run("[x IN [1] | labels(x)]"), "SyntaxError: InvalidArgumentType");
  EXPECT_EQ(run("[x IN [a, 1] | labels(x)]"), "TypeError: InvalidArgumentValue");
  EXPECT_EQ(run("[x IN [r, 1] | type(x)]"), "TypeError: InvalidArgumentValue");
}

TEST_F(GraphFunctions, FindNamesAfterTheirIdsHaveChanged) {
  // The same expression evaluated on graphs whose keys have other ids: what is remembered of a name must be checked.
  MemorySnapshot other;
  for (const char* name : {"x", "y", "since", "name"}) other.add_name(NameSpace::kKey, name);
  other.insert_node(NodeId{1}, {}, {{KeyId{1}, "wrong"}, {KeyId{4}, "Bob"}});
  for (int round = 0; round < 3; ++round) {
    EXPECT_EQ(run("a.name"), "'Ann'");
    ExpressionQuery second;
    second.snapshot = &other;
    second.variables = {{"a", NodeId{1}}};
    EXPECT_EQ(to_string(second.rows("RETURN a.name")->at(0).at(0)), "'Bob'");
  }
}

}  // namespace
}  // namespace relata
