#include "engine/api/ingest.h"

#include <cstdlib>
#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "tools/relata/command.h"
#include "tools/relata/durability_option.h"
#include "tools/relata/interrupt.h"
#include "tools/relata/memory_option.h"
#include "tools/relata/progress_bar.h"

namespace relata {
namespace {

struct IngestArguments {
  std::filesystem::path database;
  std::vector<std::filesystem::path> inputs;
  std::vector<std::filesystem::path> annotations;
  std::filesystem::path data;
  unsigned threads = 0;
  Durability durability = Durability::kSync;
  std::uint64_t memory_bytes = 0;
  ReadingService service;
  std::string key_variable = "RELATA_API_KEY";
  double timeout_seconds = 120;
};

// "2 not read: French; 1 not read: no prose".
void print_counts(std::string_view what, const std::map<std::string, std::uint64_t>& counts, Console& console) {
  for (const auto& [reason, times] : counts) fmt::print(console.out, "{} {}: {}\n", times, what, reason);
}

void print_report(const IngestReport& done, Console& console) {
  const std::uint64_t articles = done.added + done.replaced + done.unchanged;
  fmt::print(console.out, "{} article{} read: {} new, {} changed, {} already there", articles, articles == 1 ? "" : "s", done.added,
             done.replaced, done.unchanged);
  if (!done.failures.empty()) fmt::print(console.out, ", {} failed", done.failures.size());
  fmt::print(console.out, " ({:.1f} s, {:.0f} articles/s)\n", done.seconds,
             done.seconds > 0 ? static_cast<double>(articles) / done.seconds : 0.0);
  print_counts("not read", done.not_read, console);
  print_counts("refused", done.refused, console);
  console.out.flush();
  for (const IngestFailure& failure : done.failures) fmt::print(console.err, "relata: {}: {}\n", failure.where, failure.reason);
}

IngestOptions options_of(const IngestArguments& arguments) {
  IngestOptions options;
  options.data_directory = arguments.data;
  options.threads = arguments.threads;
  options.annotated = !arguments.annotations.empty();
  if (arguments.service.url.empty()) return options;
  options.service = arguments.service;
  options.service->timeout = std::chrono::milliseconds(static_cast<std::int64_t>(arguments.timeout_seconds * 1000));
  // On the command line everybody on the machine could read it.
  if (const char* key = std::getenv(arguments.key_variable.c_str()); key != nullptr) options.service->api_key = key;
  return options;
}

int run_ingest(const IngestArguments& arguments, Console& console) {
  if (arguments.inputs.empty() && arguments.annotations.empty()) {
    fmt::print(console.err, "relata: nothing to read: give files, directories or -, or --annotations FILE\n");
    return kUsage;
  }
  Result<Database> database =
      Database::open(arguments.database, {.durability = arguments.durability, .memory_bytes = arguments.memory_bytes});
  if (!database.is_ok()) return report(console, database.status());
  const Interrupt interrupt;
  ProgressBar bar(console);
  IngestOptions options = options_of(arguments);
  options.progress = [&](const IngestProgress& progress) {
    bar.show(progress);
    return !Interrupt::requested();
  };
  const Result<IngestReport> done = ingest(*database, options.annotated ? arguments.annotations : arguments.inputs, options);
  bar.finish();
  if (!done.is_ok()) return report(console, done.status());
  print_report(*done, console);
  if (done->interrupted) {
    fmt::print(console.err, "relata: interrupted; the articles counted above are in, the same command goes on with the others\n");
    return kInterrupted;
  }
  return done->failures.empty() ? kSuccess : kFailure;
}

}  // namespace

void add_ingest(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<IngestArguments>();
  CLI::App* command = application.add_subcommand(
      "ingest", "Read articles into a graph: plain text (optional prefix `date YYYY-MM-DD `), JSON lines, HTML, directories of them");
  command->add_option("DB", arguments->database, "The graph's directory; made when it is missing")->required();
  auto* inputs = command->add_option("INPUT", arguments->inputs, "Files and directories; - is standard input");
  auto* annotations = command->add_option("--annotations", arguments->annotations,
                                          "Lines of JSON with what others found in articles: the neutral form, spaCy's, CoreNLP's");
  annotations->excludes(inputs);
  command->add_option("--threads", arguments->threads, "Threads that read (default: one per processor)");
  command->add_option("--data", arguments->data, "Directory of models, rules and lexicons")->check(CLI::ExistingDirectory);
  add_durability_option(*command, arguments->durability);
  add_memory_option(*command, arguments->memory_bytes);
  auto* service =
      command->add_option("--extractor", arguments->service.url, "An OpenAI-compatible endpoint that reads: http://HOST:PORT/v1");
  service->excludes(annotations);
  command->add_option("--model", arguments->service.model, "The endpoint's model")->needs(service);
  command->add_option("--api-key-env", arguments->key_variable, "Environment variable with the endpoint's key (default: RELATA_API_KEY)")
      ->needs(service);
  command->add_option("--token-budget", arguments->service.token_budget, "Most tokens to use in this run (default: no limit)")
      ->needs(service);
  command->add_option("--cache", arguments->service.cache_directory, "Directory of answers, used again for the same article")
      ->needs(service);
  command->add_option("--timeout", arguments->timeout_seconds, "Most seconds for one answer (default: 120)")
      ->needs(service)
      ->check(CLI::PositiveNumber);
  command->callback([=, &action] { action = [arguments](Console& console) { return run_ingest(*arguments, console); }; });
}

}  // namespace relata
