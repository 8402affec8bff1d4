#include "engine/extract/model/model_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::HasSubstr;

void save_sample(const std::filesystem::path& path, std::uint32_t number = 70000) {
  ModelWriter writer;
  writer.u8(7);
  writer.u16(300);
  writer.u32(number);
  writer.u64(1ULL << 40);
  for (const std::uint32_t value : {0U, 127U, 128U, 16384U, 0xffffffffU}) writer.varint(value);
  writer.string("łódź");
  ASSERT_TRUE(writer.save(path, "sample").is_ok());
}

// Damages the file, then expects a kCorruption that names it and says `why`.
void expect_damage(const std::filesystem::path& path, const std::string& bytes, const std::string& why) {
  write_bytes(path, bytes);
  const Result<ModelReader> reader = ModelReader::open(path, "sample");
  ASSERT_FALSE(reader.is_ok());
  EXPECT_EQ(reader.status().code(), StatusCode::kCorruption);
  EXPECT_THAT(reader.status().to_string(), HasSubstr(path.string()));
  EXPECT_THAT(reader.status().to_string(), HasSubstr(why));
  EXPECT_THAT(reader.status().to_string(), HasSubstr("relata train"));
}

TEST(ModelFile, ReadsBackWhatWasWritten) {
  const TemporaryDirectory directory;
  save_sample(directory / "a.model");
  Result<ModelReader> reader = ModelReader::open(directory / "a.model", "sample");
  ASSERT_TRUE(reader.is_ok()) << reader.status().to_string();
  EXPECT_EQ(reader->u8(), 7);
  EXPECT_EQ(reader->u16(), 300);
  EXPECT_EQ(reader->u32(), 70000U);
  EXPECT_EQ(reader->u64(), 1ULL << 40);
  for (const std::uint32_t value : {0U, 127U, 128U, 16384U, 0xffffffffU}) EXPECT_EQ(reader->varint(), value);
  EXPECT_EQ(reader->string(), "łódź");
  EXPECT_TRUE(reader->ok());
}

TEST(ModelFile, TurnsNotOkPastTheEnd) {
  const TemporaryDirectory directory;
  save_sample(directory / "a.model");
  Result<ModelReader> reader = ModelReader::open(directory / "a.model", "sample");
  ASSERT_TRUE(reader.is_ok());
  for (int i = 0; i < 100; ++i) reader->u32();
  EXPECT_EQ(reader->u32(), 0U);
  EXPECT_FALSE(reader->ok());
}

TEST(ModelFile, RefusesCountsThatThePayloadCannotHold) {
  const TemporaryDirectory directory;
  ModelWriter writer;
  writer.u32(0xfffffff0);
  ASSERT_TRUE(writer.save(directory / "a.model", "sample").is_ok());
  Result<ModelReader> reader = ModelReader::open(directory / "a.model", "sample");
  ASSERT_TRUE(reader.is_ok());
  EXPECT_EQ(reader->count(8), 0U);
  EXPECT_FALSE(reader->ok());
}

TEST(ModelFile, FingerprintTellsContentsApart) {
  const TemporaryDirectory directory;
  save_sample(directory / "a.model");
  save_sample(directory / "same.model");
  save_sample(directory / "other.model", 70001);
  const std::uint32_t fingerprint = ModelReader::open(directory / "a.model", "sample")->fingerprint();
  EXPECT_EQ(ModelReader::open(directory / "same.model", "sample")->fingerprint(), fingerprint);
  EXPECT_NE(ModelReader::open(directory / "other.model", "sample")->fingerprint(), fingerprint);
}

TEST(ModelFile, NamesAMissingFile) {
  const Result<ModelReader> reader = ModelReader::open("/no/such/place/parser.model", "parser");
  ASSERT_FALSE(reader.is_ok());
  EXPECT_EQ(reader.status().code(), StatusCode::kNotFound);
  EXPECT_THAT(reader.status().to_string(), HasSubstr("/no/such/place/parser.model"));
}

TEST(ModelFile, TellsDamageApart) {
  const TemporaryDirectory directory;
  const std::filesystem::path path = directory / "a.model";
  save_sample(path);
  const std::string whole = bytes_of(path);
  expect_damage(path, "", "does not begin");
  expect_damage(path, "not a model at all", "does not begin");
  expect_damage(path, whole.substr(0, whole.size() - 1), "length");
  expect_damage(path, whole + "x", "length");
  std::string flipped = whole;
  flipped.back() = static_cast<char>(flipped.back() ^ 1);
  expect_damage(path, flipped, "checksum");
}

TEST(ModelFile, TakesNoModelOfAnotherKindOrFormat) {
  const TemporaryDirectory directory;
  save_sample(directory / "a.model");
  EXPECT_EQ(ModelReader::open(directory / "a.model", "parser").status().code(), StatusCode::kCorruption);
  std::string other_format = bytes_of(directory / "a.model");
  other_format[8] = 99;
  directory.write("a.model", other_format);
  EXPECT_EQ(ModelReader::open(directory / "a.model", "sample").status().code(), StatusCode::kUnsupported);
}

TEST(ModelFile, ReportsWhereItCannotWrite) {
  const Status status = ModelWriter().save("/no/such/place/a.model", "sample");
  EXPECT_EQ(status.code(), StatusCode::kIoError);
  EXPECT_THAT(status.to_string(), HasSubstr("/no/such/place/a.model"));
}

}  // namespace
}  // namespace relata::extract::testing
