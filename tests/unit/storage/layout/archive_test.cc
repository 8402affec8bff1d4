// What RecordWriter writes, against cereal itself, which reads it.

#include "storage/layout/archive.h"

#include <gtest/gtest.h>

#include <limits>
#include <sstream>

namespace relata {
namespace {

TEST(RecordWriter, WritesWhatCerealsPortableArchiveDoes) {
  const std::string text("text \0 with a zero", 18);
  std::ostringstream stream;
  {
    cereal::PortableBinaryOutputArchive archive(stream);
    archive(std::uint8_t{0xfe}, std::uint32_t{0x01020304}, std::numeric_limits<std::uint64_t>::max() - 1, std::int32_t{-5});
    archive(std::numeric_limits<std::int64_t>::min(), -0.1);
    archive(static_cast<std::uint32_t>(text.size()), cereal::binary_data(text.data(), text.size()));
  }
  RecordWriter writer;
  writer.u8(0xfe);
  writer.u32(0x01020304);
  writer.u64(std::numeric_limits<std::uint64_t>::max() - 1);
  writer.i32(-5);
  writer.i64(std::numeric_limits<std::int64_t>::min());
  writer.f64(-0.1);
  writer.string(text);
  EXPECT_EQ(writer.bytes(), stream.str());
}

TEST(RecordWriter, WritesNumbersAndTextsAsItDoesTheirValues) {
  RecordWriter values;
  RecordWriter direct;
  values.value(Value(-3));
  values.value(Value("text"));
  direct.integer(-3);
  direct.text("text");
  EXPECT_EQ(values.bytes(), direct.bytes());
  direct.restart();
  EXPECT_EQ(direct.bytes(), RecordWriter().bytes());
}

}  // namespace
}  // namespace relata
