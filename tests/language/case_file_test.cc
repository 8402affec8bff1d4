#include "tests/language/case_file.h"

#include <gmock/gmock.h>

namespace relata::language {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

TEST(CaseFile, GivesEveryCaseTheStatementsOfTheBeginning) {
  const auto cases = parse_cases("CREATE (:A);\n== one\nRETURN 1;\n== two\nRETURN\n  2;\n");
  ASSERT_TRUE(cases.is_ok());
  ASSERT_EQ(cases->size(), 2U);
  EXPECT_EQ((*cases)[0].steps[0].statement, "CREATE (:A)");
  EXPECT_EQ((*cases)[1].name, "two");
  EXPECT_EQ((*cases)[1].steps[1].statement, "RETURN\n  2");
  EXPECT_EQ((*cases)[1].steps[1].line, 5U);
}

TEST(CaseFile, ReadsTablesWithBarsInStrings) {
  const auto cases = parse_cases("== one\nRETURN 1;\nin order\n| a | b |\n| 'x | \\' |' | 2 |\n");
  ASSERT_TRUE(cases.is_ok());
  const ExpectedTable& table = *(*cases)[0].steps[0].table;
  EXPECT_TRUE(table.ordered);
  EXPECT_THAT(table.columns, ElementsAre("a", "b"));
  EXPECT_THAT(table.rows[0], ElementsAre("'x | \\' |'", "2"));
}

TEST(CaseFile, ReadsErrorsChangesAndOperators) {
  const auto cases = parse_cases("== one\nRETRUN;\nerror: SyntaxError Unexpected\n! one\n!   two\nchanges: none\nplan: Sort -TopK\n");
  ASSERT_TRUE(cases.is_ok());
  const Step& step = (*cases)[0].steps[0];
  EXPECT_EQ(step.error->type, "SyntaxError");
  EXPECT_EQ(step.error->detail, "Unexpected");
  EXPECT_EQ(step.error->text, "one\n  two");
  EXPECT_EQ(step.changes, "");
  EXPECT_TRUE(step.operators[0].present);
  EXPECT_FALSE(step.operators[1].present);
  EXPECT_EQ(step.operators[1].name, "TopK");
}

TEST(CaseFile, RefusesWhatItDoesNotUnderstand) {
  EXPECT_THAT(parse_cases("== one\n| a |\n").status().message(), HasSubstr("line 2"));
  EXPECT_THAT(parse_cases("== one\nRETURN 1\n").status().message(), HasSubstr("`;`"));
  EXPECT_THAT(parse_cases("== one\nRETURN 1;\n| a |\n| 1 | 2 |\n").status().message(), HasSubstr("2 cells"));
  EXPECT_FALSE(parse_cases("# nothing\n").is_ok());
}

}  // namespace
}  // namespace relata::language
