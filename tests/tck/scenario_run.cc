#include "tests/tck/scenario_run.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "engine/txn/database_core.h"
#include "tests/tck/canonical.h"
#include "tests/tck/graph_census.h"
#include "tests/tck/mock_procedure.h"

namespace relata::tck {
namespace {

using nlohmann::json;

class ScenarioRun {
 public:
  ScenarioRun(Database database, std::filesystem::path graphs)
      : database_(std::move(database)), session_(database_.session()), graphs_(std::move(graphs)) {}

  // Empty when the step holds.
  std::string step(const json& step);
  // After the last step: an error that no step expected.
  std::string finish() const { return outcome_ && !outcome_->is_ok() && !error_expected_ ? outcome_->status().to_string() : ""; }

 private:
  std::string set_up(const std::string& query);
  std::string execute(const std::string& query);
  std::string expect_result(const json& step) const;
  std::string expect_empty() const;
  std::string expect_error(const json& step);
  std::string expect_side_effects(const json& expected) const;

  Database database_;
  Session session_;
  std::filesystem::path graphs_;
  ValueMap parameters_;
  std::optional<Result<QueryResult>> outcome_;
  bool error_expected_ = false;
  GraphCensus before_;
  GraphCensus after_;
};

std::string ScenarioRun::set_up(const std::string& query) {
  Result<QueryResult> result = session_.run(query);
  return result.is_ok() ? "" : "set-up failed: " + result.status().to_string();
}

std::string ScenarioRun::execute(const std::string& query) {
  Result<GraphCensus> before = take_census(session_);
  if (!before.is_ok()) return "census: " + before.status().to_string();
  before_ = std::move(before).value();
  outcome_ = session_.run(query, parameters_);
  Result<GraphCensus> after = take_census(session_);
  if (!after.is_ok()) return "census: " + after.status().to_string();
  after_ = std::move(after).value();
  return "";
}

std::string ScenarioRun::expect_result(const json& step) const {
  if (!outcome_->is_ok()) return "unexpected error: " + outcome_->status().to_string();
  const QueryResult& result = **outcome_;
  const bool ignore = step["ignore_list_order"];
  // Columns may come in any order: rows are compared with their names.
  const std::vector<std::string> expected_columns = step["table"][0];
  std::vector<std::size_t> order;
  for (const std::string& name : expected_columns) {
    const auto found = std::find(result.columns().begin(), result.columns().end(), name);
    if (found == result.columns().end()) return fmt::format("no column '{}', only [{}]", name, fmt::join(result.columns(), ", "));
    order.push_back(static_cast<std::size_t>(found - result.columns().begin()));
  }
  if (expected_columns.size() != result.columns().size()) return fmt::format("columns are [{}]", fmt::join(result.columns(), ", "));
  std::vector<std::string> expected;
  std::vector<std::string> actual;
  for (const json& row : step["typed"]) {
    std::string text;
    for (const json& value : row) text += canonical(value, ignore) + " | ";
    expected.push_back(std::move(text));
  }
  for (std::size_t row = 0; row < result.row_count(); ++row) {
    std::string text;
    for (const std::size_t column : order) text += canonical(result, result.at(row, column), ignore) + " | ";
    actual.push_back(std::move(text));
  }
  if (!step["ordered"].get<bool>()) {
    std::sort(expected.begin(), expected.end());
    std::sort(actual.begin(), actual.end());
  }
  if (expected == actual) return "";
  return fmt::format("expected {{{}}}, got {{{}}}", fmt::join(expected, "; "), fmt::join(actual, "; "));
}

std::string ScenarioRun::expect_empty() const {
  if (!outcome_->is_ok()) return "unexpected error: " + outcome_->status().to_string();
  return (*outcome_)->row_count() == 0 ? "" : fmt::format("expected no rows, got {}", (*outcome_)->row_count());
}

std::string ScenarioRun::expect_error(const json& step) {
  error_expected_ = true;
  const std::string type = step["error_type"];
  const std::string detail = step["detail"];
  const std::string phase = step["phase"];
  const std::string expected = fmt::format("{} at {}: {}", type, phase, detail);
  if (outcome_->is_ok()) return "expected " + expected + ", got a result";
  const Status status = outcome_->status();
  const QueryErrorInfo* info = status.query_error();
  if (!info) return "expected " + expected + ", got " + status.to_string();
  const bool phase_matches = phase == "any time" || info->at_compile_time == (phase == "compile time");
  if (info->type != type || (detail != "*" && info->detail != detail) || !phase_matches) {
    return fmt::format("expected {}, got {} at {}: {} ({})", expected, info->type, info->at_compile_time ? "compile time" : "runtime",
                       info->detail, status.message());
  }
  return side_effects(before_, after_).empty() ? "" : "a failed statement left side effects";
}

std::string ScenarioRun::expect_side_effects(const json& expected) const {
  std::map<std::string, std::int64_t> wanted;
  for (const auto& [name, count] : expected.items()) {
    if (count.get<std::int64_t>() != 0) wanted[name] = count.get<std::int64_t>();
  }
  const std::map<std::string, std::int64_t> seen = side_effects(before_, after_);
  return wanted == seen ? "" : fmt::format("side effects: expected {}, got {}", json(wanted).dump(), json(seen).dump());
}

std::string ScenarioRun::step(const json& step) {
  const std::string kind = step["kind"];
  if (kind == "graph_any" || kind == "graph_empty") return "";
  if (kind == "graph_named") {
    const std::string name = step["graph"];
    std::ifstream file(graphs_ / name / (name + ".cypher"));
    if (!file) return "no graph " + name;
    return set_up(std::string(std::istreambuf_iterator<char>(file), {}));
  }
  if (kind == "having_executed") return set_up(step["docstring"]);
  if (kind == "parameters") {
    for (const auto& [name, value] : step["typed"].items()) parameters_[name] = to_value(value);
    return "";
  }
  if (kind == "procedure") {
    database_.core().add_procedure(make_mock_procedure(step["signature"], step["table"][0], step["typed"]));
    return "";
  }
  if (kind == "execute" || kind == "control_query") {
    if (std::string unexpected = finish(); !unexpected.empty()) return unexpected;
    return execute(step["docstring"]);
  }
  if (kind == "result") return expect_result(step);
  if (kind == "result_empty") return expect_empty();
  if (kind == "error") return expect_error(step);
  if (kind == "side_effects") return expect_side_effects(step["typed"]);
  if (kind == "no_side_effects") return expect_side_effects(json::object());
  return "unknown kind of step: " + kind;
}

}  // namespace

std::string run_scenario(const json& scenario, const std::filesystem::path& graphs) {
  Result<Database> database = Database::open_in_memory();
  if (!database.is_ok()) return database.status().to_string();
  ScenarioRun run(std::move(database).value(), graphs);
  for (const json& step : scenario["steps"]) {
    if (std::string problem = run.step(step); !problem.empty()) return problem;
  }
  return run.finish();
}

}  // namespace relata::tck
