#include "engine/expr/aggregator.h"

#include <gtest/gtest.h>

#include "tests/unit/engine/expr/expression_query.h"

namespace relata {
namespace {

using testing::column;

struct Case {
  const char* values;
  const char* aggregate;
  const char* expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const auto& [values, aggregate, expected] : cases) {
    const std::string query = std::string("UNWIND ") + values + " AS x RETURN " + aggregate;
    EXPECT_EQ(column(query), expected) << query;
  }
}

TEST(Aggregator, LeavesOutNulls) {
  expect_all({{"[1, null, 2]", "count(x)", "2"},
              {"[1, null, 2]", "count(*)", "3"},
              {"[1, null, 2]", "collect(x)", "[1, 2]"},
              {"[1, null, 2]", "avg(x)", "1.5"},
              {"[null]", "max(x)", "null"},
              {"[null]", "avg(x)", "null"},
              {"[null]", "sum(x)", "0"}});
}

TEST(Aggregator, GivesARowForNoRows) {
  expect_all({{"[]", "count(x)", "0"}, {"[]", "collect(x)", "[]"}, {"[]", "min(x)", "null"}, {"[]", "stDev(x)", "0.0"}});
}

TEST(Aggregator, TakesEquivalentValuesOnceWhenDistinct) {
  expect_all({{"[1, 1.0, 2, null]", "count(DISTINCT x)", "2"},
              {"[1, 2, 1]", "sum(DISTINCT x)", "3"},
              {"['a', 'b', 'a']", "collect(DISTINCT x)", "['a', 'b']"}});
}

TEST(Aggregator, SumsIntegersExactlyAndFloatsWithoutLoss) {
  expect_all({{"[9223372036854775806, 1]", "sum(x)", "9223372036854775807"},
              {"[9223372036854775807, 1]", "sum(x)", "ArithmeticError: IntegerOverflow"},
              {"[1, 0.5]", "sum(x)", "1.5"},
              // Added one by one in doubles, the two ones are lost.
              {"[1.0, 1e100, 1.0, -1e100]", "sum(x)", "2.0"},
              {"['a']", "sum(x)", "TypeError: InvalidArgumentValue"}});
}

TEST(Aggregator, SumsAndAveragesDurations) {
  expect_all({{"[duration('P1DT1H'), duration('P2D')]", "sum(x)", "P3DT1H"},
              {"[duration('P1D'), duration('P2D')]", "avg(x)", "P1DT12H"},
              {"[duration('P1D'), 1]", "sum(x)", "TypeError: InvalidArgumentValue"}});
}

TEST(Aggregator, FindsExtremesAcrossKinds) {
  expect_all({{"[1, 'a', null, [1, 2], 0.2, 'b']", "max(x)", "1"},
              {"[1, 'a', null, [1, 2], 0.2, 'b']", "min(x)", "[1, 2]"},
              {"['b', 'B', 'abc']", "min(x)", "'B'"}});
}

TEST(Aggregator, MeasuresSpread) {
  // Mean 5, squares of the distances 32: 32 / 8 = 4 for the population, 32 / 7 for a sample.
  expect_all({{"[2, 4, 4, 4, 5, 5, 7, 9]", "stDevP(x)", "2.0"}, {"[1]", "stDev(x)", "0.0"}});
  EXPECT_EQ(column("UNWIND [2, 4, 4, 4, 5, 5, 7, 9] AS x RETURN round(stDev(x), 6)"), "2.13809");
}

TEST(Aggregator, FindsPercentiles) {
  expect_all({{"[10, 20, 30]", "percentileDisc(x, 0.5)", "20"},
              {"[10, 20, 30]", "percentileDisc(x, 0.0)", "10"},
              {"[10, 20, 30]", "percentileDisc(x, 1.0)", "30"},
              {"[10, 20]", "percentileDisc(x, 0.5)", "10"},
              {"[10, 20]", "percentileCont(x, 0.5)", "15.0"},
              // Position 0.4 * 3 = 1.2 between 20 and 30.
              {"[40, 20, 30, 10]", "percentileCont(x, 0.4)", "22.0"},
              {"[]", "percentileCont(x, 0.4)", "null"},
              {"[1]", "percentileDisc(x, 1.1)", "ArgumentError: NumberOutOfRange"},
              {"[1]", "percentileCont(x, -0.1)", "ArgumentError: NumberOutOfRange"}});
}

TEST(Aggregator, CountsPerGroup) { EXPECT_EQ(column("UNWIND ['a', 'b', 'a'] AS x WITH x, count(*) AS n RETURN x + n"), "'a2'; 'b1'"); }

}  // namespace
}  // namespace relata
