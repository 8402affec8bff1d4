#include "storage/segment/property_column.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <functional>
#include <limits>
#include <map>
#include <random>

namespace relata {
namespace {

using Values = std::map<std::uint32_t, Value>;

PropertyColumn column_of(const Values& values) {
  PropertyColumnBuilder builder;
  for (const auto& [offset, value] : values) builder.add(offset, value);
  return std::move(builder).finish();
}

// Selections between any two of the numbers, or beside them.
void expect_selections(const Values& values, const PropertyColumn& column) {
  std::vector<NumberInterval> intervals = {{}, {ValueKind::kInteger}, {ValueKind::kDate}, {ValueKind::kInteger, 1, 0}};
  for (const auto& [offset, value] : values) {
    if (intervals.size() > 40) break;
    const std::int64_t number = PropertyNumber::of(value).value;
    for (const ValueKind kind : {ValueKind::kInteger, ValueKind::kDate}) {
      for (const std::int64_t least : {number, std::max(number, INT64_MIN + 1) - 1}) intervals.push_back({kind, least, number});
      intervals.push_back({kind, std::min(number, INT64_MAX - 1) + 1, INT64_MAX});
    }
  }
  for (const NumberInterval& interval : intervals) {
    std::vector<std::uint64_t> expected(kRecordSegmentIds / 64);
    for (const auto& [offset, value] : values) {
      const PropertyNumber number = PropertyNumber::of(value);
      if (number.kind != interval.kind || interval.contains(number)) expected[offset / 64] |= std::uint64_t{1} << (offset % 64);
    }
    for (std::uint32_t word = 0; word < expected.size(); ++word) {
      ASSERT_EQ(column.select(word, interval), expected[word]) << word << ": " << interval.least << " to " << interval.most;
    }
  }
}

// As built and as read back.
void expect_column(const Values& values) {
  const PropertyColumn built = column_of(values);
  PropertyColumnBuilder encoder;
  for (const auto& [offset, value] : values) encoder.add(offset, value);
  EXPECT_TRUE(std::move(encoder).encode().value() == built.encode().value());
  const PropertyColumn decoded = PropertyColumn::decode(built.encode().value()).value();
  for (const PropertyColumn* column : {&built, &decoded}) {
    EXPECT_EQ(column->size(), values.size());
    expect_selections(values, *column);
    for (std::uint32_t offset = 0; offset < kRecordSegmentIds; ++offset) {
      const auto expected = values.find(offset);
      const Value found = column->get(offset);
      ASSERT_EQ(found, expected == values.end() ? Value() : expected->second) << offset << ": " << to_string(found);
      ASSERT_EQ(found.kind(), expected == values.end() ? ValueKind::kNull : expected->second.kind()) << offset;
      const PropertyNumber number = column->number_at(offset);
      ASSERT_EQ(number.kind, found.kind()) << offset;
      ASSERT_EQ(number.value, PropertyNumber::of(found).value) << offset;
      const std::optional<std::uint32_t> code = column->code_at(offset);
      ASSERT_EQ(code ? column->dictionary()[*code] : found, found) << offset;
    }
  }
}

constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

TEST(PropertyColumn, HoldsIntegersOfEverySpread) {
  expect_column({});
  expect_column({{5, 7}, {6, 7}});
  for (const std::int64_t spread : {255LL, 256LL, 65535LL, 65536LL, (1LL << 32) - 1, 1LL << 32}) {
    expect_column({{0, std::int64_t{-3}}, {1, std::int64_t{-3} + spread}, {kRecordSegmentIds - 1, std::int64_t{0}}});
  }
  expect_column({{0, kLeast}, {1, kMost}, {2, std::int64_t{0}}, {3, std::int64_t{-1}}});
}

TEST(PropertyColumn, HoldsTruthValuesDatesAndFloats) {
  expect_column({{1, true}, {2, false}, {9, true}});
  expect_column({{1, false}});
  expect_column({{1, Date{20000}}, {2, Date{-400'000'000}}, {3, Date{0}}});
  const double nan = std::numeric_limits<double>::quiet_NaN();
  expect_column({{1, 1.5}, {2, -0.0}, {3, nan}, {4, std::numeric_limits<double>::infinity()}});
  EXPECT_TRUE(std::signbit(column_of({{2, -0.0}}).get(2).as_float()));
}

TEST(PropertyColumn, HoldsEachStringOnce) {
  const std::string text(100, 'x');
  Values values;
  for (std::uint32_t i = 0; i < 1000; ++i) values.emplace(i * 7, text + std::to_string(i % 10));
  expect_column(values);
  EXPECT_LT(column_of(values).bytes(), 40'000U);  // ten strings, 1000 codes of a byte, the bitmap and its ranks
  expect_column({{1, ""}, {2, std::string("\0\xff", 2)}, {3, ""}});
}

TEST(PropertyColumn, HoldsValuesOfSeveralKinds) {
  const Value list(ValueList{1, "two", 3.0, Value()});
  expect_column({{1, 1}, {2, 1.0}, {3, "1"}, {4, true}, {5, list}, {6, Date{1}}, {7, "1"}, {8, list}});
  expect_column({{1, LocalTime{5}}, {2, Duration{1, 2, 3, 4}}, {3, DateTime{{Date{1}, LocalTime{2}}, 3600, "Europe/Paris"}}});
  EXPECT_TRUE(std::signbit(column_of({{1, -0.0}, {2, 0.0}, {3, 1}}).get(1).as_float()));
}

TEST(PropertyColumn, HoldsWhatAHistoryOfRandomValuesPutsThere) {
  std::mt19937_64 random(8);
  for (int round = 0; round < 20; ++round) {
    Values values;
    for (int i = 0; i < 200; ++i) {
      const auto offset = static_cast<std::uint32_t>(random() % kRecordSegmentIds);
      const auto number = static_cast<std::int64_t>(random()) >> random() % 64;
      values[offset] = round % 2 == 0 ? Value(number) : Value(std::to_string(number % 50));
    }
    expect_column(values);
  }
}

TEST(PropertyColumn, SurvivesAnyBytes) {
  std::mt19937 random(4);
  const std::string sound[] = {column_of({{1, 5}, {2, 900}}).encode().value(), column_of({{1, "a"}, {700, "b"}}).encode().value(),
                               column_of({{1, "a"}, {700, 4}}).encode().value()};
  for (int i = 0; i < 3000; ++i) {
    std::string bytes = sound[i % 3];
    bytes[random() % bytes.size()] = static_cast<char>(random());
    const Result<PropertyColumn> decoded = PropertyColumn::decode(bytes.substr(0, bytes.size() - random() % 2));
    if (!decoded.is_ok()) continue;
    for (std::uint32_t offset = 0; offset < kRecordSegmentIds; offset += 61) (void)decoded->get(offset);
  }
}

// Numbers and texts that come without being made values first, alone and after and before one another.
TEST(PropertyColumn, IsTheSameFromNumbersAndTextsAsFromValues) {
  using Add = std::function<void(PropertyColumnBuilder&, std::uint32_t)>;
  const std::vector<std::pair<Add, Value>> kinds = {
      {[](PropertyColumnBuilder& to, std::uint32_t at) { to.add_number(at, ValueKind::kInteger, static_cast<std::uint64_t>(-7)); }, -7},
      {[](PropertyColumnBuilder& to, std::uint32_t at) { to.add_number(at, ValueKind::kBoolean, 1); }, true},
      {[](PropertyColumnBuilder& to, std::uint32_t at) { to.add_number(at, ValueKind::kDate, 20'000); }, Date{20'000}},
      {[](PropertyColumnBuilder& to, std::uint32_t at) { to.add_number(at, ValueKind::kFloat, std::bit_cast<std::uint64_t>(0.5)); }, 0.5},
      {[](PropertyColumnBuilder& to, std::uint32_t at) { to.add_text(at, "a text"); }, "a text"},
      {[](PropertyColumnBuilder& to, std::uint32_t at) { to.add(at, ValueList{1}); }, ValueList{1}}};
  for (const auto& [add_first, first] : kinds) {
    for (const auto& [add_second, second] : kinds) {
      PropertyColumnBuilder by_number;
      PropertyColumnBuilder by_value;
      for (std::uint32_t at = 0; at < 6; ++at) {
        (at < 3 ? add_first : add_second)(by_number, 2 * at);
        by_value.add(2 * at, at < 3 ? first : second);
      }
      EXPECT_EQ(by_number.size(), 6U);
      EXPECT_TRUE(std::move(by_number).encode().value() == std::move(by_value).finish().encode().value())
          << to_string(first) << ", " << to_string(second);
    }
  }
}

}  // namespace
}  // namespace relata
