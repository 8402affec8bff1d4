#include "query/bind/aggregate_binder.h"

#include <gtest/gtest.h>

#include "query/parse/parser.h"
#include "tests/unit/query/bind/test_catalog.h"

namespace relata {
namespace {

// Aggregates over the variable n.
class AggregateBinderTest : public testing::Test {
 protected:
  AggregateBinderTest() { scope_.declare({"n", state_.new_slot("n"), Type{}}); }

  // The items of a RETURN, which live as long as the test.
  const ast::Expression& item(const std::string& text) {
    statements_.push_back(parse("RETURN " + text).value());
    const auto& query = std::get<ast::QueryStatement>(statements_.back().node).query;
    return *std::get<ast::Return>(query.parts[0].clauses[0].node).projection.items[0].expression;
  }
  bound::Slot slot(const std::string& text) { return std::get<bound::SlotReference>(binder_.bind(item(text))->expression->node).slot; }

  const TestCatalog catalog_;
  BindState state_{catalog_, {}, false, {}};
  Scope scope_;
  bound::SingleQuery owner_;
  std::vector<ast::Statement> statements_;
  AggregateBinder binder_{state_, scope_, owner_};
};

TEST_F(AggregateBinderTest, BindsCallsThatAreWrittenAlikeOnce) {
  EXPECT_EQ(slot("count(n)"), slot("count( n )"));
  EXPECT_NE(slot("count(n)"), slot("count(DISTINCT n)"));
  EXPECT_NE(slot("count(n)"), slot("count(*)"));
  const std::vector<bound::Aggregate> aggregates = std::move(binder_).take();
  ASSERT_EQ(aggregates.size(), 3U);
  EXPECT_EQ(aggregates[0].kind, bound::AggregateKind::kCount);
  EXPECT_TRUE(aggregates[1].distinct);
  EXPECT_EQ(aggregates[2].kind, bound::AggregateKind::kCountRows);
}

TEST_F(AggregateBinderTest, FindsOnlyWhatIsBoundAlready) {
  EXPECT_FALSE(binder_.find(item("sum(n.x)")).has_value());
  const bound::Slot sum = slot("sum(n.x)");
  EXPECT_EQ(std::get<bound::SlotReference>(binder_.find(item("sum(n.x)"))->expression->node).slot, sum);
}

TEST_F(AggregateBinderTest, RefusesAWrongNumberOfArguments) {
  EXPECT_FALSE(binder_.bind(item("count(n, n)")).is_ok());
  EXPECT_FALSE(binder_.bind(item("sum(*)")).is_ok());
  EXPECT_TRUE(std::move(binder_).take().empty());
}

}  // namespace
}  // namespace relata
