#include "tests/language/case_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <sstream>

#include "engine/api/session.h"
#include "tools/relata/result_printer.h"

namespace relata::language {
namespace {

std::string as_line(const std::vector<std::string>& cells) { return fmt::format("| {} |", fmt::join(cells, " | ")); }

std::string compare_table(const ExpectedTable& expected, const QueryResult& result) {
  std::vector<std::string> wanted;
  for (const std::vector<std::string>& row : expected.rows) wanted.push_back(as_line(row));
  std::vector<std::string> seen;
  for (std::size_t row = 0; row < result.row_count(); ++row) {
    std::vector<std::string> cells;
    for (std::size_t column = 0; column < result.columns().size(); ++column) cells.push_back(result.display(result.at(row, column)));
    seen.push_back(as_line(cells));
  }
  if (!expected.ordered) {
    std::sort(wanted.begin(), wanted.end());
    std::sort(seen.begin(), seen.end());
  }
  const bool same_columns = expected.columns.empty() || expected.columns == result.columns();
  if (same_columns && wanted == seen) return {};
  return fmt::format("expected\n{}\n{}\ngot\n{}\n{}", as_line(expected.columns), fmt::join(wanted, "\n"), as_line(result.columns()),
                     fmt::join(seen, "\n"));
}

std::string compare_error(const ExpectedError& expected, const Status& status, const std::string& statement) {
  if (status.is_ok()) return "expected an error, got a result";
  const QueryErrorInfo* info = status.query_error();
  const std::string text = describe_error(status, statement);
  if (!expected.text.empty() && text != expected.text) return fmt::format("expected the error\n{}\ngot\n{}", expected.text, text);
  if (expected.type.empty()) return {};
  const std::string type = info ? info->type : "none";
  const std::string detail = info ? info->detail : "";
  if (type == expected.type && (expected.detail.empty() || detail == expected.detail)) return {};
  return fmt::format("expected {} {}, got {} {}: {}", expected.type, expected.detail, type, detail, text);
}

std::string compare_plan(const std::vector<ExpectedOperator>& operators, const std::string& plan) {
  for (const ExpectedOperator& expected : operators) {
    std::istringstream words(plan);
    bool found = false;
    const bool is_label = expected.name.starts_with(':');  // stands behind its variable
    for (std::string word; words >> word;) found = found || word == expected.name || (is_label && word.ends_with(expected.name));
    if (found != expected.present) return fmt::format("{} {} in\n{}", found ? "unexpected" : "missing", expected.name, plan);
  }
  return {};
}

Result<ValueMap> evaluate(const std::vector<Parameter>& parameters, Session& session) {
  ValueMap values;
  for (const Parameter& parameter : parameters) {
    RELATA_ASSIGN_OR_RETURN(const QueryResult result, session.run("RETURN " + parameter.expression));
    values.insert_or_assign(parameter.name, result.at(0, 0));
  }
  return values;
}

// `unchanged` tells whether the step only read.
std::string run_step(const Step& step, const Configuration& configuration, Session& session, bool& unchanged) {
  const Result<ValueMap> parameters = evaluate(step.parameters, session);
  if (!parameters.is_ok()) return "a parameter: " + parameters.status().to_string();
  if (!step.operators.empty() && configuration.tuning.disabled_rules.empty()) {
    const Result<QueryResult> explained = session.run("EXPLAIN " + step.statement, *parameters);
    if (!explained.is_ok()) return explained.status().to_string();
    if (std::string problem = compare_plan(step.operators, explained->plan()); !problem.empty()) return problem;
  }
  const Result<QueryResult> result = session.run(step.statement, *parameters);
  unchanged = result.is_ok() && !result->columns().empty() && !result->updates().any();
  if (step.error) return compare_error(*step.error, result.status(), step.statement);
  if (!result.is_ok()) return describe_error(result.status(), step.statement);
  if (step.changes && describe_updates(result->updates()) != *step.changes) {
    return fmt::format("expected the changes `{}`, got `{}`", *step.changes, describe_updates(result->updates()));
  }
  return step.table ? compare_table(*step.table, *result) : std::string();
}

}  // namespace

std::string run_case(const Case& test, const Configuration& configuration, TestGraph& graph) {
  if (const Status cleared = graph.clear(); !cleared.is_ok()) return cleared.to_string();
  std::optional<Session> session(graph.database().session());
  bool unchanged = true;  // nothing that a restart could show
  for (const Step& step : test.steps) {
    if (!unchanged && !session->in_transaction()) {
      session.reset();
      if (const Status restarted = graph.restart(); !restarted.is_ok()) return restarted.to_string();
      session.emplace(graph.database().session());
    }
    const std::string problem = run_step(step, configuration, *session, unchanged);
    if (!problem.empty()) return fmt::format("line {}: {}", step.line, problem);
  }
  return {};
}

}  // namespace relata::language
