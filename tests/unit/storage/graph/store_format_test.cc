#include "storage/graph/store_format.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/graph/migrations/migration.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "storage/layout/record_codec.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

// A store as a program of format 1 left it.
std::shared_ptr<KvStore> store_of_format_1() {
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  EXPECT_TRUE(graph->commit(sample_history()[0], Durability::kSync).is_ok());
  const auto transaction = kv->begin().value();
  EXPECT_TRUE(transaction->put(keys::meta("format"), encode_number(1)).is_ok());
  EXPECT_TRUE(transaction->erase(keys::meta("identity")).is_ok());
  EXPECT_TRUE(transaction->commit(true).is_ok());
  return kv;
}

std::string identity_of(const KvStore& store) { return read_identity(*store.snapshot().value()).value(); }
std::uint64_t format_of(const KvStore& store) { return read_store_format(*store.snapshot().value()).value(); }

TEST(Migrations, GoFromFormatToFormatWithoutGaps) {
  std::uint64_t expected = 1;
  for (const Migration& migration : migrations()) {
    EXPECT_EQ(migration.from, expected++);
    EXPECT_FALSE(migration.what.empty());
  }
  EXPECT_EQ(current_store_format(), expected);
}

TEST(StoreFormat, OfANewStoreIsTheCurrentOne) {
  const auto kv = make_memory_kv();
  ASSERT_TRUE(prepare_store(*kv, false).is_ok());
  EXPECT_EQ(format_of(*kv), current_store_format());
}

TEST(StoreFormat, IsBroughtUpToDateByOpeningForWriting) {
  const std::shared_ptr<KvStore> kv = store_of_format_1();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  EXPECT_EQ(format_of(*kv), current_store_format());
  EXPECT_THAT(graph->check()->problems, testing::IsEmpty());
  EXPECT_EQ((*graph->edge({2}))->type, TypeId{2});
}

TEST(StoreFormat, IsLeftAloneByOpeningForReading) {
  const std::shared_ptr<KvStore> kv = store_of_format_1();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {.read_only = true}).value();
  EXPECT_EQ(format_of(*kv), 1U);
  EXPECT_EQ((*graph->edge({2}))->type, TypeId{2});
}

TEST(Identity, TellsStoresApartAndStays) {
  const std::shared_ptr<KvStore> one = store_of_format_1();
  const std::shared_ptr<KvStore> other = store_of_format_1();
  EXPECT_EQ(identity_of(*one), "");
  ASSERT_TRUE(prepare_store(*one, false).is_ok());
  ASSERT_TRUE(prepare_store(*other, false).is_ok());
  const std::string identity = identity_of(*one);
  EXPECT_EQ(identity.size(), 16U);
  EXPECT_NE(identity, identity_of(*other));
  ASSERT_TRUE(prepare_store(*one, false).is_ok());
  EXPECT_EQ(identity_of(*one), identity);
}

}  // namespace
}  // namespace relata
