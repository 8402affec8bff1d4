// Speaks the line protocol of a benchmark that compares engines: one JSON request a line on standard input, one JSON answer a line on
// standard output, with times measured in the process.
//
//   {"op": "open", "db": DIRECTORY}                                      opens it and looks one person up; a new one is made by "load"
//   {"op": "load", "db": DIRECTORY, "csv": FOLDER}                       bulk load of the news graph's CSV files
//   {"op": "query", "text": TEXT, "params": {...}, "timeout": SECONDS}   answers "rows", at most 40 of "n"
//   {"op": "insert", "edges": [[from, to, day, article, offset], ...], "batch": N}
//   {"op": "rss"}, {"op": "close"}

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <cctype>
#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "engine/api/bulk_import.h"
#include "engine/api/database.h"
#include "engine/api/session.h"
#include "tools/relata/json_text.h"

namespace relata {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

constexpr std::size_t kAnsweredRows = 40;
constexpr double kDefaultTimeout_s = 60;

// What persons are looked up by, as the other engines are given.
constexpr const char* kIndexes[] = {"CREATE CONSTRAINT FOR (p:Person) REQUIRE p.id IS UNIQUE", "CREATE INDEX FOR (p:Person) ON (p.name)"};
constexpr const char* kLookup = "MATCH (p:Person {id: 1}) RETURN p.name";
constexpr const char* kInsert =
    "MATCH (a:Person {id: $s}) MATCH (b:Person {id: $t}) CREATE (a)-[:SPOKE_WITH {day: $d, art: $r, off: $o}]->(b)";

double milliseconds_since(Clock::time_point start) { return std::chrono::duration<double, std::milli>(Clock::now() - start).count(); }

// The news graph: its files have plain headers, and ids that are unique among all nodes.
std::vector<BulkFiles> node_files(const std::filesystem::path& folder) {
  const std::string named = "id:ID,name";
  return {{{"Person"}, {folder / "person.csv"}, "id:ID,name,born:int"},
          {{"Organization"}, {folder / "organization.csv"}, named},
          {{"Place"}, {folder / "place.csv"}, named},
          {{"Proposal"}, {folder / "proposal.csv"}, named},
          {{"Article"}, {folder / "article.csv"}, "id:ID,title,source,day:int,date,words:int"}};
}

std::vector<BulkFiles> relationship_files(const std::filesystem::path& folder) {
  std::vector<BulkFiles> files;
  for (const char* type : {"SPOKE_WITH", "PROPOSED", "SUPPORTS", "OPPOSES", "MEMBER_OF", "LOCATED_IN"}) {
    std::string name = type;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    files.push_back({{type}, {folder / (name + ".csv")}, ":START_ID,:END_ID,day:int,art:int,off:int"});
  }
  for (const char* what : {"person", "organization", "place", "proposal"}) {
    files.push_back({{"MENTIONED_IN"}, {folder / fmt::format("mentioned_{}.csv", what)}, ":START_ID,:END_ID,day:int,off:int"});
  }
  return files;
}

class Adapter {
 public:
  Result<Json> answer(const Json& request) {
    const std::string op = request.at("op").get<std::string>();
    if (op == "open") return open(request);
    if (op == "load") return load(request);
    if (op == "query") return query(request);
    if (op == "insert") return insert(request);
    if (op == "rss") return rss();
    if (op == "close") return close();
    return Status::invalid_argument(fmt::format("unknown operation '{}'", op));
  }
  bool is_closed() const { return closed_; }

 private:
  Result<Json> open(const Json& request) {
    directory_ = request.at("db").get<std::string>();
    if (!std::filesystem::exists(directory_)) return Json::object();
    RELATA_ASSIGN_OR_RETURN(Session* const session, this->session());
    RELATA_RETURN_IF_ERROR(session->run(kLookup).status());
    return Json::object();
  }

  Result<Json> load(const Json& request) {
    const std::filesystem::path folder = request.at("csv").get<std::string>();
    BulkImportOptions options;
    options.integer_ids = true;
    RELATA_ASSIGN_OR_RETURN(const BulkImportReport report,
                            bulk_import(directory_, node_files(folder), relationship_files(folder), options));
    if (!report.loaded) return Status::invalid_argument(fmt::format("{} bad records", report.bad_records));
    RELATA_ASSIGN_OR_RETURN(Session* const session, this->session());
    for (const char* const index : kIndexes) RELATA_RETURN_IF_ERROR(session->run(index).status());
    return Json{{"nodes", report.nodes}, {"relationships", report.relationships}};
  }

  Result<Json> query(const Json& request) {
    RELATA_ASSIGN_OR_RETURN(Session* const session, this->session());
    const std::string text = request.at("text").get<std::string>();
    ValueMap parameters;
    if (const auto given = request.find("params"); given != request.end() && given->is_object()) {
      RELATA_ASSIGN_OR_RETURN(const Value value, parse_json_value(given->dump()));
      parameters = value.as_map();
    }
    QueryOptions options;
    options.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(request.value("timeout", kDefaultTimeout_s) * 1000));
    const Clock::time_point start = Clock::now();
    RELATA_ASSIGN_OR_RETURN(const QueryResult result, session->run(text, parameters, options));
    Json answer{{"ms", milliseconds_since(start)}, {"n", result.row_count()}, {"rows", Json::array()}};
    for (std::size_t row = 0; row < std::min(kAnsweredRows, result.row_count()); ++row) {
      Json values = Json::array();
      const Json named = Json::parse(row_as_json(result, row));
      for (const auto& [column, value] : named.items()) values.push_back(value);
      answer["rows"].push_back(std::move(values));
    }
    return answer;
  }

  // Each edge durably by itself, or `batch` of them in a transaction.
  Result<Json> insert(const Json& request) {
    RELATA_ASSIGN_OR_RETURN(Session* const session, this->session());
    const Json& edges = request.at("edges");
    const std::size_t batch = request.value("batch", std::size_t{0});
    for (std::size_t i = 0; i < edges.size(); ++i) {
      if (batch > 0 && i % batch == 0) RELATA_RETURN_IF_ERROR(session->begin());
      const Json& edge = edges[i];
      ValueMap parameters;
      for (std::size_t at = 0; const char* const name : {"s", "t", "d", "r", "o"}) parameters[name] = edge.at(at++).get<std::int64_t>();
      RELATA_RETURN_IF_ERROR(session->run(kInsert, parameters).status());
      const bool last_of_batch = i % std::max<std::size_t>(batch, 1) + 1 == batch || i + 1 == edges.size();
      if (batch > 0 && last_of_batch) RELATA_RETURN_IF_ERROR(session->commit());
    }
    return Json::object();
  }

  static Result<Json> rss() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return Json{{"mb", static_cast<double>(usage.ru_maxrss) / 1024}};
  }

  Result<Json> close() {
    session_.reset();
    database_.reset();
    closed_ = true;
    return Json::object();
  }

  // Opened with the first operation that needs it.
  Result<Session*> session() {
    if (!session_) {
      RELATA_ASSIGN_OR_RETURN(Database database, Database::open(directory_, {.create_if_missing = false}));
      database_.emplace(std::move(database));
      session_.emplace(database_->session());
    }
    return &*session_;
  }

  std::filesystem::path directory_;
  std::optional<Database> database_;
  std::optional<Session> session_;
  bool closed_ = false;
};

Json answer_line(Adapter& adapter, const std::string& line) {
  const Clock::time_point start = Clock::now();
  try {
    Result<Json> answer = adapter.answer(Json::parse(line));
    if (!answer.is_ok()) return {{"ok", false}, {"error", answer.status().to_string()}, {"ms", milliseconds_since(start)}};
    Json done = std::move(answer).value();
    if (!done.contains("ms")) done["ms"] = milliseconds_since(start);
    done["ok"] = true;
    return done;
  } catch (const nlohmann::json::exception& error) {
    return {{"ok", false}, {"error", error.what()}};
  }
}

}  // namespace
}  // namespace relata

int main() {
  std::ios::sync_with_stdio(false);
  relata::Adapter adapter;
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << relata::answer_line(adapter, line).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
    if (adapter.is_closed()) break;
  }
  return 0;
}
