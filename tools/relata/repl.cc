#include <istream>
#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "tools/relata/command.h"
#include "tools/relata/completion.h"
#include "tools/relata/durability_option.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/line_editor.h"
#include "tools/relata/memory_option.h"
#include "tools/relata/open_graph.h"
#include "tools/relata/parameters.h"
#include "tools/relata/repl_commands.h"
#include "tools/relata/screen.h"
#include "tools/relata/statement_splitter.h"

namespace relata {
namespace {

struct ReplArguments {
  std::filesystem::path database;
  std::vector<std::string> parameters;
  std::string format = "table";
  Durability durability = Durability::kSync;
  std::uint64_t memory_bytes = 0;
};

bool is_command(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t");
  return first != std::string_view::npos && line[first] == ':';
}

void print_error(Console& console, const Status& status, std::string_view statement) {
  console.out.flush();
  fmt::print(console.err, "{}\n", describe_error(status, statement));
}

// Runs the statements that are complete; the first failure ends it.
Status run_complete(StatementSplitter& statements, ReplState& state, Console& console) {
  while (const std::optional<std::string> statement = statements.next()) {
    const Status done = run_repl_statement(*statement, state, console.out);
    console.out.flush();
    if (done.is_ok()) continue;
    print_error(console, done, *statement);
    return done;
  }
  return Status::ok();
}

void converse(ReplState& state, Console& console) {
  fmt::print(console.out, "Relata " RELATA_VERSION ". A statement ends with `;`, :help says more, Ctrl-D leaves.\n");
  console.out.flush();
  LineEditor editor(default_history_file(), [&](std::string_view text) {
    const Result<Schema> schema = state.database.schema();
    return schema.is_ok() ? complete_query(text, *schema) : LineEditor::Completion{};
  });
  StatementSplitter statements;
  std::string typed;  // what the splitter holds, as it goes into the history
  while (!state.quit) {
    Interrupt::clear();
    const bool go_on = statements.pending();
    const LineEditor::Input input = editor.read(go_on ? "     -> " : (state.session.in_transaction() ? "relata* " : "relata> "));
    if (input.outcome == LineEditor::Outcome::kEnd) break;
    if (input.outcome == LineEditor::Outcome::kInterrupted) {
      statements.clear();
      typed.clear();
      continue;
    }
    state.print.width = screen_width();
    if (!go_on && is_command(input.line)) {
      editor.remember(input.line);
      const Status done = run_repl_command(input.line, state, console.out);
      if (!done.is_ok()) print_error(console, done, {});
      console.out.flush();
      continue;
    }
    if (input.line.find_first_not_of(" \t") == std::string::npos) continue;
    typed += (typed.empty() ? "" : "\n") + input.line;
    statements.add(input.line + "\n");
    if (!run_complete(statements, state, console).is_ok()) statements.clear();
    if (!statements.pending()) editor.remember(std::exchange(typed, {}));
  }
  fmt::print(console.out, "\n");
}

// Standard input is no terminal: no prompts, and the first failure ends the script.
int run_script(ReplState& state, Console& console) {
  StatementSplitter statements;
  std::string line;
  while (!state.quit && std::getline(console.in, line)) {
    if (!statements.pending() && is_command(line)) {
      const Status done = run_repl_command(line, state, console.out);
      if (done.is_ok()) continue;
      print_error(console, done, {});
      return kFailure;
    }
    statements.add(line + "\n");
    const Status done = run_complete(statements, state, console);
    if (!done.is_ok()) return done.code() == StatusCode::kCancelled ? kInterrupted : kFailure;
  }
  const std::optional<std::string> last = statements.rest();
  if (!last || state.quit) return kSuccess;
  const Status done = run_repl_statement(*last, state, console.out);
  if (!done.is_ok()) print_error(console, done, *last);
  return done.is_ok() ? kSuccess : kFailure;
}

int run_repl(const ReplArguments& arguments, Console& console) {
  const Result<ValueMap> parameters = parse_parameters(arguments.parameters);
  if (!parameters.is_ok()) {
    report(console, parameters.status());
    return kUsage;
  }
  Result<Database> database = open_existing(arguments.database, arguments.durability, arguments.memory_bytes);
  if (!database.is_ok()) return report(console, database.status());
  const Interrupt interrupt;
  Session session = database->session();
  ReplState state{*database, session, *parameters, {.decorated = console.out_is_terminal}, {}, false};
  parse_output_mode(arguments.format, state.print.mode);
  if (!console.in_is_terminal) return run_script(state, console);
  converse(state, console);
  return kSuccess;
}

}  // namespace

void add_repl(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<ReplArguments>();
  CLI::App* command = application.add_subcommand("repl", "Ask questions one after another; :help inside says more");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  add_parameter_option(*command, arguments->parameters);
  command->add_option("--format", arguments->format, "table, csv or jsonl")->check(CLI::IsMember({"table", "csv", "jsonl"}));
  add_durability_option(*command, arguments->durability);
  add_memory_option(*command, arguments->memory_bytes);
  command->callback([=, &action] { action = [arguments](Console& console) { return run_repl(*arguments, console); }; });
}

}  // namespace relata
