#include "tools/relata/byte_text.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

TEST(ByteText, GoesUpInStepsOfAThousand) {
  EXPECT_EQ(byte_text(0), "0 B");
  EXPECT_EQ(byte_text(999), "999 B");
  EXPECT_EQ(byte_text(1000), "1.0 KB");
  EXPECT_EQ(byte_text(999'949), "999.9 KB");
  EXPECT_EQ(byte_text(999'950), "1.0 MB");
  EXPECT_EQ(byte_text(2'500'000'000'000'000), "2500.0 TB");
}

}  // namespace
}  // namespace relata
