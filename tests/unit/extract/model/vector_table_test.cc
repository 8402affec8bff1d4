#include "engine/extract/model/vector_table.h"

#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

TEST(VectorTable, KeepsEachRowWithinHalfAStep) {
  const VectorTable table(2, {5, 9}, {0.5F, -1.0F, 0.25F, 0.0F});
  EXPECT_EQ(table.find(6), nullptr);
  ASSERT_NE(table.find(5), nullptr);
  EXPECT_NEAR(static_cast<float>(table.find(5)[0]) * table.scale(), 0.5, table.scale());
  EXPECT_NEAR(static_cast<float>(table.find(9)[0]) * table.scale(), 0.25, table.scale());
  EXPECT_EQ(table.find(9)[1], 0);
}

TEST(VectorTable, FindsEachOfManyRowsAndNoOther) {
  std::vector<std::uint32_t> hashes;
  std::vector<float> values;
  for (std::uint32_t i = 1; i <= 1000; ++i) {
    hashes.push_back(7 * i);
    values.insert(values.end(), {static_cast<float>(i % 100), 127, 0});
  }
  const VectorTable table(3, hashes, values);
  for (std::uint32_t hash = 0; hash <= 7 * 1001; ++hash) {
    table.prefetch(hash);
    const std::int8_t* row = table.find(hash);
    ASSERT_EQ(row != nullptr, hash % 7 == 0 && hash > 0 && hash <= 7000) << hash;
    if (row != nullptr) {
      ASSERT_EQ(row[0], static_cast<int>(hash / 7 % 100));
    }
  }
  EXPECT_EQ(VectorTable().find(7), nullptr);
}

TEST(VectorTable, IsTheSameAfterSavingAndLoading) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  const VectorTable table(3, {1, 0xfffffff0U}, {0.1F, 0.2F, 0.3F, -0.1F, -0.2F, -0.3F});
  table.write(writer);
  ASSERT_TRUE(writer.save(directory / "x.model", "x").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "x.model", "x");
  ASSERT_TRUE(reader.is_ok());
  const VectorTable loaded = VectorTable::read(*reader);
  EXPECT_TRUE(reader->ok());
  EXPECT_EQ(loaded.scale(), table.scale());
  for (const std::uint32_t hash : {1U, 0xfffffff0U}) {
    for (int c = 0; c < 3; ++c) EXPECT_EQ(loaded.find(hash)[c], table.find(hash)[c]);
  }
}

}  // namespace
}  // namespace relata::extract::testing
