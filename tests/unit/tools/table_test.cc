#include "tools/relata/table.h"

#include <gtest/gtest.h>

#include <sstream>

#include "engine/api/display_width.h"

namespace relata {
namespace {

std::string table(const std::vector<std::string>& header, const std::vector<std::vector<TableCell>>& rows, const TableStyle& style = {}) {
  std::ostringstream out;
  write_table(header, rows, style, out);
  return out.str();
}

TEST(Table, AlignsColumnsWithoutDecoration) {
  EXPECT_EQ(table({"name", "n"}, {{{"Oslo"}, {"1", true}}, {{"Bergen"}, {"12", true}}}),
            "name     n\n"
            "Oslo     1\n"
            "Bergen  12\n");
}

TEST(Table, CountsColumnsOfTheScreenNotBytes) {
  EXPECT_EQ(table({"a", "b"}, {{{"東京"}, {"x"}}, {{"Ōsa"}, {"x"}}, {{"e\xCC\x81"}, {"x"}}}, {.borders = true}),
            "┌──────┬───┐\n"
            "│ a    │ b │\n"
            "├──────┼───┤\n"
            "│ 東京 │ x │\n"
            "│ Ōsa  │ x │\n"
            "│ e\xCC\x81    │ x │\n"
            "└──────┴───┘\n");
}

TEST(Table, WrapsTheWidestColumnAtSpaces) {
  EXPECT_EQ(table({"id", "sentence"}, {{{"1", true}, {"the quick brown fox jumps"}}}, {.width = 16}),
            "id  sentence\n"
            " 1  the quick\n"
            "    brown fox\n"
            "    jumps\n");
}

TEST(Table, RulesOffRowsOfSeveralLines) {
  EXPECT_EQ(table({"s"}, {{{"a"}}, {{"b"}}, {{"the quick brown"}}, {{"c"}}}, {.borders = true, .width = 13}),
            "┌───────────┐\n"
            "│ s         │\n"
            "├───────────┤\n"
            "│ a         │\n"
            "│ b         │\n"
            "├───────────┤\n"
            "│ the quick │\n"
            "│ brown     │\n"
            "├───────────┤\n"
            "│ c         │\n"
            "└───────────┘\n");
}

TEST(Table, BreaksWordsThatAreLongerThanTheirColumn) {
  EXPECT_EQ(table({"w"}, {{{"abcdefghijklmnop"}}}, {.width = 8}), "w\nabcdefgh\nijklmnop\n");
}

TEST(Table, NeverExceedsTheScreenWhileColumnsCanShrink) {
  std::istringstream lines(table({"a", "b", "c"}, {{{std::string(70, 'x')}, {"一二三四五六七八九十一二三四五"}, {"z z z z z z z z z z z"}}},
                                 {.borders = true, .width = 60}));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(display_width(line), 60u) << line;
}

TEST(Table, ShowsWhatWouldUpsetATerminalAsReplacement) { EXPECT_EQ(table({"a"}, {{{"x\x1b[2Jy\nz"}}}), "a\nx\xEF\xBF\xBD[2Jy z\n"); }

TEST(Table, OfNoRowsIsItsHeader) { EXPECT_EQ(table({"a", "b"}, {}), "a  b\n"); }

}  // namespace
}  // namespace relata
