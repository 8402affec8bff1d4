#include "engine/io/bulk/bulk_value.h"

#include <gtest/gtest.h>

#include <cmath>

namespace relata {
namespace {

Result<Value> parse(std::string_view text, BulkType type, bool is_list = false, bool quoted = false) {
  BulkColumn column;
  column.type = type;
  column.is_list = is_list;
  return parse_bulk_value({text, quoted}, column, ';');
}

TEST(BulkValue, ReadsEachType) {
  EXPECT_EQ(*parse(" a b ", BulkType::kString), Value(" a b "));
  EXPECT_EQ(*parse(" -7 ", BulkType::kInteger), Value(-7));
  EXPECT_EQ(*parse("+7", BulkType::kInteger), Value(7));
  EXPECT_EQ(*parse("9223372036854775807", BulkType::kInteger), Value(INT64_MAX));
  EXPECT_EQ(*parse("1.5e3", BulkType::kFloat), Value(1500.0));
  EXPECT_EQ(*parse("-Infinity", BulkType::kFloat), Value(-INFINITY));
  EXPECT_EQ(*parse("TRUE", BulkType::kBoolean), Value(true));
  EXPECT_EQ(*parse("false", BulkType::kBoolean), Value(false));
  EXPECT_EQ(*parse("2025-03-13", BulkType::kDate), Value(make_date(2025, 3, 13)));
  EXPECT_EQ(*parse("00:00:01", BulkType::kLocalTime), Value(LocalTime{1'000'000'000}));
  EXPECT_EQ(*parse("00:00:01+01:00", BulkType::kTime), Value(Time{{1'000'000'000}, 3600}));
  EXPECT_EQ(*parse("1970-01-02T00:00:01", BulkType::kLocalDateTime), Value(LocalDateTime{{1}, {1'000'000'000}}));
  EXPECT_EQ(*parse("1970-01-02T00:00:00Z", BulkType::kDateTime), Value(DateTime{{{1}, {0}}, 0, ""}));
  EXPECT_EQ(*parse("P1M2D", BulkType::kDuration), Value(Duration{1, 2, 0, 0}));
}

TEST(BulkValue, TakesTheColumnsTimeZoneWhereNoneIsWritten) {
  BulkColumn column;
  column.type = BulkType::kDateTime;
  column.time_zone = "+02:00";
  EXPECT_EQ(*parse_bulk_value({"1970-01-02T00:00:00", false}, column, ';'), Value(DateTime{{{1}, {0}}, 7200, ""}));
  EXPECT_EQ(*parse_bulk_value({"1970-01-02T00:00:00Z", false}, column, ';'), Value(DateTime{{{1}, {0}}, 0, ""}));
}

TEST(BulkValue, IsNullWhereNothingIsWritten) {
  EXPECT_EQ(*parse("", BulkType::kString), Value::null());
  EXPECT_EQ(*parse("", BulkType::kString, false, true), Value(""));
  EXPECT_EQ(*parse("", BulkType::kInteger, false, true), Value::null());
  EXPECT_EQ(*parse("", BulkType::kString, true, true), Value::null());
}

TEST(BulkValue, ReadsLists) {
  EXPECT_EQ(*parse("a;b,c;;", BulkType::kString, true), Value(ValueList{"a", "b,c", "", ""}));
  EXPECT_EQ(*parse("1; 2", BulkType::kInteger, true), Value(ValueList{1, 2}));
  EXPECT_FALSE(parse("1;;2", BulkType::kInteger, true).is_ok());
}

TEST(BulkValue, RefusesTextsOfAnotherType) {
  for (const char* text : {"x", "1.0", "+-7", "9223372036854775808", "--1", "0x10"}) {
    EXPECT_EQ(parse(text, BulkType::kInteger).status().message(), "'" + std::string(text) + "' is no int");
  }
  EXPECT_FALSE(parse("yes", BulkType::kBoolean).is_ok());
  EXPECT_FALSE(parse("1,5", BulkType::kFloat).is_ok());
  EXPECT_FALSE(parse("2025-02-30", BulkType::kDate).is_ok());
  EXPECT_EQ(parse("13/03/2025", BulkType::kDate).status().message(), "'13/03/2025' is no date");
  EXPECT_NE(parse("caf\xe9", BulkType::kString).status().message().find("UTF-8"), std::string_view::npos);
}

TEST(BulkValue, KnowsUtf8) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("longer than eight bytes"));
  EXPECT_TRUE(is_utf8("Åse Ås, 北京"));
  EXPECT_FALSE(is_utf8("longer than eight \xff"));
  EXPECT_FALSE(is_utf8("\xc3"));
  EXPECT_FALSE(is_utf8("\xed\xa0\x80"));
}

}  // namespace
}  // namespace relata
