#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/session.h"
#include "engine/api/transfer.h"
#include "tools/relata/command.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/open_graph.h"
#include "tools/relata/output_file.h"
#include "tools/relata/parameters.h"

namespace relata {
namespace {

struct ExportArguments {
  std::filesystem::path database;
  std::string format = "dot";
  std::string query;
  std::vector<std::string> parameters;
  std::filesystem::path output;
};

PictureFormat picture_format(const std::string& name) {
  if (name == "svg") return PictureFormat::kSvg;
  return name == "png" ? PictureFormat::kPng : PictureFormat::kDot;
}

Status write_graph(const ExportArguments& arguments, const Database& database, const std::optional<QueryResult>& part, std::ostream& out) {
  if (arguments.format == "jsonl") {
    return part ? export_json_lines(*part, out).status() : export_json_lines(database, out).status();
  }
  const PictureFormat format = picture_format(arguments.format);
  return part ? export_picture(*part, format, out) : export_picture(database, format, out);
}

int run_export(const ExportArguments& arguments, Console& console) {
  const bool to_screen = arguments.output.empty() || arguments.output == "-";
  if (to_screen && arguments.format == "png" && console.out_is_terminal) {
    fmt::print(console.err, "relata: a picture is nothing for a terminal; give --output FILE\n");
    return kUsage;
  }
  const Result<ValueMap> parameters = parse_parameters(arguments.parameters);
  if (!parameters.is_ok()) {
    report(console, parameters.status());
    return kUsage;
  }
  Result<Database> database = open_existing(arguments.database);
  if (!database.is_ok()) return report(console, database.status());
  const Interrupt interrupt;
  std::optional<QueryResult> part;
  Session session = database->session();
  if (!arguments.query.empty()) {
    QueryOptions options;
    options.cancelled = [] { return Interrupt::requested(); };
    Result<QueryResult> result = session.run(arguments.query, *parameters, options);
    if (!result.is_ok()) {
      if (result.status().code() != StatusCode::kQueryError) return report(console, result.status());
      fmt::print(console.err, "relata: {}\n", describe_error(result.status(), arguments.query));
      return kFailure;
    }
    part = *std::move(result);
  }
  const auto write = [&](std::ostream& out) { return write_graph(arguments, *database, part, out); };
  const Status written = to_screen ? write(console.out) : write_output_file(arguments.output, write);
  return written.is_ok() ? kSuccess : report(console, written);
}

}  // namespace

void add_export(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<ExportArguments>();
  CLI::App* command = application.add_subcommand("export", "Write a graph, or what a query finds, as a picture or as JSON lines");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  command->add_option("--format", arguments->format, "dot, svg, png, or jsonl (the layout of Neo4j's apoc.export.json)")
      ->check(CLI::IsMember({"dot", "svg", "png", "jsonl"}));
  command->add_option("--query,-q", arguments->query, "Only the nodes, relationships and paths in this query's result");
  add_parameter_option(*command, arguments->parameters);
  command->add_option("--output,-o", arguments->output, "File to write (default: standard output)");
  command->callback([=, &action] { action = [arguments](Console& console) { return run_export(*arguments, console); }; });
}

}  // namespace relata
