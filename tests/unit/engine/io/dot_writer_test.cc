#include "engine/io/dot_writer.h"

#include <gmock/gmock.h>
#include <graphviz/cgraph.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/ingest/article.h"
#include "engine/txn/database_core.h"

namespace relata {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(DotString, EscapesWhatGraphVizWouldInterpret) {
  EXPECT_EQ(dot_string("plain"), "\"plain\"");
  EXPECT_EQ(dot_string("a \"b\" c"), "\"a \\\"b\\\" c\"");
  EXPECT_EQ(dot_string("\\N \\l"), "\"\\\\N \\\\l\"");
  EXPECT_EQ(dot_string("one\ntwo"), "\"one\\ntwo\"");
  EXPECT_EQ(dot_string("R&D &lt;"), "\"R&amp;D &amp;lt;\"");
  EXPECT_EQ(dot_string("<b>no html</b>"), "\"<b>no html</b>\"");
  EXPECT_EQ(dot_string("tab\tbell\a"), "\"tab bell \"");
  EXPECT_EQ(dot_string("\xff"), "\"\xEF\xBF\xBD\"");
}

// Whatever the text, GraphViz reads one node whose label is it: nothing breaks out of the quotes.
TEST(DotString, SurvivesAnyText) {
  EXPECT_TRUE(rc::check([] {
    std::string text = *rc::gen::arbitrary<std::string>();
    for (int i = *rc::gen::inRange(0, 8); i > 0; --i)
      text += *rc::gen::element<std::string>("\"", "\\", "\n", "<b>", "\xF0\x9F\x98\x80", "&", ";", "}", "\\\"", std::string(1, '\0'));
    const std::string dot = "digraph g { n [label=" + dot_string(text) + "]; m }";
    Agraph_t* const graph = agmemread(dot.c_str());
    RC_ASSERT(graph != nullptr);
    const int nodes = agnnodes(graph);
    Agnode_t* const node = agnode(graph, const_cast<char*>("n"), 0);
    const std::string label = node ? agget(node, const_cast<char*>("label")) : "";
    agclose(graph);
    RC_ASSERT(nodes == 2);
    // As read, before GraphViz turns its escapes into characters.
    const std::string written = dot_string(text);
    std::string expected;
    for (std::size_t i = 1; i + 1 < written.size(); ++i) {
      if (written[i] == '\\' && written[i + 1] == '"') ++i;
      expected += written[i];
      if (written[i] == '\\') expected += written[++i];
    }
    RC_ASSERT(label == expected);
  }));
}

class DotWriterTest : public testing::Test {
 protected:
  std::string dot(std::string_view create) {
    EXPECT_TRUE(database_.session().run(create).is_ok());
    const MemorySnapshotPtr graph = database_.core().snapshot();
    return to_dot(select_all(*graph));
  }
  Database database_ = Database::open_in_memory().value();
};

TEST_F(DotWriterTest, DrawsTheOntologysLabelsInTheirShapes) {
  const std::string text = dot("CREATE (:Person {name: 'Ann'}), (:Place {name: 'Oslo'}), (:Organization {name: 'UN'})");
  EXPECT_THAT(text, HasSubstr("n1 [label=\"Ann\", shape=ellipse, fillcolor=\"#cfe3f7\"];"));
  EXPECT_THAT(text, HasSubstr("n2 [label=\"Oslo\", shape=hexagon"));
  EXPECT_THAT(text, HasSubstr("n3 [label=\"UN\", shape=box"));
}

TEST_F(DotWriterTest, ListsTheLabelsThatOccurInALegend) {
  const std::string text = dot("CREATE (:Person), (:Person), (:Ship), ()");
  EXPECT_THAT(text, HasSubstr("subgraph cluster_legend"));
  EXPECT_THAT(text, HasSubstr("[label=\"(no label)\""));
  EXPECT_THAT(text, HasSubstr("[label=\"Person\", shape=ellipse"));
  EXPECT_THAT(text, HasSubstr("[label=\"Ship\", shape=ellipse, fillcolor=\"#e3d7f4\""));
  EXPECT_THAT(text, Not(HasSubstr("Place")));
  EXPECT_THAT(text, HasSubstr("legend2 "));
  EXPECT_THAT(text, Not(HasSubstr("legend3 ")));
}

TEST_F(DotWriterTest, LabelsEdgesWithTypeAndDateAndDashesWhatIsNegated) {
  const std::string text = dot("CREATE (a:Person)-[:MET {date: date('2025-03-13')}]->(b:Person), (a)-[:HELPED {negated: true}]->(b)");
  EXPECT_THAT(text, HasSubstr("n1 -> n2 [label=\"MET\\n2025-03-13\"];"));
  EXPECT_THAT(text, HasSubstr("n1 -> n2 [label=\"not HELPED\", style=dashed];"));
}

TEST_F(DotWriterTest, CutsLongNamesBetweenCharacters) {
  std::string name;
  for (int i = 0; i < 60; ++i) name += "\xC3\xA9";
  const std::string text = dot("CREATE (:Person {name: '" + name + "'})");
  EXPECT_THAT(text, HasSubstr("\"" + name.substr(0, 2 * 48) + "\xE2\x80\xA6\""));
}

TEST_F(DotWriterTest, NamesNodesWithoutANameByTitleTextOrId) {
  const std::string text = dot("CREATE (:A {title: 'T', id: 7}), (:A {id: 7}), (:A)");
  EXPECT_THAT(text, HasSubstr("n1 [label=\"T\""));
  EXPECT_THAT(text, HasSubstr("n2 [label=\"7\""));
  EXPECT_THAT(text, HasSubstr("n3 [label=\"#3\""));
}

TEST(DotWriter, WritesAnEmptySelection) { EXPECT_EQ(to_dot(GraphSelection{}), "digraph relata {\n}\n"); }

}  // namespace
}  // namespace relata
