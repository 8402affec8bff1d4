#include <gtest/gtest.h>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/exec/procedure.h"
#include "engine/txn/database_core.h"
#include "engine/txn/graph_writer.h"

namespace relata {
namespace {

// Makes a node with the label N, and a relationship to it from the one given.
class Grow final : public Procedure {
 public:
  Grow() {
    signature_.name = "test.grow";
    signature_.arguments = {{"from", StaticType::kAny, false, {}}};
    signature_.results = {{"node", StaticType::kNode, false, {}}};
    signature_.updates = true;
  }
  const ProcedureSignature& signature() const override { return signature_; }
  Result<std::vector<ValueList>> call(std::span<const Value> arguments, const ProcedureContext& context) const override {
    RELATA_ASSIGN_OR_RETURN(const LabelId label, context.writer->label("N"));
    RELATA_ASSIGN_OR_RETURN(const TypeId type, context.writer->type("T"));
    RELATA_ASSIGN_OR_RETURN(const NodeId node, context.writer->create_node({label}, {}));
    RELATA_RETURN_IF_ERROR(context.writer->create_edge(arguments[0].as_node(), type, node, {}).status());
    return std::vector<ValueList>{{Value(node)}};
  }

 private:
  ProcedureSignature signature_;
};

Value single(Session& session, const char* query) {
  const Result<QueryResult> result = session.run(query);
  EXPECT_TRUE(result.is_ok()) << query << ": " << result.status().to_string();
  return result.is_ok() && result->row_count() == 1 ? result->at(0, 0) : Value("not one row");
}

TEST(CallProcedure, ThatUpdatesIsNotSeenByWhatFeedsIt) {
  Database database = Database::open_in_memory().value();
  database.core().add_procedure(std::make_unique<Grow>());
  // One row at a time, so that the scans and walks below the call would go on after it.
  database.core().set_tuning({.batch_size = 1, .disabled_rules = {}});
  Session session = database.session();
  ASSERT_TRUE(session.run("CREATE (a:N)-[:T]->(b:N)-[:T]->(:N), (a)-[:T]->(b)").is_ok());
  EXPECT_EQ(single(session, "MATCH (n:N) CALL test.grow(n) YIELD node RETURN count(node)"), Value(3));
  EXPECT_EQ(single(session, "MATCH (n:N) RETURN count(n)"), Value(6));
  EXPECT_EQ(single(session, "MATCH (:N)-[:T]->(n) WITH DISTINCT n CALL test.grow(n) YIELD node RETURN count(node)"), Value(5));
  EXPECT_EQ(single(session, "MATCH (:N)-[:T*1..9]->(n) WITH DISTINCT n CALL test.grow(n) YIELD node RETURN count(node)"), Value(10));
}

}  // namespace
}  // namespace relata
