#include "engine/expr/compare.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/engine/expr/expression_query.h"

namespace relata {
namespace {

using testing::eval;

struct Case {
  const char* expression;
  const char* expected;
};

void expect_all(std::initializer_list<Case> cases) {
  for (const auto& [expression, expected] : cases) EXPECT_EQ(eval(expression), expected) << expression;
}

TEST(CypherEqual, IsNullWhenANullCouldDecide) {
  expect_all({{"null = null", "null"},
              {"[1, null] = [1, 2]", "null"},
              {"[1, null] = [2, null]", "false"},
              {"[1, null] = [1, null, 3]", "false"},
              {"{a: null} = {a: 1}", "null"},
              {"{a: null} = {b: null}", "false"},
              {"{a: 1, b: null} = {a: 2, b: null}", "false"}});
}

TEST(CypherEqual, ComparesNumbersWithoutRounding) {
  // 2^53 + 1 has no double; rounded to one it would equal 2^53.
  expect_all({{"9007199254740993 = 9007199254740992.0", "false"},
              {"9007199254740992 = 9007199254740992.0", "true"},
              {"9223372036854775807 = 9223372036854775808.0", "false"},
              {"1 = 1.0", "true"},
              {"0.0 / 0.0 = 0.0 / 0.0", "false"},
              {"0.0 / 0.0 <> 0.0 / 0.0", "true"}});
}

TEST(CypherEqual, DiffersBetweenKinds) { expect_all({{"1 = '1'", "false"}, {"[1] = 1", "false"}, {"true = 1", "false"}}); }

TEST(CypherLess, IsNullBetweenKindsAndFalseForNaN) {
  expect_all({{"1 < 'a'", "null"},
              {"1 < null", "null"},
              {"{a: 1} < {a: 2}", "null"},
              {"duration('P1D') < duration('P2D')", "null"},
              {"1 < 0.0 / 0.0", "false"},
              {"1 >= 0.0 / 0.0", "false"},
              {"'a' < 0.0 / 0.0", "null"}});
}

TEST(CypherLess, ComparesListsItemByItem) {
  expect_all({{"[1, 0] >= [1]", "true"},
              {"[1, null] >= [1]", "true"},
              {"[1, 2] >= [1, null]", "null"},
              {"[1, 2] >= [3, null]", "false"},
              {"[] < [null]", "true"}});
}

TEST(CypherLess, ComparesTimesByInstant) {
  expect_all({{"time('12:30+01:00') < time('12:00Z')", "true"},
              {"datetime('2024-01-01T00:30+01:00') < datetime('2024-01-01T00:00Z')", "true"},
              {"datetime('2024-01-01T01:00+01:00') = datetime('2024-01-01T00:00Z')", "false"}});
}

TEST(CypherLess, ComparesChainsPairwise) {
  expect_all(
      {{"1 < 2 < 3", "true"}, {"1 < 3 < 2", "false"}, {"1 < null < 0", "null"}, {"3 < 2 < null", "false"}, {"1 < 2 > 1 = 1", "true"}});
}

// One value of each kind, ascending in the order of ORDER BY.
std::vector<Value> ascending() {
  return {Value(ValueMap{{"a", 1}}),
          Value(NodeId{1}),
          Value(EdgeId{1}),
          Value(ValueList{1}),
          Value(Path{{NodeId{1}}, {}}),
          Value(DateTime{{{1}, {0}}, 0, ""}),
          Value(LocalDateTime{{1}, {0}}),
          Value(Date{1}),
          Value(Time{{0}, 0}),
          Value(LocalTime{0}),
          Value(Duration{0, 1, 0, 0}),
          Value("a"),
          Value("b"),
          Value(false),
          Value(true),
          Value(-1),
          Value(0.5),
          Value(1),
          Value(std::nan("")),
          Value::null()};
}

TEST(Order, PutsKindsInTheLanguagesOrder) {
  const auto values = ascending();
  for (std::size_t i = 0; i < values.size(); ++i) {
    for (std::size_t j = 0; j < values.size(); ++j) {
      EXPECT_EQ(order(values[i], values[j]), i <=> j) << to_string(values[i]) << " and " << to_string(values[j]);
    }
  }
}

TEST(Order, PutsShorterListsAndPathsFirst) {
  EXPECT_TRUE(order(Value(ValueList{1}), Value(ValueList{1, 0})) < 0);
  EXPECT_TRUE(order(Value(Path{{NodeId{1}}, {}}), Value(Path{{NodeId{1}, NodeId{1}}, {EdgeId{1}}})) < 0);
}

TEST(Order, TakesTheAverageLengthOfDurations) {
  // A month is 30.44 days on average.
  EXPECT_TRUE(order(Value(Duration{0, 30, 0, 0}), Value(Duration{1, 0, 0, 0})) < 0);
  EXPECT_TRUE(order(Value(Duration{0, 31, 0, 0}), Value(Duration{1, 0, 0, 0})) > 0);
}

TEST(Equivalence, JoinsWhatDistinctJoins) {
  const auto joined = [](const Value& a, const Value& b) { return equivalent(a, b) && equivalence_hash(a) == equivalence_hash(b); };
  EXPECT_TRUE(joined(Value::null(), Value::null()));
  EXPECT_TRUE(joined(Value(std::nan("")), Value(-std::nan(""))));
  EXPECT_TRUE(joined(Value(1), Value(1.0)));
  EXPECT_TRUE(joined(Value(0.0), Value(-0.0)));
  EXPECT_TRUE(joined(Value(ValueList{1, Value::null()}), Value(ValueList{1.0, Value::null()})));
  EXPECT_TRUE(joined(Value(ValueMap{{"a", 1}}), Value(ValueMap{{"a", 1.0}})));
  EXPECT_FALSE(equivalent(Value(1), Value("1")));
  EXPECT_FALSE(equivalent(Value(9007199254740993), Value(9007199254740992.0)));
}

}  // namespace
}  // namespace relata
