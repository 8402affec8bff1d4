#include "engine/io/json_properties.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>

namespace relata {
namespace {

using nlohmann::json;

// Through text, as a file would keep it.
Result<Value> there_and_back(const Value& value) {
  return from_json(json::parse(to_plain_json(value).dump()), json::parse(type_hint(value).dump()));
}

Value any_value(int depth) {
  const auto any = [] { return *rc::gen::arbitrary<std::int64_t>(); };
  const auto small = [] { return *rc::gen::arbitrary<std::int32_t>(); };
  switch (*rc::gen::inRange(0, depth > 0 ? 13 : 11)) {
    case 0: return Value::null();
    case 1: return any() > 0;
    case 2: return any();
    case 3: return *rc::gen::arbitrary<double>();
    case 4: return *rc::gen::element(0.0, 1.0, 1e300, std::nan(""), INFINITY, -INFINITY);
    case 5: return *rc::gen::arbitrary<std::string>();  // any bytes
    case 6: return Date{any()};
    case 7: return LocalTime{any()};
    case 8: return Time{{any()}, small()};
    case 9: return DateTime{{{any()}, {any()}}, small(), *rc::gen::element<std::string>("", "Europe/Oslo")};
    case 10: return Duration{any(), any(), any(), small()};
    case 11: {
      ValueList list;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) list.push_back(any_value(depth - 1));
      return list;
    }
    default: {
      ValueMap map;
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        map[*rc::gen::element<std::string>("", "a", "t", "v", "list")] = any_value(depth - 1);
      return map;
    }
  }
}

TEST(JsonProperties, BringEveryValueBack) {
  EXPECT_TRUE(rc::check([] {
    const Value value = any_value(3);
    const Result<Value> back = there_and_back(value);
    RC_ASSERT(back.is_ok());
    RC_ASSERT((*back == value));
  }));
}

TEST(JsonProperties, KeepTheFarthestDates) {
  for (const std::int32_t year : {-999'999'999, 999'999'999}) {
    const Value date(make_date(year, 1, 1));
    EXPECT_EQ(*there_and_back(date), date);
    const Value moment(LocalDateTime{make_date(year, 1, 1), {1}});
    EXPECT_EQ(*there_and_back(moment), moment);
  }
}

TEST(JsonProperties, TellFloatsFromIntegersWithoutAHint) {
  EXPECT_TRUE(type_hint(Value(1.0)).is_null());
  EXPECT_EQ(*there_and_back(Value(1.0)), Value(1.0));
  EXPECT_EQ(*there_and_back(Value(1)), Value(1));
  EXPECT_TRUE(std::signbit(there_and_back(Value(-0.0))->as_float()));
}

TEST(JsonProperties, ShowDatesAsIsoText) {
  const Value date(make_date(2025, 3, 13));
  EXPECT_EQ(to_plain_json(date), "2025-03-13");
  EXPECT_EQ(type_hint(date).dump(), R"({"t":"Date","v":[20160]})");
}

TEST(JsonProperties, ReadNumbersBeyondIntegersAsFloats) {
  EXPECT_EQ(*from_json(json::parse("18446744073709551615"), {}), Value(18446744073709551615.0));
}

TEST(JsonProperties, RefuseDamagedHints) {
  for (const char* hint : {R"({"t": "Date", "v": []})", R"({"t": "Date", "v": ["x"]})", R"({"t": "Date", "v": 1})", R"({"t": "Date"})",
                           R"({"t": 1, "v": []})", R"({"t": "Time", "v": [0, 3000000000]})", R"({"t": "Bytes", "v": ["f"]})",
                           R"({"t": "Bytes", "v": ["zz"]})", R"({"t": "Float", "v": ["1"]})", R"({"t": "Color", "v": ["red"]})"}) {
    EXPECT_EQ(from_json("text", json::parse(hint)).status().code(), StatusCode::kInvalidArgument) << hint;
  }
}

TEST(JsonProperties, IgnoreHintsForWhatIsNotThere) {
  EXPECT_EQ(*from_json(json::parse("[1]"), json::parse(R"({"list": {"7": {"t": "Date", "v": [0]}}})")), Value(ValueList{1}));
  EXPECT_EQ(*from_json(json::parse("[1]"), json::parse(R"({"list": 5})")), Value(ValueList{1}));
}

}  // namespace
}  // namespace relata
