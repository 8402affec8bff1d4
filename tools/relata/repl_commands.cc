#include "tools/relata/repl_commands.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include "engine/api/transfer.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/output_file.h"
#include "tools/relata/parameters.h"
#include "tools/relata/schema_text.h"

namespace relata {
namespace {

struct ReplCommand {
  std::string_view name;
  std::string_view argument;
  std::string_view help;
  Status (*run)(std::string_view argument, ReplState& state, std::ostream& out);
};

Status show_help(std::string_view argument, ReplState& state, std::ostream& out);

Status show_schema(std::string_view, ReplState& state, std::ostream& out) {
  RELATA_ASSIGN_OR_RETURN(const Schema schema, state.database.schema());
  print_schema(schema, out);
  return Status::ok();
}

Status prefixed(std::string_view prefix, std::string_view query, ReplState& state, std::ostream& out) {
  if (query.empty()) return Status::invalid_argument(fmt::format("give a query: :{} MATCH (n) RETURN n", prefix));
  if (query.ends_with(';')) query.remove_suffix(1);
  return run_repl_statement(fmt::format("{} {}", prefix, query), state, out);
}
Status explain(std::string_view query, ReplState& state, std::ostream& out) { return prefixed("EXPLAIN", query, state, out); }
Status profile(std::string_view query, ReplState& state, std::ostream& out) { return prefixed("PROFILE", query, state, out); }

Status draw(std::string_view file, ReplState& state, std::ostream& out) {
  if (!state.last)
    return Status::invalid_argument("there is no result to draw yet; run a query that returns nodes, relationships or paths");
  if (file.empty()) return export_picture(*state.last, PictureFormat::kDot, out);
  PictureFormat format = PictureFormat::kDot;
  if (file.ends_with(".svg")) format = PictureFormat::kSvg;
  if (file.ends_with(".png")) format = PictureFormat::kPng;
  return write_output_file(std::string(file), [&](std::ostream& to) { return export_picture(*state.last, format, to); });
}

Status set_mode(std::string_view name, ReplState& state, std::ostream&) {
  if (parse_output_mode(std::string(name), state.print.mode)) return Status::ok();
  return Status::invalid_argument(fmt::format("unknown mode `{}`; there are table, csv and jsonl", name));
}

Status set_parameter(std::string_view assignment, ReplState& state, std::ostream& out) {
  if (assignment.empty()) {
    for (const auto& [name, value] : state.parameters) fmt::print(out, "${} = {}\n", name, to_string(value));
    return Status::ok();
  }
  RELATA_ASSIGN_OR_RETURN(const ValueMap parsed, parse_parameters({std::string(assignment)}));
  for (const auto& [name, value] : parsed) state.parameters.insert_or_assign(name, value);
  return Status::ok();
}

Status begin(std::string_view, ReplState& state, std::ostream&) { return state.session.begin(); }
Status commit(std::string_view, ReplState& state, std::ostream&) { return state.session.commit(); }
Status rollback(std::string_view, ReplState& state, std::ostream&) { return state.session.rollback(); }
Status quit(std::string_view, ReplState& state, std::ostream&) {
  state.quit = true;
  return Status::ok();
}

constexpr ReplCommand kCommands[] = {
    {"begin", "", "open a transaction; it ends with :commit or :rollback", begin},
    {"commit", "", "keep what the transaction did", commit},
    {"dot", "[FILE]", "draw the last result: as DOT here, or into a file (.dot, .svg, .png)", draw},
    {"explain", "QUERY", "show the plan without running it", explain},
    {"help", "", "show this", show_help},
    {"mode", "NAME", "print results as table, csv or jsonl", set_mode},
    {"param", "[NAME=JSON]", "give $NAME a value; without argument: list them", set_parameter},
    {"profile", "QUERY", "run it and show rows and time of every operator", profile},
    {"quit", "", "leave (also Ctrl-D)", quit},
    {"rollback", "", "forget what the transaction did", rollback},
    {"schema", "", "labels, relationship types and property keys, with counts", show_schema},
};

Status show_help(std::string_view, ReplState&, std::ostream& out) {
  fmt::print(out,
             "A statement may span lines and ends with `;`. Tab completes, Ctrl-C cancels a running query, Ctrl-R searches the history.\n");
  for (const ReplCommand& command : kCommands) {
    fmt::print(out, "  :{:<22} {}\n", fmt::format("{} {}", command.name, command.argument), command.help);
  }
  return Status::ok();
}

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

}  // namespace

const std::vector<std::string>& repl_command_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const ReplCommand& command : kCommands) names.emplace_back(command.name);
    return names;
  }();
  return kNames;
}

Status run_repl_command(std::string_view line, ReplState& state, std::ostream& out) {
  std::string_view text = trim(line);
  text.remove_prefix(1);
  const std::size_t space = std::min(text.find_first_of(" \t"), text.size());
  std::string_view name = text.substr(0, space);
  if (name.ends_with(';')) name.remove_suffix(1);
  if (name == "exit" || name == "q") name = "quit";
  const auto* found =
      std::find_if(std::begin(kCommands), std::end(kCommands), [&](const ReplCommand& command) { return command.name == name; });
  if (found == std::end(kCommands)) {
    return Status::invalid_argument(fmt::format("unknown command :{}; there are :{}", name, fmt::join(repl_command_names(), " :")));
  }
  return found->run(trim(text.substr(space)), state, out);
}

Status run_repl_statement(const std::string& statement, ReplState& state, std::ostream& out) {
  QueryOptions options;
  options.cancelled = [] { return Interrupt::requested(); };
  Result<QueryResult> result = state.session.run(statement, state.parameters, options);
  if (!result.is_ok()) return std::move(result).status();
  state.last = *std::move(result);
  print_result(*state.last, state.print, out);
  return Status::ok();
}

}  // namespace relata
