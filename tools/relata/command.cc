#include "tools/relata/command.h"

#include <algorithm>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "tools/relata/interrupt.h"

namespace relata {

namespace {

std::string wrong_command_line(const CLI::App* application, const CLI::Error& error) {
  const std::vector<CLI::App*> chosen = application->get_subcommands();
  const std::string where = chosen.empty() ? "relata" : "relata " + chosen.front()->get_name();
  return fmt::format("{}: {}\n`{} --help` shows what it takes.\n", where, error.what(), where);
}

// CLI11 would only say that a subcommand is missing.
bool names_no_subcommand(const CLI::App& application, const std::vector<std::string>& arguments) {
  if (arguments.empty() || arguments.front().starts_with('-')) return false;
  const std::vector<const CLI::App*> all = application.get_subcommands(nullptr);
  return std::none_of(all.begin(), all.end(), [&](const CLI::App* one) { return one->check_name(arguments.front()); });
}

int report_unknown_subcommand(const CLI::App& application, const std::string& name, Console& console) {
  std::string names;
  for (const CLI::App* one : application.get_subcommands(nullptr)) names += (names.empty() ? "" : ", ") + one->get_name();
  fmt::print(console.err, "relata: there is no subcommand `{}`; there are {}\n", name, names);
  return kUsage;
}

}  // namespace

int run_relata(std::vector<std::string> arguments, Console& console) {
  CLI::App application("Relata keeps what news articles say as a graph on your own machine, and answers questions about it.", "relata");
  application.set_version_flag("--version", "relata " RELATA_VERSION);
  application.require_subcommand(1);
  application.set_help_all_flag("--help-all", "Print the help of every subcommand");
  application.footer("Exit codes: 0 done, 1 something could not be done, 2 wrong command line, 130 interrupted.");
  Action action;
  add_ingest(application, action);
  add_query(application, action);
  add_repl(application, action);
  add_export(application, action);
  add_import(application, action);
  add_review(application, action);
  add_merge(application, action);
  add_split(application, action);
  add_stats(application, action);
  add_check(application, action);
  add_backup(application, action);
  add_restore(application, action);
  add_train(application, action);
  add_evaluate(application, action);
  application.failure_message(wrong_command_line);
  if (names_no_subcommand(application, arguments)) return report_unknown_subcommand(application, arguments.front(), console);
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
    application.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return application.exit(error, console.out, console.err) == 0 ? kSuccess : kUsage;
  }
  const int code = action(console);
  console.out.flush();
  if (!console.out) {
    // A reader that has seen enough (`| head`) closes the pipe: no failure worth a message, but not the whole output either.
    return kFailure;
  }
  return code;
}

int report(Console& console, const Status& status) {
  console.out.flush();
  fmt::print(console.err, "relata: {}\n", status.message());
  return status.code() == StatusCode::kCancelled && Interrupt::requested() ? kInterrupted : kFailure;
}

}  // namespace relata
