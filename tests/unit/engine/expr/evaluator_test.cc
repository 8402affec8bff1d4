#include "engine/expr/evaluator.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/expr/expression_query.h"

namespace relata {
namespace {

using testing::column;
using testing::eval;
using testing::ExpressionQuery;

struct Case {
  const char* expression;
  const char* expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const auto& [expression, expected] : cases) EXPECT_EQ(eval(expression), expected) << expression;
}

TEST(Evaluate, FollowsThreeValuedLogic) {
  const char* values[] = {"true", "false", "null"};
  // Rows and columns in the order of `values`.
  const char* conjunction[3][3] = {{"true", "false", "null"}, {"false", "false", "false"}, {"null", "false", "null"}};
  const char* disjunction[3][3] = {{"true", "true", "true"}, {"true", "false", "null"}, {"true", "null", "null"}};
  const char* exclusive[3][3] = {{"false", "true", "null"}, {"true", "false", "null"}, {"null", "null", "null"}};
  for (int i = 0; i < 3; ++i) {
    for (int j = 0; j < 3; ++j) {
      const std::string a = values[i];
      const std::string b = values[j];
      EXPECT_EQ(eval(a + " AND " + b), conjunction[i][j]) << a << b;
      EXPECT_EQ(eval(a + " OR " + b), disjunction[i][j]) << a << b;
      EXPECT_EQ(eval(a + " XOR " + b), exclusive[i][j]) << a << b;
    }
  }
}

TEST(Evaluate, LeavesOutTheRightSideOnceTheLeftDecides) {
  expect_all({{"false AND 1 / 0 = 1", "false"}, {"true OR 1 / 0 = 1", "true"}, {"true AND 1 / 0 = 1", "ArithmeticError: DivisionByZero"}});
}

TEST(Evaluate, FindsItemsInLists) {
  expect_all({{"1 IN [2, 1]", "true"},
              {"1 IN [null, 2]", "null"},
              {"null IN []", "false"},
              {"1 IN null", "null"},
              {"[1] IN [[null], [1]]", "true"}});
}

TEST(Evaluate, ComparesStringsAndNothingElse) {
  expect_all({{"'abc' STARTS WITH 'ab'", "true"},
              {"'abc' ENDS WITH 'bc'", "true"},
              {"'abc' CONTAINS ''", "true"},
              {"'1' STARTS WITH null", "null"},
              {"[x IN [1] | x STARTS WITH '1']", "[null]"},
              {"'abc' =~ 'a.*'", "true"},
              {"'abc' =~ 'b'", "false"},
              {"'abc' =~ '('", "ArgumentError: InvalidArgumentValue"}});
}

TEST(Evaluate, CalculatesWithIntegersExactly) {
  expect_all({{"9223372036854775807 + 0", "9223372036854775807"},
              {"9223372036854775807 + 1", "ArithmeticError: IntegerOverflow"},
              {"-9223372036854775808 - 1", "ArithmeticError: IntegerOverflow"},
              {"4611686018427387904 * 2", "ArithmeticError: IntegerOverflow"},
              {"-9223372036854775808 / -1", "ArithmeticError: IntegerOverflow"},
              {"-9223372036854775808 % -1", "0"},
              {"-7 / 2", "-3"},
              {"-7 % 2", "-1"},
              {"1 / 0", "ArithmeticError: DivisionByZero"},
              {"1 % 0", "ArithmeticError: DivisionByZero"},
              {"1.0 / 0", "Infinity"},
              {"2 ^ 3", "8.0"},
              {"1 + 0.5", "1.5"},
              {"1 + null", "null"}});
}

TEST(Evaluate, JoinsWithPlus) {
  expect_all({{"'a' + 'b'", "'ab'"},
              {"'a' + 1", "'a1'"},
              {"1.5 + 'a'", "'1.5a'"},
              {"[1] + [2]", "[1, 2]"},
              {"[1] + 2", "[1, 2]"},
              {"1 + [2]", "[1, 2]"},
              {"[1] + null", "null"}});
}

TEST(Evaluate, TakesItemsAndSlicesOfLists) {
  expect_all({{"[1, 2, 3][0]", "1"},
              {"[1, 2, 3][-1]", "3"},
              {"[1, 2, 3][3]", "null"},
              {"[1, 2, 3][-4]", "null"},
              {"[1, 2, 3][null]", "null"},
              {"[1, 2, 3][1..]", "[2, 3]"},
              {"[1, 2, 3][..-1]", "[1, 2]"},
              {"[1, 2, 3][-5..5]", "[1, 2, 3]"},
              {"[1, 2, 3][2..1]", "[]"},
              {"[1, 2, 3][null..1]", "null"},
              {"{a: 1}['a']", "1"},
              {"[x IN [1.5] | [1, 2][x]]", "TypeError: ListElementAccessByNonInteger"},
              {"[x IN [1] | {a: 1}[x]]", "TypeError: MapElementAccessByNonString"}});
}

TEST(Evaluate, ChoosesTheFirstBranchThatHolds) {
  expect_all({{"CASE 2 WHEN 1 THEN 'a' WHEN 2 THEN 'b' ELSE 'c' END", "'b'"},
              {"CASE null WHEN null THEN 'a' ELSE 'c' END", "'c'"},
              {"CASE WHEN null THEN 'a' WHEN true THEN 'b' END", "'b'"},
              {"CASE WHEN false THEN 'a' END", "null"}});
}

TEST(Evaluate, GoesOverLists) {
  expect_all({{"[x IN range(1, 5) WHERE x % 2 = 1 | x * x]", "[1, 9, 25]"},
              {"[x IN [[1, 2], [3]] | [y IN x | y + size(x)]]", "[[3, 4], [4]]"},
              {"[x IN null | x]", "null"},
              {"[x IN [1, null, 3] WHERE x > 1]", "[3]"},
              {"reduce(sum = 0, x IN [1, 2, 3] | sum + x)", "6"},
              {"reduce(sum = 0, x IN null | sum + x)", "null"},
              {"reduce(longest = '', x IN ['a', 'bcd', 'ef'] | CASE WHEN size(x) > size(longest) THEN x ELSE longest END)", "'bcd'"}});
}

TEST(Evaluate, CountsUnknownItemsInQuantifiers) {
  expect_all({{"all(x IN [] WHERE x)", "true"},
              {"all(x IN [true, null] WHERE x)", "null"},
              {"all(x IN [null, false] WHERE x)", "false"},
              {"any(x IN [null, true] WHERE x)", "true"},
              {"any(x IN [null, false] WHERE x)", "null"},
              {"none(x IN [null, false] WHERE x)", "null"},
              {"none(x IN [null, true] WHERE x)", "false"},
              {"single(x IN [true, null] WHERE x)", "null"},
              {"single(x IN [true, null, true] WHERE x)", "false"},
              {"single(x IN [true, false] WHERE x)", "true"},
              {"single(x IN null WHERE x)", "null"}});
}

TEST(Evaluate, ReadsParameters) {
  ExpressionQuery query;
  query.parameters["map"] = Value(ValueMap{{"a", Value(ValueList{1, 2})}});
  EXPECT_EQ(eval(query, "$map.a[1]"), "2");
  EXPECT_EQ(eval(query, "$other"), "ParameterMissing: MissingParameter");
}

TEST(Evaluate, SaysWhereAnErrorArose) {
  const auto value = ExpressionQuery{}.value("1 + (2 / 0)");
  ASSERT_FALSE(value.is_ok());
  // Of the division, after "RETURN " and one blank: " RETURN 1 + (2 / 0)".
  EXPECT_EQ(value.status().query_error()->offset, 13);
  EXPECT_EQ(value.status().query_error()->length, 5);
  EXPECT_FALSE(value.status().query_error()->at_compile_time);
}

TEST(EvaluatePredicate, KeepsWhatIsTrue) {
  EXPECT_EQ(column("UNWIND [1, null, 3] AS x WITH x WHERE x > 1 RETURN x"), "3");
  EXPECT_EQ(column("UNWIND [true, null, false] AS x WITH x WHERE x RETURN x"), "true");
  EXPECT_EQ(column("UNWIND [true, 1] AS x WITH x WHERE x RETURN x"), "TypeError: InvalidArgumentType");
}

}  // namespace
}  // namespace relata
