#include "engine/extract/evaluate/evaluation.h"

#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "tools/relata/command.h"

namespace relata {
namespace {

struct EvaluateArguments {
  std::vector<std::filesystem::path> inputs;
  std::filesystem::path data;
  bool errors = false;
};

void print_measurement(const extract::Measurement& m, Console& console) {
  const bool speed = m.measure == "words/s";
  fmt::print(console.out, "{:<32} {:<30} {:<16} {}\n", m.on, m.what, m.measure,
             speed ? fmt::format("{:.0f}", m.value) : fmt::format("{:.4f}", m.value));
}

int run_evaluate(const EvaluateArguments& arguments, Console& console) {
  extract::EvaluationOptions options;
  options.data_directory = arguments.data;
  options.errors = arguments.errors;
  options.report = [&](const extract::Measurement& measurement) { print_measurement(measurement, console); };
  options.error = [&](const std::string& error) { fmt::print(console.out, "{}\n", error); };
  for (const std::filesystem::path& input : arguments.inputs) {
    const Status status = extract::evaluate(input, options);
    if (!status.is_ok()) return report(console, status);
  }
  return kSuccess;
}

}  // namespace

void add_evaluate(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<EvaluateArguments>();
  CLI::App* command = application.add_subcommand(
      "evaluate", "Measure how well and how fast articles are read, on articles with gold graphs, treebanks, names and coreference");
  command->add_option("DATA", arguments->inputs, "Directories of gold articles, or of the data sets that `train` uses")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--data", arguments->data, "Directory of models, rules and lexicons")->check(CLI::ExistingDirectory);
  command->add_flag("--errors", arguments->errors, "Name what is spurious, duplicate or missed in each gold article");
  command->callback([=, &action] { action = [arguments](Console& console) { return run_evaluate(*arguments, console); }; });
}

}  // namespace relata
