#include "tests/unit/engine/expr/expression_query.h"

#include <fmt/format.h>

#include <map>

#include "engine/expr/aggregator.h"
#include "engine/expr/compare.h"
#include "engine/expr/function_registry.h"
#include "query/bind/bind.h"
#include "query/parse/parser.h"

namespace relata::testing {
namespace {

class FunctionCatalog final : public Catalog {
 public:
  const FunctionSignature* find_function(std::string_view name) const override {
    const FunctionEntry* entry = relata::find_function(name);
    return entry ? &entry->signature : nullptr;
  }
  const ProcedureSignature* find_procedure(std::string_view) const override { return nullptr; }
  std::uint64_t node_count() const override { return 0; }
  std::uint64_t node_count(std::string_view) const override { return 0; }
  std::uint64_t edge_count() const override { return 0; }
  std::uint64_t edge_count(std::string_view) const override { return 0; }
  std::uint64_t version() const override { return 1; }
};

using Rows = std::vector<ValueList>;

struct KeyOrder {
  bool operator()(const ValueList& a, const ValueList& b) const { return order(Value(a), Value(b)) < 0; }
};
struct Group {
  ValueList row;
  std::vector<std::unique_ptr<Aggregator>> aggregators;
};

class Runner {
 public:
  Runner(const EvalContext& context, std::uint32_t width) : context_(context), width_(width) {}

  Result<Rows> run(const bound::Unwind& unwind, Rows rows) {
    Rows result;
    for (ValueList& row : rows) {
      RELATA_ASSIGN_OR_RETURN(const Value list, evaluate(*unwind.list, row_of(row), context_));
      if (list.is_null()) continue;
      for (const Value& item : list.is_list() ? list.as_list() : ValueList{list}) {
        result.push_back(row);
        result.back()[unwind.variable.index] = item;
      }
    }
    return result;
  }

  Result<Rows> run(const bound::Projection& projection, Rows rows) {
    if (projection.aggregating) {
      RELATA_ASSIGN_OR_RETURN(rows, aggregate(projection, std::move(rows)));
    }
    Rows result;
    for (ValueList& row : rows) {
      ValueList projected = row;
      for (const auto& item : projection.items) {
        RELATA_ASSIGN_OR_RETURN(projected[item.slot.index], evaluate(*item.expression, row_of(row), context_));
      }
      if (projection.where) {
        RELATA_ASSIGN_OR_RETURN(const bool kept, evaluate_predicate(*projection.where, row_of(projected), context_));
        if (!kept) continue;
      }
      result.push_back(std::move(projected));
    }
    return result;
  }

  template <typename Clause>
  Result<Rows> run(const Clause&, Rows) {
    return Status::unsupported("a clause that needs a plan");
  }

 private:
  Row row_of(ValueList& row) const { return Row(row.data(), width_); }

  Result<Rows> aggregate(const bound::Projection& projection, Rows rows) {
    std::map<ValueList, Group, KeyOrder> groups;
    const auto group_of = [&](ValueList key, const ValueList& row) -> Group& {
      Group& group = groups[std::move(key)];
      if (group.row.empty()) {
        group.row = row;
        for (const auto& aggregate : projection.aggregates) group.aggregators.push_back(make_aggregator(aggregate));
      }
      return group;
    };
    if (projection.group_keys.empty()) group_of({}, ValueList(width_));
    for (ValueList& row : rows) {
      ValueList key;
      for (const auto& item : projection.group_keys) {
        RELATA_ASSIGN_OR_RETURN(row[item.slot.index], evaluate(*item.expression, row_of(row), context_));
        key.push_back(row[item.slot.index]);
      }
      Group& group = group_of(std::move(key), row);
      for (auto& aggregator : group.aggregators) RELATA_RETURN_IF_ERROR(aggregator->add(row_of(row), context_));
    }
    Rows result;
    for (auto& [key, group] : groups) {
      for (std::size_t i = 0; i < group.aggregators.size(); ++i) {
        RELATA_ASSIGN_OR_RETURN(group.row[projection.aggregates[i].result.index], group.aggregators[i]->finish());
      }
      result.push_back(std::move(group.row));
    }
    return result;
  }

  const EvalContext& context_;
  std::uint32_t width_;
};

std::string error_text(const Status& status) {
  const QueryErrorInfo* info = status.query_error();
  return info ? info->type + ": " + info->detail : status.to_string();
}

}  // namespace

Result<std::vector<ValueList>> ExpressionQuery::rows(std::string_view text) const {
  static const MemorySnapshot empty;
  static const FunctionCatalog catalog;
  // Variables enter as parameters.
  ValueMap given = parameters;
  std::string bindings;
  for (const auto& [name, value] : variables) {
    given["variable_" + name] = value;
    bindings += fmt::format("{} $variable_{} AS {}", bindings.empty() ? "WITH" : ",", name, name);
  }
  RELATA_ASSIGN_OR_RETURN(const ast::Statement statement, parse(bindings + " " + std::string(text)));
  RELATA_ASSIGN_OR_RETURN(const bound::Query query, bind(statement, catalog));
  EvalContext context;
  context.snapshot = snapshot ? snapshot : &empty;
  context.statement_snapshot = statement_snapshot;
  context.parameters = &given;
  context.statement_start_ns = statement_start_ns;
  Runner runner(context, query.slot_names.size());
  Rows rows{ValueList(query.slot_names.size())};
  for (const auto& clause : query.parts.front().clauses) {
    RELATA_ASSIGN_OR_RETURN(rows, std::visit([&](const auto& node) { return runner.run(node, std::move(rows)); }, clause));
  }
  Rows result;
  for (const ValueList& row : rows) {
    ValueList& columns = result.emplace_back();
    for (const bound::Slot slot : query.column_slots) columns.push_back(row[slot.index]);
  }
  return result;
}

Result<Value> ExpressionQuery::value(std::string_view expression) const {
  RELATA_ASSIGN_OR_RETURN(auto result, rows("RETURN " + std::string(expression)));
  return result.at(0).at(0);
}

std::string eval(std::string_view expression) { return eval(ExpressionQuery{}, expression); }

std::string eval(const ExpressionQuery& query, std::string_view expression) {
  const auto value = query.value(expression);
  return value.is_ok() ? to_string(*value) : error_text(value.status());
}

std::string column(std::string_view query) {
  const auto rows = ExpressionQuery{}.rows(query);
  if (!rows.is_ok()) return error_text(rows.status());
  std::string text;
  for (const ValueList& row : *rows) text += (text.empty() ? "" : "; ") + to_string(row.at(0));
  return text;
}

}  // namespace relata::testing
