#include "storage/base/coding.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace relata {
namespace {

std::string coded32(std::uint32_t value) {
  std::string bytes;
  append_u32(bytes, value);
  return bytes;
}

std::string coded64(std::uint64_t value) {
  std::string bytes;
  append_u64(bytes, value);
  return bytes;
}

// Numbers near powers of two: where a byte carries into the next.
template <typename T>
T any_number() {
  const T power = T{1} << *rc::gen::inRange(0, static_cast<int>(sizeof(T)) * 8);
  return power + static_cast<T>(*rc::gen::inRange(-2, 3)) + (*rc::gen::arbitrary<bool>() ? *rc::gen::arbitrary<T>() : T{0});
}

TEST(Coding, WritesTheMostSignificantByteFirst) {
  EXPECT_EQ(coded32(0x01020304), std::string("\x01\x02\x03\x04", 4));
  EXPECT_EQ(coded64(0xff), std::string("\0\0\0\0\0\0\0\xff", 8));
}

TEST(Coding, AppendsBehindWhatIsThere) {
  std::string key = "n";
  append_u32(key, 7);
  EXPECT_EQ(key.size(), 5U);
  EXPECT_EQ(key[0], 'n');
}

TEST(Coding, ReadsBackWhatItWrote) {
  EXPECT_TRUE(rc::check([] {
    const auto small = any_number<std::uint32_t>();
    const auto large = any_number<std::uint64_t>();
    RC_ASSERT(decode_u32(coded32(small)) == small);
    RC_ASSERT(decode_u64(coded64(large)) == large);
  }));
}

TEST(Coding, SortsBytesAsItSortsNumbers) {
  EXPECT_TRUE(rc::check([] {
    const auto a = any_number<std::uint64_t>();
    const auto b = any_number<std::uint64_t>();
    RC_ASSERT((coded64(a) < coded64(b)) == (a < b));
    const auto c = any_number<std::uint32_t>();
    const auto d = any_number<std::uint32_t>();
    RC_ASSERT((coded32(c) < coded32(d)) == (c < d));
  }));
}

}  // namespace
}  // namespace relata
