#include "engine/txn/statement.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/engine/txn/fake_store.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

class StatementTest : public testing::Test {
 protected:
  CompiledPtr compiled(std::string_view text) { return compile_statement(*core, text, *core->snapshot()).value(); }

  const std::unique_ptr<DatabaseCore> core = DatabaseCore::open(std::make_unique<FakeStore>(), false).value();
};

TEST_F(StatementTest, IsCompiledOnceWhileStatisticsStay) {
  const CompiledPtr first = compiled("MATCH (n) RETURN n");
  EXPECT_EQ(compiled("MATCH (n) RETURN n"), first);
  EXPECT_NE(compiled("MATCH (m) RETURN m"), first);
  ASSERT_TRUE(core->write([](GraphWriter& writer) { return writer.create_node({}, {}).status(); }).is_ok());
  EXPECT_NE(compiled("MATCH (n) RETURN n"), first);
}

TEST_F(StatementTest, IsNotKeptWhenItDoesNotCompile) {
  EXPECT_FALSE(compile_statement(*core, "RETURN", *core->snapshot()).is_ok());
  EXPECT_EQ(core->plans().size(), 0U);
}

TEST_F(StatementTest, NamesAParameterWithoutAValue) {
  const CompiledPtr query = compiled("RETURN $a + $b");
  EXPECT_TRUE(check_parameters(*query, ValueMap{{"a", 1}, {"b", 2}}).is_ok());
  const Status missing = check_parameters(*query, ValueMap{{"a", 1}});
  EXPECT_EQ(missing.code(), StatusCode::kQueryError);
  EXPECT_THAT(std::string(missing.message()), HasSubstr("$b"));
}

TEST_F(StatementTest, ReadsTheGraphItIsGiven) {
  const MemorySnapshotPtr before = core->snapshot();
  ASSERT_TRUE(core->write([](GraphWriter& writer) { return writer.create_node({}, {}).status(); }).is_ok());
  const CompiledPtr query = compiled("MATCH (n) RETURN count(n) + $more");
  const auto rows = [&](const Snapshot& graph) { return execute_statement({graph}, *core, *query, ValueMap{{"more", 10}}, {})->rows; };
  EXPECT_THAT(rows(*before), ElementsAre(ValueList{10}));
  EXPECT_THAT(rows(*core->snapshot()), ElementsAre(ValueList{11}));
}

TEST_F(StatementTest, HoldsItselfToTheLimitOfRows) {
  QueryOptions options;
  options.max_rows = 2;
  const auto outcome = execute_statement({*core->snapshot()}, *core, *compiled("UNWIND [1, 2, 3] AS x RETURN x"), {}, options);
  EXPECT_EQ(outcome.status().code(), StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace relata
