#include "storage/layout/order_preserving.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/expr/compare.h"

namespace relata {
namespace {

// Values that are likely to be close to one another, where encodings could go wrong.
Value any_storable(int depth) {
  const auto small = [] { return std::int64_t{*rc::gen::inRange(-2, 3)}; };
  switch (*rc::gen::inRange(0, depth > 0 ? 12 : 11)) {
    case 0: return Value(small() > 0);
    case 1: return Value(small());
    case 2: return Value(static_cast<double>(small()) / 2);
    case 3: return Value(*rc::gen::element(INFINITY, -INFINITY, -0.0, 0x1p53, 0x1p63, -0x1p63, 5e-324, 1e308, std::nan("")));
    case 4: return Value(*rc::gen::element<std::int64_t>(INT64_MAX, INT64_MIN, INT64_MAX - 1, (1LL << 53) + 1, (1LL << 53) - 1));
    case 5: return Value(*rc::gen::arbitrary<std::int64_t>());
    case 6:
      return Value(
          *rc::gen::element<std::string>("", "a", "b", "ab", std::string("a\0", 2), std::string("a\0b", 3), "a\x01", "a\xff", "ä"));
    case 7: return Value(Duration{small(), small() * 30, small(), 0});
    case 8: return Value(Time{{(small() + 2) * 3'600'000'000'000}, static_cast<std::int32_t>(small()) * 3600});
    case 9: return Value(DateTime{{{small()}, {0}}, static_cast<std::int32_t>(small()) * 3600, small() > 1 ? "Etc/UTC" : ""});
    case 10: return *rc::gen::element(Value(Date{small()}), Value(LocalTime{small() + 2}), Value(LocalDateTime{{small()}, {small() + 2}}));
    default: {
      ValueList list;
      for (int i = *rc::gen::inRange(0, 3); i > 0; --i) list.push_back(any_storable(depth - 1));
      return Value(std::move(list));
    }
  }
}

TEST(OrderPreserving, EncodesEqualValuesAlikeAndOthersDifferently) {
  EXPECT_TRUE(rc::check([] {
    const Value a = any_storable(1);
    const Value b = *rc::gen::inRange(0, 4) == 0 ? a : any_storable(1);
    const auto equal = cypher_equal(a, b);
    const auto left = encode_ordered(a);
    const auto right = encode_ordered(b);
    // What is encoded alike may still be unequal inside lists (null, NaN); what is equal is always encoded alike.
    if (equal == true) RC_ASSERT(left.has_value() && left == right);
    if (left && right && !a.is_list()) RC_ASSERT((equal == true) == (*left == *right));
  }));
}

TEST(OrderPreserving, SortsAsComparisonsDo) {
  EXPECT_TRUE(rc::check([] {
    const Value a = any_storable(2);
    const Value b = any_storable(2);
    const auto left = encode_ordered(a);
    const auto right = encode_ordered(b);
    if (cypher_less(a, b) == true) {
      RC_ASSERT(left && right);
      RC_ASSERT(*left < *right);
      RC_ASSERT(comparable_prefix(*left) == comparable_prefix(*right));
    }
  }));
}

TEST(OrderPreserving, IsNeverTheBeginningOfAnotherEncoding) {
  EXPECT_TRUE(rc::check([] {
    const auto a = encode_ordered(any_storable(2));
    const auto b = encode_ordered(any_storable(2));
    if (a && b && *a != *b) RC_ASSERT(!a->starts_with(*b) && !b->starts_with(*a));
  }));
}

TEST(OrderPreserving, FindsStringsByTheirBeginnings) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::arbitrary<std::string>();
    const auto beginning = *rc::gen::inRange(0, 2) == 0 ? text.substr(0, text.size() / 2) : *rc::gen::arbitrary<std::string>();
    RC_ASSERT(encode_ordered(Value(text))->starts_with(encode_ordered_prefix(beginning)) == text.starts_with(beginning));
  }));
}

TEST(OrderPreserving, CutsLongValuesWithoutTurningTheirOrder) {
  const std::string common(kLongestEncoding, 'x');
  const auto shorter = encode_ordered(Value(common));
  const auto longer = encode_ordered(Value(common + "a"));
  EXPECT_EQ(shorter->size(), kLongestEncoding);
  EXPECT_EQ(shorter, longer);
  EXPECT_LT(*encode_ordered(Value("w" + common)), *shorter);
}

TEST(OrderPreserving, HasNoEncodingForWhatEqualsNothing) {
  EXPECT_FALSE(encode_ordered(Value::null()));
  EXPECT_FALSE(encode_ordered(Value(std::nan(""))));
  EXPECT_FALSE(encode_ordered(Value(NodeId{1})));
  EXPECT_FALSE(encode_ordered(Value(ValueMap{{"a", 1}})));
}

// The bytes lie on disks: they must stay as they are.
TEST(OrderPreserving, KeepsItsBytes) {
  const auto hex = [](const Value& value) {
    const std::string bytes = *encode_ordered(value);
    std::string text;
    for (const unsigned char c : bytes) {
      constexpr std::string_view kDigits = "0123456789abcdef";
      text += kDigits[c >> 4];
      text += kDigits[c & 15];
    }
    return text;
  };
  EXPECT_EQ(hex(Value(true)), "1001");
  // 1.0 is 3ff0000000000000; the distance of 0 is 8000.
  EXPECT_EQ(hex(Value(1)), "18bff00000000000008000");
  EXPECT_EQ(hex(Value(-1.0)), "18400fffffffffffff8000");
  EXPECT_EQ(hex(Value(std::string("a\0", 2))), "206100ff0001");
  EXPECT_EQ(hex(Value(Date{1})), "288000000000000001");
  EXPECT_EQ(hex(Value(ValueList{true, Value::null()})), "5810017101");
}

}  // namespace
}  // namespace relata
