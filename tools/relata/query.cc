#include <filesystem>
#include <fstream>
#include <istream>
#include <iterator>
#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/session.h"
#include "tools/relata/command.h"
#include "tools/relata/durability_option.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/memory_option.h"
#include "tools/relata/open_graph.h"
#include "tools/relata/parameters.h"
#include "tools/relata/result_printer.h"
#include "tools/relata/screen.h"
#include "tools/relata/statement_splitter.h"

namespace relata {
namespace {

struct QueryArguments {
  std::filesystem::path database;
  std::string query;
  std::filesystem::path file;
  std::vector<std::string> parameters;
  std::string format = "table";
  std::size_t width = 0;
  double timeout_seconds = 0;
  Durability durability = Durability::kSync;
  std::uint64_t memory_bytes = 0;
};

Result<std::string> query_text(const QueryArguments& arguments, Console& console) {
  if (arguments.file.empty() && arguments.query != "-") return arguments.query;
  if (arguments.file.empty() || arguments.file == "-") return std::string(std::istreambuf_iterator<char>(console.in), {});
  std::ifstream file(arguments.file, std::ios::binary);
  if (!file) return Status::io_error(fmt::format("cannot read {}", arguments.file.string()));
  return std::string(std::istreambuf_iterator<char>(file), {});
}

int run_statement(Session& session, const std::string& statement, const ValueMap& parameters, const QueryArguments& arguments,
                  Console& console) {
  QueryOptions options;
  options.timeout = std::chrono::milliseconds(static_cast<std::int64_t>(arguments.timeout_seconds * 1000));
  options.cancelled = [] { return Interrupt::requested(); };
  const Result<QueryResult> result = session.run(statement, parameters, options);
  if (!result.is_ok()) {
    if (result.status().code() != StatusCode::kQueryError) return report(console, result.status());
    console.out.flush();
    fmt::print(console.err, "relata: {}\n", describe_error(result.status(), statement));
    return kFailure;
  }
  PrintOptions print{.decorated = console.out_is_terminal, .width = arguments.width};
  parse_output_mode(arguments.format, print.mode);
  if (print.width == 0 && console.out_is_terminal) print.width = screen_width();
  print_result(*result, print, console.out);
  // Whoever pipes an update still wants to know what it did.
  if (!print.decorated && result->columns().empty() && result->updates().any()) {
    fmt::print(console.err, "{}\n", describe_updates(result->updates()));
  }
  return kSuccess;
}

int run_query(const QueryArguments& arguments, Console& console) {
  const Result<ValueMap> parameters = parse_parameters(arguments.parameters);
  if (!parameters.is_ok()) {
    report(console, parameters.status());
    return kUsage;
  }
  const Result<std::string> text = query_text(arguments, console);
  if (!text.is_ok()) return report(console, text.status());
  Result<Database> database = open_existing(arguments.database, arguments.durability, arguments.memory_bytes);
  if (!database.is_ok()) return report(console, database.status());

  const Interrupt interrupt;
  Session session = database->session();
  StatementSplitter statements;
  statements.add(*text);
  for (;;) {
    std::optional<std::string> statement = statements.next();
    if (!statement) statement = statements.rest();
    if (!statement) return kSuccess;
    const int code = run_statement(session, *statement, *parameters, arguments, console);
    if (code != kSuccess) return code;
  }
}

}  // namespace

void add_query(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<QueryArguments>();
  CLI::App* command = application.add_subcommand("query", "Run one query, or several separated by ;");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  auto* query = command->add_option("QUERY", arguments->query, "The query; - reads it from standard input");
  auto* file = command->add_option("--file,-f", arguments->file, "Read the query from a file; - is standard input")->excludes(query);
  add_parameter_option(*command, arguments->parameters);
  command->add_option("--format", arguments->format, "table, csv or jsonl")->check(CLI::IsMember({"table", "csv", "jsonl"}));
  command->add_option("--width", arguments->width, "Wrap a table's cells to fit this many columns (default: the terminal's width)");
  command->add_option("--timeout", arguments->timeout_seconds, "End the query after so many seconds")->check(CLI::NonNegativeNumber);
  add_durability_option(*command, arguments->durability);
  add_memory_option(*command, arguments->memory_bytes);
  command->callback([=, &action] {
    if (query->empty() && file->empty()) throw CLI::RequiredError("QUERY or --file");
    action = [arguments](Console& console) { return run_query(*arguments, console); };
  });
}

}  // namespace relata
