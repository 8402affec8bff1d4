#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/maintenance.h"
#include "tools/relata/byte_text.h"
#include "tools/relata/command.h"
#include "tools/relata/schema_text.h"

namespace relata {
namespace {

int run_stats(const std::filesystem::path& directory, Console& console) {
  const Result<DatabaseStatistics> statistics = database_statistics(directory);
  if (!statistics.is_ok()) return report(console, statistics.status());
  print_schema(statistics->schema, console.out);
  fmt::print(console.out, "pieces of evidence: {}\narticle texts: {}\n", statistics->evidence_items, statistics->articles);
  fmt::print(console.out, "commits: {}, the last {} in the change log\n", statistics->version, statistics->logged_versions);
  fmt::print(console.out, "format: {}\n", statistics->format);
  fmt::print(console.out, "on disk: {}\n", byte_text(statistics->disk_bytes));
  for (const SchemaEntry& table : statistics->tables) fmt::print(console.out, "  {:<24} {:>10}\n", table.name, byte_text(table.count));
  fmt::print(console.out, "in memory: {}\n", byte_text(statistics->memory_bytes));
  return kSuccess;
}

}  // namespace

void add_stats(CLI::App& application, Action& action) {
  auto database = std::make_shared<std::filesystem::path>();
  CLI::App* command = application.add_subcommand("stats", "Count what a graph holds, and what it takes on disk and in memory");
  command->add_option("DB", *database, "The graph's directory")->required();
  command->callback([=, &action] { action = [database](Console& console) { return run_stats(*database, console); }; });
}

}  // namespace relata
