#include "engine/expr/text_comparison.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

using bound::BinaryOperator;
using bound::ExpressionPtr;

constexpr bound::Slot kSlot{0};

ExpressionPtr make(decltype(bound::Expression::node) node) {
  return std::make_shared<const bound::Expression>(bound::Expression{std::move(node), 0, 0});
}
ExpressionPtr literal(Value value) { return make(bound::Literal{std::move(value)}); }
ExpressionPtr property(std::uint32_t slot) { return make(bound::PropertyAccess{make(bound::SlotReference{{slot}}), "name"}); }

std::optional<TextComparison> compiled(BinaryOperator op, ExpressionPtr left, ExpressionPtr right, const ValueMap* parameters = nullptr) {
  return TextComparison::compile(*make(bound::Binary{op, std::move(left), std::move(right)}), kSlot, parameters);
}

TEST(TextComparison, ComparesTexts) {
  struct Case {
    BinaryOperator op;
    const char* part;
    const char* holds;
    const char* does_not;
  };
  for (const Case& c : {Case{BinaryOperator::kEqual, "ab", "ab", "abc"}, Case{BinaryOperator::kNotEqual, "ab", "", "ab"},
                        Case{BinaryOperator::kStartsWith, "ab", "abc", "cab"}, Case{BinaryOperator::kEndsWith, "ab", "cab", "abc"},
                        Case{BinaryOperator::kContains, "ab", "cabd", "acb"}, Case{BinaryOperator::kContains, "", "", nullptr}}) {
    const auto comparison = compiled(c.op, property(0), literal(c.part));
    ASSERT_TRUE(comparison.has_value());
    EXPECT_EQ(comparison->key(), "name");
    EXPECT_EQ(comparison->holds(c.holds), true) << c.part;
    EXPECT_EQ(comparison->holds(c.does_not == nullptr ? Value() : Value(c.does_not)), false) << c.part;
  }
}

TEST(TextComparison, SaysNothingOfOtherKindsAndFalseOfNull) {
  const auto comparison = compiled(BinaryOperator::kNotEqual, property(0), literal("ab"));
  EXPECT_EQ(comparison->holds(Value()), false);
  EXPECT_EQ(comparison->holds(1), std::nullopt);
  EXPECT_EQ(comparison->holds(ValueList{"ab"}), std::nullopt);
}

TEST(TextComparison, TakesParametersAndEqualityTurnedRound) {
  const ValueMap parameters{{"text", "ab"}, {"number", 1}};
  EXPECT_EQ(compiled(BinaryOperator::kEqual, make(bound::Parameter{"text"}), property(0), &parameters)->holds("ab"), true);
  EXPECT_FALSE(compiled(BinaryOperator::kEqual, property(0), make(bound::Parameter{"number"}), &parameters));
  EXPECT_FALSE(compiled(BinaryOperator::kEqual, property(0), make(bound::Parameter{"missing"}), &parameters));
  EXPECT_FALSE(compiled(BinaryOperator::kEqual, property(0), make(bound::Parameter{"text"})));
  EXPECT_FALSE(compiled(BinaryOperator::kContains, literal("ab"), property(0)));
}

TEST(TextComparison, LeavesOtherExpressionsAlone) {
  EXPECT_FALSE(compiled(BinaryOperator::kLess, property(0), literal("ab")));
  EXPECT_FALSE(compiled(BinaryOperator::kEqual, property(1), literal("ab")));
  EXPECT_FALSE(compiled(BinaryOperator::kEqual, property(0), property(0)));
  EXPECT_FALSE(compiled(BinaryOperator::kEqual, property(0), literal(5)));
  EXPECT_FALSE(TextComparison::compile(*property(0), kSlot, nullptr));
}

}  // namespace
}  // namespace relata
