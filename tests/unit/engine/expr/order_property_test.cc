#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

#include "engine/expr/compare.h"

namespace relata {
namespace {

// Values that are likely to be close to one another: few distinct numbers and strings, integers beside floats, nested lists and maps.
Value any_value(int depth) {
  const int kind = *rc::gen::inRange(0, depth > 0 ? 12 : 10);
  const auto small = [] { return std::int64_t{*rc::gen::inRange(-2, 3)}; };
  switch (kind) {
    case 0: return Value::null();
    case 1: return Value(small() > 0);
    case 2: return Value(small());
    case 3: return Value(static_cast<double>(small()) / 2);
    case 4: return Value(*rc::gen::element(std::nan(""), INFINITY, -INFINITY, -0.0, 0x1p53, 0x1p63));
    case 5: return Value(*rc::gen::element<std::int64_t>(INT64_MAX, INT64_MIN, (1LL << 53) + 1, 1LL << 53));
    case 6: return Value(*rc::gen::element<std::string>("", "a", "b", "ab", "ä"));
    case 7: return Value(Duration{small(), small() * 30, small(), 0});
    case 8: return Value(Time{{(small() + 2) * 3'600'000'000'000}, static_cast<std::int32_t>(small()) * 3600});
    case 9: return Value(DateTime{{{small()}, {0}}, static_cast<std::int32_t>(small()) * 3600, small() > 1 ? "Etc/UTC" : ""});
    case 10: {
      ValueList list;
      for (int i = *rc::gen::inRange(0, 3); i > 0; --i) list.push_back(any_value(depth - 1));
      return Value(std::move(list));
    }
    default: {
      ValueMap map;
      for (int i = *rc::gen::inRange(0, 3); i > 0; --i) map[*rc::gen::element<std::string>("a", "b", "c")] = any_value(depth - 1);
      return Value(std::move(map));
    }
  }
}

TEST(OrderProperties, IsATotalOrder) {
  EXPECT_TRUE(rc::check([] {
    const Value a = any_value(2);
    const Value b = any_value(2);
    const Value c = any_value(2);
    RC_ASSERT((order(a, a) == 0));
    const bool less = order(a, b) < 0;
    const bool greater = order(b, a) > 0;
    RC_ASSERT(less == greater);
    if (order(a, b) <= 0 && order(b, c) <= 0) RC_ASSERT((order(a, c) <= 0));
  }));
}

TEST(OrderProperties, AgreesWithEquivalenceAndItsHash) {
  EXPECT_TRUE(rc::check([] {
    const Value a = any_value(2);
    const Value b = any_value(2);
    const bool same_place = order(a, b) == 0;
    RC_ASSERT(equivalent(a, b) == same_place);
    if (equivalent(a, b)) RC_ASSERT(equivalence_hash(a) == equivalence_hash(b));
  }));
}

TEST(OrderProperties, AgreesWithComparisonWhereThatSaysAnything) {
  EXPECT_TRUE(rc::check([] {
    const Value a = any_value(0);
    const Value b = any_value(0);
    if (cypher_equal(a, b) == true) RC_ASSERT(equivalent(a, b));
    if (cypher_less(a, b) == true) RC_ASSERT((order(a, b) < 0));
    RC_ASSERT((cypher_equal(a, b) == cypher_equal(b, a)));
    if (cypher_less(a, b) == true) RC_ASSERT((cypher_less(b, a) == false));
  }));
}

}  // namespace
}  // namespace relata
