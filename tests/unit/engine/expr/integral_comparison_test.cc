#include "engine/expr/integral_comparison.h"

#include <gtest/gtest.h>

#include <random>

#include "engine/txn/graph_transaction.h"

namespace relata {
namespace {

using bound::BinaryOperator;
using bound::ExpressionPtr;

ExpressionPtr make(decltype(bound::Expression::node) node) {
  return std::make_shared<const bound::Expression>(bound::Expression{std::move(node), 0, 0});
}
ExpressionPtr literal(Value value) { return make(bound::Literal{std::move(value)}); }
ExpressionPtr slot(std::uint32_t index) { return make(bound::SlotReference{{index}}); }
ExpressionPtr property(std::uint32_t of, std::string key) { return make(bound::PropertyAccess{slot(of), std::move(key)}); }
ExpressionPtr binary(BinaryOperator op, ExpressionPtr a, ExpressionPtr b) { return make(bound::Binary{op, std::move(a), std::move(b)}); }

// A node in slot 0 and a relationship in slot 1, with a property of every kind each, an integer in slot 2 and nothing in slot 3.
class IntegralComparisonTest : public testing::Test {
 protected:
  IntegralComparisonTest() : txn(MemorySnapshot()) {
    PropertyList properties;
    for (const auto& [key, value] : std::vector<std::pair<std::string, Value>>{
             {"small", 5}, {"large", INT64_MAX}, {"low", INT64_MIN}, {"day", Date{20000}}, {"text", "5"}, {"half", 0.5}}) {
      properties.emplace_back(txn.key(key).value(), value);
    }
    const NodeId node = txn.create_node({}, properties).value();
    const EdgeId edge = txn.create_edge(node, txn.type("T").value(), node, properties).value();
    row = {node, edge, std::int64_t{7}, Value()};
    parameters["five"] = 5;
    context.snapshot = &txn.snapshot();
    context.parameters = &parameters;
  }
  std::optional<bool> holds(const ExpressionPtr& expression) {
    std::optional<IntegralComparison> compiled = IntegralComparison::compile(*expression);
    EXPECT_TRUE(compiled.has_value());
    return compiled ? compiled->holds({row.data(), 4}, context) : std::nullopt;
  }

  GraphTransaction txn;
  ValueList row;
  ValueMap parameters;
  EvalContext context;
};

TEST_F(IntegralComparisonTest, DecidesIntegersAndDates) {
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, property(0, "small"), slot(2))), true);
  EXPECT_EQ(holds(binary(BinaryOperator::kEqual, property(1, "small"), make(bound::Parameter{"five"}))), true);
  EXPECT_EQ(holds(binary(BinaryOperator::kGreater, property(0, "day"), literal(Date{20000}))), false);
  const ExpressionPtr day = make(bound::FunctionCall{"date", {literal("2024-10-05")}});
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, property(1, "day"), day)), true);
  EXPECT_EQ(
      holds(make(bound::ComparisonChain{{literal(1), property(0, "small"), literal(5)}, {BinaryOperator::kLess, BinaryOperator::kLess}})),
      false);
}

TEST_F(IntegralComparisonTest, LeavesTheRestToTheEvaluation) {
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, property(0, "day"), literal(7))), std::nullopt);
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, property(0, "never heard of"), literal(7))), std::nullopt);
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, property(0, "half"), literal(7))), std::nullopt);
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, property(3, "small"), literal(7))), std::nullopt);
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, make(bound::Parameter{"missing"}), literal(7))), std::nullopt);
  const ExpressionPtr beyond = binary(BinaryOperator::kAdd, property(0, "large"), literal(1));
  EXPECT_EQ(holds(binary(BinaryOperator::kLess, beyond, literal(7))), std::nullopt);
  EXPECT_FALSE(IntegralComparison::compile(*binary(BinaryOperator::kContains, property(0, "text"), literal("5"))).has_value());
  EXPECT_FALSE(IntegralComparison::compile(*binary(BinaryOperator::kLess, make(bound::FunctionCall{"rand", {}}), literal(1))).has_value());
}

TEST_F(IntegralComparisonTest, NeverDisagreesWithTheEvaluation) {
  std::mt19937 random(11);
  const std::vector<std::string> keys = {"small", "large", "low", "day", "text", "half", "none"};
  const std::vector<Value> values = {Value(), 5, -1, INT64_MAX, INT64_MIN, Date{20000}, "a", 5.0, true};
  const auto operand = [&](auto& self, int depth) -> ExpressionPtr {
    switch (random() % (depth == 0 ? 3 : 5)) {
      case 0: return literal(values[random() % values.size()]);
      case 1: return slot(static_cast<std::uint32_t>(2 + random() % 2));
      case 2: return property(static_cast<std::uint32_t>(random() % 2), keys[random() % keys.size()]);
      case 3: return binary(BinaryOperator::kAdd, self(self, depth - 1), self(self, depth - 1));
      default: return binary(BinaryOperator::kSubtract, self(self, depth - 1), self(self, depth - 1));
    }
  };
  int decided = 0;
  for (int i = 0; i < 3000; ++i) {
    const auto op = static_cast<BinaryOperator>(static_cast<int>(BinaryOperator::kEqual) + static_cast<int>(random() % 6));
    const ExpressionPtr expression = binary(op, operand(operand, 2), operand(operand, 2));
    const std::optional<bool> fast = holds(expression);
    if (!fast) continue;
    ++decided;
    const Result<bool> slow = evaluate_predicate(*expression, {row.data(), 4}, context);
    ASSERT_TRUE(slow.is_ok()) << slow.status().to_string();
    ASSERT_EQ(*fast, *slow);
  }
  EXPECT_GT(decided, 200);
}

}  // namespace
}  // namespace relata
