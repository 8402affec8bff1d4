#include <gtest/gtest.h>

#include "engine/api/session.h"

namespace relata {
namespace {

Status error(std::int64_t offset, std::int64_t length) {
  return Status::compile_error("SyntaxError", "UnexpectedSyntax", "no", offset, length);
}

TEST(DescribeError, MarksThePlaceInItsLine) {
  const std::string query = "MATCH (n)\nRETRUN n";
  EXPECT_EQ(describe_error(error(10, 6), query), "line 2, column 1: no\nRETRUN n\n^^^^^^");
}

TEST(DescribeError, CountsTheWidthOfCharactersNotTheirBytes) {
  // é is 2 bytes and 1 column, 名 3 bytes and 2 columns, the combining acute accent 2 bytes and none.
  const std::string query = "RETURN 'é名e\u0301' x";
  const auto at = static_cast<std::int64_t>(query.find('x'));
  EXPECT_EQ(describe_error(error(at, 1), query), "line 1, column 15: no\nRETURN 'é名e\u0301' x\n" + std::string(14, ' ') + "^");
  const auto wide = static_cast<std::int64_t>(query.find("名"));
  EXPECT_EQ(describe_error(error(wide, 3), query), "line 1, column 10: no\nRETURN 'é名e\u0301' x\n" + std::string(9, ' ') + "^^");
}

TEST(DescribeError, MarksTheEndOfTheQuery) {
  EXPECT_EQ(describe_error(error(6, 0), "RETURN"), "line 1, column 7: no\nRETURN\n      ^");
  EXPECT_EQ(describe_error(error(0, 1), ""), "line 1, column 1: no\n\n^");
}

TEST(DescribeError, MarksNoFurtherThanTheLine) {
  EXPECT_EQ(describe_error(error(3, 99), "ab cd\r\nef"), "line 1, column 4: no\nab cd\n   ^^");
}

TEST(DescribeError, NeverPrintsControlCharacters) {
  const std::string query = "a\tb\x1b[2J\xff c";
  const std::string text = describe_error(error(static_cast<std::int64_t>(query.find('c')), 1), query);
  EXPECT_EQ(text, "line 1, column 10: no\na b\uFFFD[2J\uFFFD c\n         ^");
}

TEST(DescribeError, CutsALongLineAroundThePlace) {
  const std::string query = "RETURN " + std::string(5000, 'x') + " ! " + std::string(5000, 'y');
  const std::string text = describe_error(error(static_cast<std::int64_t>(query.find('!')), 1), query);
  EXPECT_LT(text.size(), 600U);
  const std::size_t caret = text.rfind('^');
  const std::size_t last_line = text.rfind('\n');
  const std::size_t line = text.rfind('\n', last_line - 1);
  EXPECT_EQ(text[line + (caret - last_line)], '!');
}

TEST(DescribeError, HasNoPlaceWhereThereIsNone) {
  EXPECT_EQ(describe_error(Status::runtime_error("TypeError", "InvalidArgumentType", "no"), "RETURN 1"), "no");
  EXPECT_EQ(describe_error(Status::io_error("disk full"), "RETURN 1"), "disk full");
}

}  // namespace
}  // namespace relata
