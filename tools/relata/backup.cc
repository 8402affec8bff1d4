#include <memory>
#include <ostream>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/maintenance.h"
#include "tools/relata/byte_text.h"
#include "tools/relata/command.h"
#include "tools/relata/open_graph.h"

namespace relata {
namespace {

struct BackupArguments {
  std::filesystem::path database;
  std::filesystem::path directory;
  std::uint32_t keep = 0;
};

int run_backup(const BackupArguments& arguments, Console& console) {
  const Result<Database> database = open_existing(arguments.database);
  if (!database.is_ok()) return report(console, database.status());
  const Result<Backup> made = backup_database(*database, arguments.directory);
  if (!made.is_ok()) return report(console, made.status());
  fmt::print(console.out, "backup {} of {} written and read back\n", made->number, byte_text(made->bytes));
  if (arguments.keep == 0) return kSuccess;
  const Status dropped = drop_old_backups(arguments.directory, arguments.keep);
  return dropped.is_ok() ? kSuccess : report(console, dropped);
}

struct RestoreArguments {
  std::filesystem::path directory;
  std::filesystem::path database;
  std::uint32_t number = 0;
  bool list = false;
};

int list(const RestoreArguments& arguments, Console& console) {
  const Result<std::vector<Backup>> backups = list_backups(arguments.directory);
  if (!backups.is_ok()) return report(console, backups.status());
  for (const Backup& backup : *backups) {
    fmt::print(console.out, "{:>6}  {:%Y-%m-%d %H:%M:%S}  {:>10}\n", backup.number, fmt::localtime(backup.unix_seconds),
               byte_text(backup.bytes));
  }
  return kSuccess;
}

int run_restore(const RestoreArguments& arguments, Console& console) {
  if (arguments.list) return list(arguments, console);
  const Result<CheckReport> restored = restore_database(arguments.directory, arguments.number, arguments.database);
  if (!restored.is_ok()) return report(console, restored.status());
  fmt::print(console.out, "{} nodes, {} relationships, {} pieces of evidence, {} article texts restored and checked\n", restored->nodes,
             restored->relationships, restored->evidence_items, restored->articles);
  return kSuccess;
}

}  // namespace

void add_backup(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<BackupArguments>();
  CLI::App* command =
      application.add_subcommand("backup", "Copy a graph to a directory of backups; also while another program writes to it");
  command->add_option("DB", arguments->database, "The graph's directory")->required();
  command->add_option("DIR", arguments->directory, "The directory of its backups; made when it is missing")->required();
  command->add_option("--keep", arguments->keep, "Drop all but the newest so many backups")->check(CLI::PositiveNumber);
  command->callback([=, &action] { action = [arguments](Console& console) { return run_backup(*arguments, console); }; });
}

void add_restore(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<RestoreArguments>();
  CLI::App* command = application.add_subcommand("restore", "Make a graph from a backup, in a new directory");
  command->add_option("DIR", arguments->directory, "The directory of backups")->required();
  auto* database = command->add_option("DB", arguments->database, "The graph's directory, which must not be there yet");
  command->add_option("--number", arguments->number, "Which backup (default: the newest)")->check(CLI::PositiveNumber);
  auto* list = command->add_flag("--list", arguments->list, "Only show what backups there are")->excludes(database);
  command->callback([=, &action] {
    if (database->empty() && list->empty()) throw CLI::RequiredError("DB or --list");
    action = [arguments](Console& console) { return run_restore(*arguments, console); };
  });
}

}  // namespace relata
