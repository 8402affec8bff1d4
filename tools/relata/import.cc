#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/api/bulk_import.h"
#include "engine/api/transfer.h"
#include "tools/relata/bulk_arguments.h"
#include "tools/relata/command.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/progress_bar.h"

namespace relata {
namespace {

struct ImportArguments {
  std::filesystem::path database;
  std::filesystem::path file;
  std::vector<std::string> nodes;
  std::vector<std::string> relationships;
  std::string delimiter = ",";
  std::string array_delimiter = ";";
  std::string quote = "\"";
  std::string id_type = "string";
  bool skip_bad = false;
  unsigned threads = 0;
};

int import_lines(const ImportArguments& arguments, Console& console) {
  std::ifstream file;
  const bool from_standard_input = arguments.file == "-";
  if (!from_standard_input) {
    file.open(arguments.file, std::ios::binary);
    if (!file || std::filesystem::is_directory(arguments.file)) {
      return report(console, Status::io_error(fmt::format("cannot read {}: {}", arguments.file.string(),
                                                          file ? "it is a directory" : std::strerror(errno))));
    }
  }
  Result<Database> database = Database::open(arguments.database);
  if (!database.is_ok()) return report(console, database.status());
  const Result<TransferCounts> counts = import_json_lines(*database, from_standard_input ? console.in : file);
  if (!counts.is_ok()) return report(console, counts.status().with_context(arguments.file.string()));
  fmt::print(console.out, "{} nodes, {} relationships, {} pieces of evidence, {} article texts imported\n", counts->nodes,
             counts->relationships, counts->evidence, counts->texts);
  return kSuccess;
}

Result<std::vector<BulkFiles>> bulk_files(const std::vector<std::string>& texts) {
  std::vector<BulkFiles> all;
  for (const std::string& text : texts) {
    RELATA_ASSIGN_OR_RETURN(BulkFiles files, parse_bulk_files(text));
    all.push_back(std::move(files));
  }
  return all;
}

Result<BulkImportOptions> bulk_options(const ImportArguments& arguments) {
  BulkImportOptions options;
  RELATA_ASSIGN_OR_RETURN(options.delimiter, parse_character(arguments.delimiter));
  RELATA_ASSIGN_OR_RETURN(options.array_delimiter, parse_character(arguments.array_delimiter));
  RELATA_ASSIGN_OR_RETURN(options.quote, parse_character(arguments.quote));
  options.integer_ids = arguments.id_type == "integer";
  options.skip_bad = arguments.skip_bad;
  options.threads = arguments.threads;
  return options;
}

Result<BulkImportReport> load(const ImportArguments& arguments, Console& console) {
  RELATA_ASSIGN_OR_RETURN(const std::vector<BulkFiles> nodes, bulk_files(arguments.nodes));
  RELATA_ASSIGN_OR_RETURN(const std::vector<BulkFiles> relationships, bulk_files(arguments.relationships));
  RELATA_ASSIGN_OR_RETURN(BulkImportOptions options, bulk_options(arguments));
  const Interrupt interrupt;
  ProgressBar bar(console);
  options.progress = [&](const BulkProgress& progress) {
    bar.show(progress);
    return !Interrupt::requested();
  };
  Result<BulkImportReport> done = bulk_import(arguments.database, nodes, relationships, options);
  bar.finish();
  return done;
}

int import_files(const ImportArguments& arguments, Console& console) {
  const Result<BulkImportReport> done = load(arguments, console);
  if (!done.is_ok()) return report(console, done.status());
  for (const BulkBadRecord& bad : done->first_bad) {
    fmt::print(console.err, "relata: {}:{}: {}\n", bad.file.string(), bad.line, bad.reason);
  }
  if (done->bad_records > done->first_bad.size()) {
    fmt::print(console.err, "relata: and {} more\n", done->bad_records - done->first_bad.size());
  }
  if (!done->loaded) {
    fmt::print(console.err, "relata: {} bad record{}, so nothing is loaded; --skip-bad loads the others\n", done->bad_records,
               done->bad_records == 1 ? "" : "s");
    return kFailure;
  }
  fmt::print(console.out, "{} nodes, {} relationships imported", done->nodes, done->relationships);
  if (done->bad_records > 0) fmt::print(console.out, ", {} bad record{} left out", done->bad_records, done->bad_records == 1 ? "" : "s");
  fmt::print(console.out, " ({:.1f} s, {:.0f}/s)\n", done->seconds,
             done->seconds > 0 ? static_cast<double>(done->nodes + done->relationships) / done->seconds : 0.0);
  return kSuccess;
}

int run_import(const ImportArguments& arguments, Console& console) {
  const bool bulk = !arguments.nodes.empty() || !arguments.relationships.empty();
  if (bulk == !arguments.file.empty()) {
    fmt::print(console.err, "relata: name either a FILE of JSON lines, or CSV files with --nodes and --relationships\n");
    return kUsage;
  }
  return bulk ? import_files(arguments, console) : import_lines(arguments, console);
}

}  // namespace

void add_import(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<ImportArguments>();
  CLI::App* command = application.add_subcommand(
      "import",
      "Add what `relata export --format jsonl` or Neo4j's apoc.export.json wrote; or make a new graph of CSV files, as neo4j-admin does");
  command->add_option("DB", arguments->database, "The graph's directory; made when it is missing")->required();
  command->add_option("FILE", arguments->file, "JSON lines; - is standard input");
  command->add_option("--nodes", arguments->nodes, "CSV files of nodes, the header in the first: [LABEL[:LABEL]=]FILE[,FILE...]");
  command->add_option("--relationships", arguments->relationships, "CSV files of relationships: [TYPE=]FILE[,FILE...]");
  command->add_option("--delimiter", arguments->delimiter, "Between fields: a character, TAB, or U+ and its number")->capture_default_str();
  command->add_option("--array-delimiter", arguments->array_delimiter, "Between the items of a list")->capture_default_str();
  command->add_option("--quote", arguments->quote, "Around fields that hold delimiters or line ends")->capture_default_str();
  command->add_option("--id-type", arguments->id_type, "What a named ID column becomes as a property")
      ->check(CLI::IsMember({"string", "integer"}))
      ->capture_default_str();
  command->add_flag("--skip-bad", arguments->skip_bad, "Load what is good; otherwise one bad line is enough for nothing to be loaded");
  command->add_option("--threads", arguments->threads, "Threads that read CSV files (default: one more than there are processors)");
  command->callback([=, &action] { action = [arguments](Console& console) { return run_import(*arguments, console); }; });
}

}  // namespace relata
