#include <fmt/format.h>

#include "engine/extract/train/syntax_examples.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr std::size_t kBatchWords = 300;
constexpr float kRate = 0.002F;

std::size_t words_of(const std::vector<TreeSentence>& trees) {
  std::size_t words = 0;
  for (const TreeSentence& tree : trees) words += tree.size();
  return words;
}

// Learns batch by batch, at a rate that goes down to nothing along a straight line.
class Passes {
 public:
  Passes(SyntaxNetworkTraining& training, std::size_t words) : training_(training), words_(static_cast<double>(words)) {}

  std::string learn(const SyntaxExamples::Batches& batches) {
    SyntaxLoss loss;
    const double before = done_;
    for (const std::vector<const SyntaxExample*>& batch : batches) {
      const SyntaxLoss found = training_.learn(batch, kRate * static_cast<float>(std::max(0.0, 1 - done_ / words_)));
      loss.tags += found.tags;
      loss.arcs += found.arcs;
      loss.relations += found.relations;
      for (const SyntaxExample* example : batch) done_ += static_cast<double>(example->words.size());
    }
    const double words = std::max(1.0, done_ - before);
    return fmt::format("loss {:.4f} for tags, {:.4f} for heads, {:.4f} for relations a word", loss.tags / words, loss.arcs / words,
                       loss.relations / words);
  }

 private:
  SyntaxNetworkTraining& training_;
  double words_;
  double done_ = 0;
};

}  // namespace

SyntaxNetwork train_syntax(const WordTable& words, const WordVectors& vectors, const std::vector<TreeSentence>& gold,
                           const std::vector<TreeSentence>& silver, int epochs, const Progress& progress) {
  const SyntaxExamples examples(words, vectors, gold, silver);
  SyntaxNetworkTraining training(vectors, examples.features(), examples.labels(), {}, true);
  Passes passes(training, words_of(silver) + static_cast<std::size_t>(epochs) * words_of(gold));
  progress("syntax: silver trees, " + passes.learn(examples.silver(0, kBatchWords)));
  for (int epoch = 0; epoch < epochs; ++epoch) {
    const std::string loss = passes.learn(examples.gold(static_cast<std::size_t>(epoch), kBatchWords));
    progress(fmt::format("syntax: pass {} of {}, {}", epoch + 1, epochs, loss));
  }
  return training.quantised();
}

}  // namespace relata::extract
