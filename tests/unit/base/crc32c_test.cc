#include "storage/base/crc32c.h"

#include <gtest/gtest.h>

#include <boost/crc.hpp>

#include <string>

namespace relata {
namespace {

TEST(Crc32c, IsTheChecksumOfTheStandard) {
  EXPECT_EQ(crc32c(""), 0U);
  EXPECT_EQ(crc32c("123456789"), 0xE3069283U);  // the check value of CRC-32/ISCSI
}

TEST(Crc32c, AgreesWithAnotherImplementationAtEveryLengthAndCut) {
  std::string bytes;
  for (int i = 0; i < 40; ++i) {
    boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> expected;
    expected.process_bytes(bytes.data(), bytes.size());
    EXPECT_EQ(crc32c(bytes), expected.checksum()) << i;
    const std::string_view all = bytes;
    EXPECT_EQ(crc32c(all.substr(bytes.size() / 3), crc32c(all.substr(0, bytes.size() / 3))), expected.checksum()) << i;
    bytes += static_cast<char>(i * 37 + 200);
  }
}

}  // namespace
}  // namespace relata
