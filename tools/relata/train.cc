#include <memory>
#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <CLI/CLI.hpp>

#include "engine/extract/train/trainer.h"
#include "tools/relata/command.h"

namespace relata {
namespace {

struct TrainArguments {
  std::filesystem::path data;
  std::filesystem::path output;
  std::filesystem::path articles;
  std::filesystem::path annotations;
  bool keep_trees = false;
};

int run_train(const TrainArguments& arguments, Console& console) {
  extract::TrainingOptions options;
  options.articles = arguments.articles;
  options.annotations = arguments.annotations;
  options.keep_trees = arguments.keep_trees;
  options.progress = [&](const std::string& step) { console.err << step << std::endl; };
  const Result<std::vector<extract::TrainingScore>> scores = extract::train_models(arguments.data, arguments.output, options);
  if (!scores.is_ok()) return report(console, scores.status());
  for (const extract::TrainingScore& score : *scores) {
    fmt::print(console.out, "{:<8} {:<28} {:<8} {:.4f}\n", score.model, score.on, score.measure, score.value);
  }
  return kSuccess;
}

}  // namespace

void add_train(CLI::App& application, Action& action) {
  auto arguments = std::make_shared<TrainArguments>();
  CLI::App* command = application.add_subcommand("train", "Train the models that read articles, and print their scores on held-out data");
  command->add_option("DATA", arguments->data, "Directory of training data; MODEL_CARD.md names the sets")
      ->required()
      ->check(CLI::ExistingDirectory);
  command->add_option("--output,-o", arguments->output, "Directory for the models; the same data give the same bytes")->required();
  command->add_option("--articles", arguments->articles, "Directory of gold articles whose names are learnt too")
      ->check(CLI::ExistingDirectory);
  command
      ->add_option("--annotations", arguments->annotations,
                   "Directory of names that people marked in texts of DATA, and of marked texts (written/*.txt)")
      ->check(CLI::ExistingDirectory);
  command->add_flag("--keep-trees", arguments->keep_trees,
                    "Keep words and syntax that the output directory holds; train lemmas and names for them");
  command->callback([=, &action] { action = [arguments](Console& console) { return run_train(*arguments, console); }; });
}

}  // namespace relata
