#include <gtest/gtest.h>

#include <set>

#include "engine/expr/function_registry.h"
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

TEST(FunctionRegistry, FindsEveryFunctionByItsLowerCaseName) {
  ASSERT_GT(all_functions().size(), 90U);
  for (const FunctionEntry* entry : all_functions()) {
    const std::string& name = entry->signature.name;
    EXPECT_EQ(find_function(name), entry) << name;
    EXPECT_EQ(name.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), std::string::npos) << name;
    EXPECT_LE(entry->signature.min_arguments, entry->signature.max_arguments) << name;
  }
  EXPECT_EQ(find_function("toString"), nullptr);
}

TEST(FunctionRegistry, GivesNullForNullArguments) {
  const std::set<std::string> exceptions = {"coalesce", "valuetype"};
  for (const FunctionEntry* entry : all_functions()) EXPECT_EQ(entry->null_in_null_out, !exceptions.contains(entry->signature.name));
  expect_all(
      {{"substring('abc', null)", "null"}, {"coalesce(null, 1, 2)", "1"}, {"coalesce(null)", "null"}, {"valueType(null)", "'Null'"}});
}

TEST(StringFunctions, CountByCodePoint) {
  expect_all({{"size('日本語')", "3"},
              {"reverse('añ日')", "'日ña'"},
              {"substring('日本語', 1, 1)", "'本'"},
              {"substring('abc', 5)", "''"},
              {"left('äöü', 2)", "'äö'"},
              {"right('äöü', 2)", "'öü'"},
              {"right('a', 2)", "'a'"},
              {"split('日本', '')", "['日', '本']"},
              {"left('a', -1)", "ArgumentError: NegativeIntegerArgument"}});
}

TEST(StringFunctions, ChangeText) {
  expect_all({{"toUpper('straße')", "'STRASSE'"},
              {"toLower('ÅSA')", "'åsa'"},
              {"trim(' \u3000x ')", "'x'"},
              {"lTrim('  x ')", "'x '"},
              {"rTrim('  x ')", "'  x'"},
              {"trim('')", "''"},
              {"bTrim('xxaxx', 'x')", "'a'"},
              {"replace('aXbX', 'X', 'yy')", "'ayybyy'"},
              {"replace('abc', '', 'x')", "'abc'"},
              {"split('a,b,,c', ',')", "['a', 'b', '', 'c']"},
              {"split('', ',')", "['']"}});
}

TEST(MathFunctions, CalculateAsTheLanguageSays) {
  expect_all({{"abs(-1)", "1"},
              {"abs(-1.5)", "1.5"},
              {"abs(-9223372036854775808)", "ArithmeticError: IntegerOverflow"},
              {"sign(-0.5)", "-1"},
              {"ceil(1.2)", "2.0"},
              {"floor(-1.2)", "-2.0"},
              {"round(-1.5)", "-1.0"},
              {"round(2.5)", "3.0"},
              {"round(0.49999999999999994)", "0.0"},
              {"round(-1.25, 1)", "-1.3"},
              {"sqrt(-1) = sqrt(-1)", "false"},
              {"log10(1000)", "3.0"},
              {"exp(0)", "1.0"},
              {"round(degrees(pi()))", "180.0"},
              {"radians(180) = pi()", "true"},
              {"atan2(0, 1)", "0.0"},
              {"haversin(pi())", "1.0"},
              {"log(e())", "1.0"}});
}

TEST(MathFunctions, DrawRandomNumbersBelowOne) {
  expect_all({{"all(i IN range(1, 1000) WHERE 0 <= rand() < 1)", "true"},
              {"randomUUID() =~ '[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'", "true"},
              {"randomUUID() = randomUUID()", "false"}});
}

TEST(ListFunctions, TakeListsApart) {
  expect_all({{"head([1, 2])", "1"},
              {"last([1, 2])", "2"},
              {"tail([1, 2])", "[2]"},
              {"head([])", "null"},
              {"tail([])", "[]"},
              {"reverse([1, 2])", "[2, 1]"},
              {"isEmpty([])", "true"},
              {"isEmpty('a')", "false"},
              {"isEmpty({})", "true"},
              {"keys({b: 1, a: null})", "['a', 'b']"}});
}

TEST(ListFunctions, CountRangesWithoutOverflow) {
  expect_all({{"range(0, 10, 4)", "[0, 4, 8]"},
              {"range(10, 1, -4)", "[10, 6, 2]"},
              {"range(1, 0)", "[]"},
              {"range(9223372036854775806, 9223372036854775807)", "[9223372036854775806, 9223372036854775807]"},
              {"range(9223372036854775807, -9223372036854775808, -9223372036854775808)", "[9223372036854775807, -1]"},
              {"range(1, 2, 0)", "ArgumentError: NumberOutOfRange"},
              {"range(1.0, 2)", "ArgumentError: InvalidArgumentType"}});
  EXPECT_EQ(testing::ExpressionQuery{}.value("size(range(1, 9223372036854775807))").status().code(), StatusCode::kResourceExhausted);
}

TEST(Conversions, ReadNumbers) {
  expect_all({{"toInteger('42')", "42"},
              {"toInteger(' +7 ')", "7"},
              {"toInteger('2.9')", "2"},
              {"toInteger(-2.9)", "-2"},
              {"toInteger('9223372036854775808')", "null"},
              {"toInteger('')", "null"},
              {"toInteger('12x')", "null"},
              {"toInteger(1e300)", "null"},
              {"toInteger(true)", "1"},
              {"toFloat('1e3')", "1000.0"},
              {"toFloat('nan')", "null"},
              {"toFloat('inf')", "null"},
              {"toFloat(3)", "3.0"},
              {"[x IN [true] | toFloat(x)]", "TypeError: InvalidArgumentValue"}});
}

TEST(Conversions, ReadBooleansAndWriteText) {
  expect_all({{"toBoolean(' TRUE ')", "true"},
              {"toBoolean('yes')", "null"},
              {"toBoolean(0)", "false"},
              {"toString(1.0)", "'1.0'"},
              {"toString(date('2024-02-29'))", "'2024-02-29'"},
              {"[x IN [[]] | toString(x)]", "TypeError: InvalidArgumentValue"},
              {"[x IN [[]] | toStringOrNull(x)]", "[null]"},
              {"toIntegerList(['1', 'a', null, 2.5])", "[1, null, null, 2]"}});
}

}  // namespace
}  // namespace relata
