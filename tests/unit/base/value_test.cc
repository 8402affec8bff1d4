#include "storage/base/value.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>
#include <set>

namespace relata {
namespace {

const Value& one_of_each(ValueKind kind) {
  static const std::vector<Value> values = {Value::null(),
                                            true,
                                            1,
                                            1.0,
                                            "1",
                                            ValueList{1},
                                            ValueMap{{"a", 1}},
                                            NodeId{1},
                                            EdgeId{1},
                                            Path{{{1}, {2}}, {{3}}},
                                            Date{1},
                                            LocalTime{1},
                                            Time{{1}, 1},
                                            LocalDateTime{{1}, {1}},
                                            DateTime{{{1}, {1}}, 1, "Z"},
                                            Duration{1, 1, 1, 1}};
  return values.at(static_cast<std::size_t>(kind));
}

std::vector<ValueKind> all_kinds() {
  std::vector<ValueKind> kinds;
  for (int kind = 0; kind <= static_cast<int>(ValueKind::kDuration); ++kind) kinds.push_back(static_cast<ValueKind>(kind));
  return kinds;
}

// Values that often meet: few numbers and texts, nested.
Value any_value(int depth) {
  const std::int64_t n = *rc::gen::inRange(-1, 2);
  switch (*rc::gen::inRange(0, depth > 0 ? 13 : 11)) {
    case 0: return Value::null();
    case 1: return n > 0;
    case 2: return n;
    case 3: return *rc::gen::element(0.0, -0.0, 1.0, std::nan(""), -std::nan(""), INFINITY);
    case 4: return *rc::gen::element<std::string>("", "a", "b");
    case 5: return NodeId{static_cast<std::uint64_t>(n + 1)};
    case 6: return EdgeId{static_cast<std::uint64_t>(n + 1)};
    case 7: return Date{n};
    case 8: return Time{{(n + 1) * 3'600'000'000'000}, static_cast<std::int32_t>(n) * 3600};
    case 9: return DateTime{{{n}, {0}}, static_cast<std::int32_t>(n), *rc::gen::element<std::string>("", "Etc/UTC")};
    case 10: return Duration{n, -n, n, 0};
    case 11: {
      ValueList list;
      for (int i = *rc::gen::inRange(0, 3); i > 0; --i) list.push_back(any_value(depth - 1));
      return list;
    }
    default: {
      ValueMap map;
      for (int i = *rc::gen::inRange(0, 3); i > 0; --i) map[*rc::gen::element<std::string>("a", "b")] = any_value(depth - 1);
      return map;
    }
  }
}

TEST(Value, TakesSixteenBytes) { EXPECT_EQ(sizeof(Value), 16U); }

TEST(Value, KnowsItsKindAndNamesIt) {
  std::set<std::string_view> names;
  for (const ValueKind kind : all_kinds()) {
    EXPECT_EQ(one_of_each(kind).kind(), kind);
    names.insert(to_string(kind));
  }
  EXPECT_EQ(names.size(), all_kinds().size());
}

TEST(Value, DiffersFromEveryOtherKind) {
  for (const ValueKind a : all_kinds()) {
    for (const ValueKind b : all_kinds()) EXPECT_EQ(one_of_each(a) == one_of_each(b), a == b) << to_string(a) << " " << to_string(b);
  }
}

TEST(Value, EqualsByContentWithNanAsItself) {
  EXPECT_EQ(Value(std::nan("")), Value(-std::nan("")));
  EXPECT_EQ(Value(0.0), Value(-0.0));
  EXPECT_NE(Value(1), Value(1.0));
  EXPECT_NE(Value(INT64_MAX), Value(static_cast<double>(INT64_MAX)));
  EXPECT_EQ(Value(ValueList{1, "a"}), Value(ValueList{1, "a"}));
  EXPECT_NE(Value(ValueList{1, "a"}), Value(ValueList{"a", 1}));
}

TEST(Value, HashesAgreeWithEquality) {
  EXPECT_TRUE(rc::check([] {
    const Value a = any_value(2);
    const Value b = any_value(2);
    RC_ASSERT((a == a));
    RC_ASSERT((a == b) == (b == a));
    if (a == b) RC_ASSERT(a.hash() == b.hash());
  }));
}

// Tables take a bucket from the high bits of a hash and tell entries of a bucket apart by the low ones.
TEST(Value, HashesSpreadValuesThatFollowOneAnother) {
  constexpr std::size_t kBuckets = 128;
  constexpr std::size_t kEach = 100;
  std::map<std::size_t, std::size_t> high;
  std::map<std::size_t, std::size_t> low;
  for (std::size_t i = 0; i < kBuckets * kEach; ++i) {
    const Value value = i % 2 == 0 ? Value(static_cast<std::int64_t>(i)) : Value(NodeId{i});
    ++high[value.hash() >> 7 & (kBuckets - 1)];
    ++low[value.hash() % kBuckets];
  }
  for (const auto& counts : {high, low}) {
    ASSERT_EQ(counts.size(), kBuckets);
    for (const auto& [bucket, count] : counts) EXPECT_LT(count, 2 * kEach) << bucket;
  }
}

TEST(Value, SharesLargeContentBetweenCopies) {
  const Value original(std::string(1000, 'x'));
  const Value copy = original;
  EXPECT_EQ(&original.as_string(), &copy.as_string());
}

TEST(ValueText, ReadsAsALiteral) {
  EXPECT_EQ(to_string(Value("it's a \\ and\na line")), "'it\\'s a \\\\ and\\na line'");
  EXPECT_EQ(to_string(Value(ValueList{1, 2.0, Value::null(), true})), "[1, 2.0, null, true]");
  EXPECT_EQ(to_string(Value(ValueMap{{"b", 2}, {"a", ValueList{}}})), "{a: [], b: 2}");
  EXPECT_EQ(to_string(Value(make_date(2025, 3, 13))), "2025-03-13");
  EXPECT_EQ(to_string(Value(Path{{{1}, {2}}, {{7}}})), "(#1)-[#7]-(#2)");
}

TEST(ValueText, WritesFloatsSoThatTheyReadBackAsFloats) {
  EXPECT_EQ(to_string(Value(3.0)), "3.0");
  EXPECT_EQ(to_string(Value(1e300)), "1e+300");
  EXPECT_EQ(to_string(Value(-INFINITY)), "-Infinity");
  EXPECT_TRUE(rc::check([](double number) { RC_ASSERT(std::stod(to_string(Value(number))) == number); }));
}

}  // namespace
}  // namespace relata
