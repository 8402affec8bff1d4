#include "storage/kv/write_limits.h"

#include <gtest/gtest.h>

#include <thread>

namespace relata {
namespace {

constexpr KvCapabilities kSmall = {
    .max_key_bytes = 4, .max_value_bytes = 8, .max_transaction_bytes = 20, .max_transaction_time = std::chrono::hours(1), .durable = false};

TEST(WriteLimits, CountsKeysAndValuesUpToTheTransactionsLimit) {
  WriteLimits limits(kSmall);
  EXPECT_TRUE(limits.add("1234", "12345678").is_ok());  // 12
  EXPECT_TRUE(limits.add("1234", "1234").is_ok());      // 20
  const Status full = limits.add("1", "");
  EXPECT_EQ(full.code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(full.message(), "the transaction writes more than the limit of 20 bytes; commit in smaller parts");
}

TEST(WriteLimits, RefusesSingleKeysAndValuesWithoutCountingThem) {
  WriteLimits limits(kSmall);
  EXPECT_EQ(limits.add("12345", "").code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(limits.add("1", "123456789").code(), StatusCode::kResourceExhausted);
  EXPECT_TRUE(limits.add("1234", "12345678").is_ok());
}

TEST(WriteLimits, EndATransactionThatTakesTooLong) {
  EXPECT_TRUE(WriteLimits(kSmall).check_time().is_ok());
  KvCapabilities hasty = kSmall;
  hasty.max_transaction_time = std::chrono::milliseconds(1);
  const WriteLimits limits(hasty);
  std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_EQ(limits.check_time().code(), StatusCode::kResourceExhausted);
  EXPECT_EQ(limits.check_time().message(), "the transaction took longer than the limit of 1 ms; commit in smaller parts");
}

}  // namespace
}  // namespace relata
