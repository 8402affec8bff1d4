#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/api/database.h"
#include "engine/api/session.h"
#include "tools/relata/result_printer.h"

namespace relata {

// What a REPL's commands and statements share.
struct ReplState {
  Database& database;
  Session& session;
  ValueMap parameters;
  PrintOptions print;
  std::optional<QueryResult> last;  // of the latest statement
  bool quit = false;
};

// Without the `:`, sorted.
const std::vector<std::string>& repl_command_names();

// Runs a line that begins with `:`. kInvalidArgument for an unknown command or a wrong argument; errors of what it does.
Status run_repl_command(std::string_view line, ReplState& state, std::ostream& out);

// Runs one statement, prints the result and keeps it as the last. Ctrl-C cancels it.
Status run_repl_statement(const std::string& statement, ReplState& state, std::ostream& out);

}  // namespace relata
