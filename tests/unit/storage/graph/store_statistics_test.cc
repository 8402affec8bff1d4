#include <gtest/gtest.h>

#include "storage/graph/graph_store.h"
#include "storage/graph/store_format.h"
#include "tests/unit/storage/graph/sample_history.h"

namespace relata {
namespace {

TEST(StoreStatistics, CountsWhatThereIsAndWhatItTakes) {
  const auto graph = GraphStore::open_in_memory().value();
  for (const MutationList& commit : sample_history()) ASSERT_TRUE(graph->commit(commit, Durability::kNone).is_ok());
  const StoreStatistics statistics = graph->statistics().value();
  EXPECT_EQ(statistics.format, current_store_format());
  EXPECT_EQ(statistics.version, 6U);
  EXPECT_EQ(statistics.logged_versions, 6U);
  EXPECT_EQ(statistics.articles, 1U);        // the other one was deleted
  EXPECT_EQ(statistics.evidence_items, 1U);  // of it alone
  for (const TableSize& table : statistics.tables) {
    // Of the indexes one was dropped, and what the other held was deleted; packs come from bulk loads.
    const bool is_empty = table.name == "index entries" || table.name == "indexed words" || table.name == "relationships in packs";
    EXPECT_EQ(table.bytes == 0, is_empty) << table.name;
  }
}

}  // namespace
}  // namespace relata
