#include "storage/kv/retry.h"

#include <gtest/gtest.h>

#include "storage/kv/memory_kv.h"
#include "tests/unit/storage/graph/sample_history.h"

namespace relata {
namespace {

Status put(KvStore& store, KeyView key, KeyView value) {
  const auto transaction = store.begin().value();
  RELATA_RETURN_IF_ERROR(transaction->put(key, value));
  return transaction->commit(true);
}

TEST(RunTransaction, RunsTheWholeChangeAgainAfterAConflict) {
  const auto store = make_memory_kv();
  int runs = 0;
  const Status status = run_transaction(*store, [&](KvTransaction& transaction) -> Status {
    // Somebody else commits while the first run is under way.
    if (++runs == 1) RELATA_RETURN_IF_ERROR(put(*store, "a", "theirs"));
    RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> found, transaction.get("a"));
    return transaction.put("b", found.value_or("nothing"));
  });
  EXPECT_TRUE(status.is_ok());
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(content_of(*store), (std::map<Bytes, Bytes>{{"a", "theirs"}, {"b", "theirs"}}));
}

TEST(RunTransaction, GivesUpAfterSoManyConflicts) {
  const auto store = make_memory_kv();
  int runs = 0;
  const Status status = run_transaction(
      *store,
      [&](KvTransaction& transaction) -> Status {
        RELATA_RETURN_IF_ERROR(put(*store, "a", std::to_string(++runs)));
        return transaction.put("b", "ours");
      },
      3);
  EXPECT_EQ(status.code(), StatusCode::kConflict);
  EXPECT_EQ(runs, 3);
}

TEST(RunTransaction, LeavesNothingOfAChangeThatFails) {
  const auto store = make_memory_kv();
  int runs = 0;
  const Status status = run_transaction(*store, [&](KvTransaction& transaction) -> Status {
    ++runs;
    RELATA_RETURN_IF_ERROR(transaction.put("a", "1"));
    return Status::invalid_argument("no");
  });
  EXPECT_EQ(status.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(runs, 1);
  EXPECT_TRUE(content_of(*store).empty());
}

}  // namespace
}  // namespace relata
