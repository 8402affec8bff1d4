#include "storage/bulk/record_block.h"

#include <gtest/gtest.h>

#include <random>

#include "storage/segment/property_column.h"

namespace relata {
namespace {

// The column of the records from `begin` to `end`, the first of them at offset 5.
std::string encoded(const BlockColumn& column, std::size_t begin, std::size_t end) {
  PropertyColumnBuilder builder;
  column.add_to(builder, 5, begin, end);
  return std::move(builder).encode().value();
}

std::string expected(const std::vector<Value>& values, std::size_t begin, std::size_t end) {
  PropertyColumnBuilder builder;
  for (std::size_t i = begin; i < end; ++i) {
    if (!values[i].is_null()) builder.add(static_cast<std::uint32_t>(5 + i - begin), values[i]);
  }
  return std::move(builder).encode().value();
}

// Columns of numbers, texts and values with gaps, cut and thinned out at random, against lists of values.
TEST(BlockColumn, HoldsWhatAListOfValuesDoes) {
  static const std::vector<std::string> kTexts = {"", "a", "bcd"};
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    BlockColumn column(KeyId{3});
    std::vector<Value> values;
    const auto add = [&] {
      const std::size_t record = values.size();
      values.emplace_back();
      if (random() % 3 == 0) return;
      const std::int64_t number = static_cast<std::int64_t>(random() % 1000) - 500;
      if (seed % 3 == 0) {
        column.add_number(record, ValueKind::kInteger, static_cast<std::uint64_t>(number));
        values.back() = number;
      } else if (seed % 3 == 1) {
        const std::string& text = kTexts[random() % kTexts.size()];
        column.add_text(record, text);
        values.back() = text;
      } else {
        values.back() = ValueList{number};
        column.add_value(record, values.back());
      }
    };
    for (int i = 0; i < 50; ++i) add();
    values.resize(40);
    column.truncate(40);
    for (int i = 0; i < 10; ++i) add();
    std::vector<bool> marked(values.size());
    std::vector<Value> left;
    for (std::size_t i = 0; i < values.size(); ++i) {
      marked[i] = random() % 4 == 0;
      if (!marked[i]) left.push_back(values[i]);
    }
    ASSERT_EQ(encoded(column, 0, values.size()), expected(values, 0, values.size())) << seed;
    column.remove(marked);
    ASSERT_EQ(encoded(column, 0, left.size()), expected(left, 0, left.size())) << seed;
    ASSERT_EQ(encoded(column, 7, 21), expected(left, 7, 21)) << seed;
  }
}

TEST(NodeBlock, LosesMarkedRecordsFromEveryColumn) {
  NodeBlock block;
  block.bytes = "abbccc";
  block.ends = {1, 3, 6};
  block.label_sets = {{{1}}, {{2}}};
  block.labels = {0, 1, 1};
  block.columns.emplace_back(KeyId{1});
  for (std::size_t i = 0; i < 3; ++i) block.columns[0].add_number(i, ValueKind::kInteger, 10 * i);
  block.remove({false, true, false});
  EXPECT_EQ(block.bytes, "accc");
  EXPECT_EQ(block.ends, (std::vector<std::size_t>{1, 4}));
  EXPECT_EQ(block.labels, (std::vector<std::uint32_t>{0, 1}));
  EXPECT_EQ(encoded(block.columns[0], 0, 2), expected({0, 20}, 0, 2));
}

}  // namespace
}  // namespace relata
