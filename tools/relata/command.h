#pragma once

#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/status.h"

namespace CLI {
class App;
}

namespace relata {

enum ExitCode : int {
  kSuccess = 0,
  kFailure = 1,  // something could not be done; standard error says what
  kUsage = 2,    // the command line is wrong
  kInterrupted = 130,
};

// Where a command reads and writes. What is for people only (bars, borders, counts) appears on terminals alone.
struct Console {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
  bool in_is_terminal = false;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
};

// What the chosen subcommand does with its options; returns an ExitCode.
using Action = std::function<int(Console&)>;

// Each registers one subcommand with its options; when the command line names it, parsing sets `action`.
void add_backup(CLI::App& application, Action& action);
void add_check(CLI::App& application, Action& action);
void add_export(CLI::App& application, Action& action);
void add_import(CLI::App& application, Action& action);
void add_ingest(CLI::App& application, Action& action);
void add_merge(CLI::App& application, Action& action);
void add_query(CLI::App& application, Action& action);
void add_repl(CLI::App& application, Action& action);
void add_restore(CLI::App& application, Action& action);
void add_review(CLI::App& application, Action& action);
void add_split(CLI::App& application, Action& action);
void add_stats(CLI::App& application, Action& action);
void add_train(CLI::App& application, Action& action);
void add_evaluate(CLI::App& application, Action& action);

// The whole command: `arguments` without the program's name. Returns an ExitCode.
int run_relata(std::vector<std::string> arguments, Console& console);

// "relata: MESSAGE" to standard error. Returns kFailure, or kInterrupted for kCancelled.
int report(Console& console, const Status& status);

}  // namespace relata
