#include "engine/io/csv/csv_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace relata {
namespace {

using Records = std::vector<std::vector<std::string>>;

Records read(std::string text, const CsvFormat& format = {}) {
  Records records;
  CsvReader reader(text, format, 1);
  std::vector<CsvField> fields;
  while (reader.next(fields)) {
    records.emplace_back();
    for (const CsvField& field : fields) records.back().emplace_back(field.text);
    if (!reader.problem().empty()) records.back().push_back("! " + std::string(reader.problem()));
  }
  return records;
}

TEST(CsvReader, PartsFieldsAndRecords) {
  EXPECT_EQ(read("a,b,c\n1,,3\n"), (Records{{"a", "b", "c"}, {"1", "", "3"}}));
  EXPECT_EQ(read("a,b\r\nc,\r\n"), (Records{{"a", "b"}, {"c", ""}}));
  EXPECT_EQ(read("no end"), (Records{{"no end"}}));
  EXPECT_EQ(read("a,"), (Records{{"a", ""}}));
  EXPECT_EQ(read(","), (Records{{"", ""}}));
  EXPECT_EQ(read(""), Records());
}

TEST(CsvReader, TakesQuotesOffAndDoubledOnesApart) {
  EXPECT_EQ(read("\"a,b\",\"c\nd\",\"\"\n"), (Records{{"a,b", "c\nd", ""}}));
  EXPECT_EQ(read("\"say \"\"hi\"\" \",\"\"\"\"\n"), (Records{{"say \"hi\" ", "\""}}));
  EXPECT_EQ(read("\"x\"\r\n\"y\""), (Records{{"x"}, {"y"}}));
  // A quote within a field that does not begin with one is a character as any other.
  EXPECT_EQ(read("5\" disk,2\n"), (Records{{"5\" disk", "2"}}));
}

TEST(CsvReader, TellsAnEmptyFieldFromAnEmptyText) {
  std::string text = ",\"\"";
  CsvReader reader(text, {}, 1);
  std::vector<CsvField> fields;
  ASSERT_TRUE(reader.next(fields));
  EXPECT_FALSE(fields[0].quoted);
  EXPECT_TRUE(fields[1].quoted);
}

TEST(CsvReader, TakesOtherCharacters) { EXPECT_EQ(read("a\tb,c\t'd\t'''\n", {'\t', '\''}), (Records{{"a", "b,c", "d\t'"}})); }

TEST(CsvReader, SaysWhatIsWrongAndGoesOnBehindIt) {
  EXPECT_EQ(read("\"a\"b,c\nd,e\n"), (Records{{"a", "c", "! there is text behind a closing quote"}, {"d", "e"}}));
  EXPECT_EQ(read("a,\"b\nc\n"), (Records{{"a", "b\nc\n", "! a quoted field is not closed"}}));
}

TEST(CsvReader, CountsLinesThroughQuotesAndEmptyLines) {
  std::string text = "a\n\n\r\n\"b\nb\"\nc\n";
  CsvReader reader(text, {}, 10);
  std::vector<CsvField> fields;
  std::vector<std::uint64_t> lines;
  while (reader.next(fields)) lines.push_back(reader.line());
  EXPECT_THAT(lines, testing::ElementsAre(10, 13, 15));
  EXPECT_EQ(reader.next_line(), 16U);
}

TEST(CsvReader, FindsWhereWholeRecordsEnd) {
  EXPECT_EQ(whole_records("a,b\nc", {}), 4U);
  EXPECT_EQ(whole_records("a,b", {}), 0U);
  EXPECT_EQ(whole_records("a\n\"b\nc", {}), 2U);
  EXPECT_EQ(whole_records("\"a\"\"\n\"\nb", {}), 7U);
  EXPECT_EQ(whole_records("a\"\nb\nc", {}), 5U);
  EXPECT_EQ(whole_records("\"a\"x\nb", {}), 5U);
}

// Cutting a text where whole records end, and reading the two parts, is reading the text.
TEST(CsvReader, ReadsATextInTwoPartsAsInOne) {
  EXPECT_TRUE(rc::check([] {
    const auto text = *rc::gen::container<std::string>(rc::gen::element('a', ',', '"', '\n', '\r'));
    const std::size_t seen = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const std::size_t cut = whole_records(std::string_view(text).substr(0, seen), {});
    RC_ASSERT(cut <= seen);
    Records records = read(text.substr(0, cut));
    for (auto& record : read(text.substr(cut))) records.push_back(std::move(record));
    RC_ASSERT(records == read(text));
  }));
}

}  // namespace
}  // namespace relata
