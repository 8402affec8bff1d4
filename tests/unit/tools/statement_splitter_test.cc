#include "tools/relata/statement_splitter.h"

#include <gtest/gtest.h>

#include <vector>

namespace relata {
namespace {

// The statements of a text given in pieces of `size` bytes, and what is left as the last when there is something.
std::vector<std::string> split(std::string_view text, std::size_t size) {
  StatementSplitter splitter;
  std::vector<std::string> found;
  for (std::size_t at = 0; at < text.size(); at += size) {
    splitter.add(text.substr(at, size));
    while (auto statement = splitter.next()) found.push_back(*statement);
  }
  if (auto rest = splitter.rest()) found.push_back(*rest);
  return found;
}

struct Case {
  std::string_view text;
  std::vector<std::string> statements;
};

TEST(StatementSplitter, CutsOnlyWhereASemicolonEndsAStatement) {
  const Case cases[] = {
      {"RETURN 1; RETURN 2;", {"RETURN 1", "RETURN 2"}},
      {"RETURN 1", {"RETURN 1"}},
      {";; ;", {}},
      {"RETURN ';'; RETURN \";\"", {"RETURN ';'", "RETURN \";\""}},
      {"RETURN 'a\\';'; RETURN 2", {"RETURN 'a\\';'", "RETURN 2"}},
      {"MATCH (`a;b`) RETURN 1;", {"MATCH (`a;b`) RETURN 1"}},
      {"RETURN 1 // a; b\n; RETURN 2", {"RETURN 1 // a; b\n", "RETURN 2"}},
      {"RETURN 1 /* ; */ + 2;", {"RETURN 1 /* ; */ + 2"}},
      {"RETURN 4 / 2; RETURN 1", {"RETURN 4 / 2", "RETURN 1"}},
      {"RETURN /**/ 1;", {"RETURN /**/ 1"}},
      {"// only a comment;\n", {}},
      {"RETURN 1 /", {"RETURN 1 /"}},
      {"RETURN 'open", {"RETURN 'open"}},
      {"\n  RETURN\n 1;\n\nRETURN 2;\n", {"RETURN\n 1", "RETURN 2"}},
  };
  for (const Case& c : cases) {
    for (const std::size_t size : {1u, 2u, 3u, 100u}) EXPECT_EQ(split(c.text, size), c.statements) << c.text << " in pieces of " << size;
  }
}

TEST(StatementSplitter, KnowsWhetherALineGoesOn) {
  StatementSplitter splitter;
  EXPECT_FALSE(splitter.pending());
  splitter.add("MATCH (n)\n");
  EXPECT_EQ(splitter.next(), std::nullopt);
  EXPECT_TRUE(splitter.pending());
  splitter.add("RETURN n; \n");
  EXPECT_EQ(splitter.next(), "MATCH (n)\nRETURN n");
  EXPECT_EQ(splitter.next(), std::nullopt);
  EXPECT_FALSE(splitter.pending());
  splitter.add("RETURN 'a");
  splitter.clear();
  EXPECT_FALSE(splitter.pending());
}

}  // namespace
}  // namespace relata
