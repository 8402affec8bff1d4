#include "storage/layout/envelope.h"

#include <gtest/gtest.h>

#include "storage/base/coding.h"

namespace relata {
namespace {

TEST(Envelope, GivesBackWhatWasSealed) {
  for (const std::string& payload : {std::string(), std::string("x"), std::string(1000, '\0')}) {
    const std::string sealed = seal(payload);
    EXPECT_EQ(sealed.size(), payload.size() + 5);
    EXPECT_EQ(*unseal(sealed), payload);
  }
}

// Bit by bit, as the polynomial says.
std::uint32_t crc32c(std::string_view bytes) {
  std::uint32_t crc = 0xffffffff;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0x82F63B78 : 0);
  }
  return ~crc;
}

TEST(Envelope, ChecksFormatAndPayloadWithCrc32c) {
  ASSERT_EQ(crc32c("123456789"), 0xE3069283);  // the published check value
  const std::string sealed = seal("payload");
  EXPECT_EQ(sealed[0], kRecordFormat);
  EXPECT_EQ(decode_u32(sealed.substr(1)), crc32c(std::string(1, kRecordFormat) + "payload"));
}

TEST(Envelope, NoticesEveryFlippedBit) {
  const std::string sealed = seal("Ann met Bob.");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    std::string damaged = sealed;
    damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
    EXPECT_EQ(unseal(damaged).status().code(), StatusCode::kCorruption) << bit;
  }
}

TEST(Envelope, NoticesEveryCutAndEveryAddedByte) {
  const std::string sealed = seal("Ann met Bob.");
  for (std::size_t size = 0; size < sealed.size(); ++size) {
    EXPECT_EQ(unseal(std::string_view(sealed).substr(0, size)).status().code(), StatusCode::kCorruption) << size;
  }
  EXPECT_EQ(unseal(sealed + '\0').status().code(), StatusCode::kCorruption);
}

TEST(Envelope, TellsANewerFormatFromDamage) {
  std::string newer = "\x02";
  append_u32(newer, crc32c("\x02x"));
  const Status status = unseal(newer + "x").status();
  EXPECT_EQ(status.code(), StatusCode::kUnsupported);
  EXPECT_EQ(status.message(), "the record has format 2, this program reads 1");
}

}  // namespace
}  // namespace relata
