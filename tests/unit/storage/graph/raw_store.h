#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "storage/graph/table_check.h"
#include "storage/kv/memory_kv.h"

namespace relata {

// A store in memory whose keys a test writes one by one.
class RawStore : public testing::Test {
 protected:
  void put(const std::string& key, const std::string& value) {
    const auto transaction = kv_->begin().value();
    ASSERT_TRUE(transaction->put(key, value).is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  }
  void erase(const std::string& key) {
    const auto transaction = kv_->begin().value();
    ASSERT_TRUE(transaction->erase(key).is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  }

  std::shared_ptr<KvStore> kv_ = make_memory_kv();
};

// The same with what a check of a table says of it.
class CheckedStore : public RawStore {
 protected:
  std::unique_ptr<KvReader> reader() const { return kv_->snapshot().value(); }

  // A problem as `problem_` notes it.
  static std::string said(std::string_view key, std::string_view text) { return keys::describe(key) + ": " + std::string(text); }

  std::vector<std::string> problems_;
  const ProblemSink problem_ = [this](std::string_view key, std::string_view text) { problems_.push_back(said(key, text)); };
};

}  // namespace relata
