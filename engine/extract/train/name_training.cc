#include <fmt/format.h>

#include <algorithm>
#include <mutex>
#include <thread>

#include "engine/extract/train/name_examples.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr std::size_t kBatchWords = 400;

// The batch that begins at `begin`; moves `begin` to its end.
std::vector<const NameExample*> next_batch(const std::vector<const NameExample*>& order, std::size_t& begin) {
  std::vector<const NameExample*> batch;
  for (std::size_t size = 0; begin < order.size() && size < kBatchWords; ++begin) {
    batch.push_back(order[begin]);
    size += order[begin]->words.size();
  }
  return batch;
}

std::vector<NameSentence> all_recased(const std::vector<NameSentence>& sentences, Casing casing) {
  std::vector<NameSentence> result;
  for (const NameSentence& sentence : sentences) result.push_back(recased(sentence, casing));
  return result;
}

std::vector<NameSource> sources_of(const NameCorpora& corpora, const NameTrainingSettings& settings) {
  const float recased_weight = settings.recased_weight;
  return {{corpora.gold, 1, 1},
          {corpora.silver, settings.silver_weight, settings.silver_period},
          {all_recased(corpora.gold, Casing::kLower), recased_weight, settings.lower_period},
          {all_recased(corpora.gold, Casing::kUpper), recased_weight, settings.upper_period},
          {all_recased(corpora.gold, Casing::kHeadline), recased_weight, settings.headline_period}};
}

NameNetwork train_member(const NameExamples& examples, const SyntaxNetwork& syntax, const WordVectors& vectors,
                         const NameTrainingSettings& settings, const Progress& progress) {
  NameNetworkTraining training(vectors, examples.features(), syntax.state_columns(), settings.network);
  for (int pass = 0; pass < settings.passes; ++pass) {
    const std::vector<const NameExample*> order = examples.pass(static_cast<std::size_t>(pass), settings.network.seed);
    double loss = 0;
    std::size_t batches = 0;
    for (std::size_t begin = 0; begin < order.size(); ++batches) {
      // Down to nothing along a straight line.
      const double done = (pass + static_cast<double>(begin) / static_cast<double>(order.size())) / settings.passes;
      loss += training.learn(next_batch(order, begin), settings.rate * static_cast<float>(1 - done));
    }
    progress(fmt::format("pass {} of {}, loss {:.4f} a word", pass + 1, settings.passes,
                         loss / static_cast<double>(std::max<std::size_t>(batches, 1))));
  }
  return training.quantised();
}

}  // namespace

SyntaxClues syntax_clues(const SyntaxNetwork& syntax, const std::vector<WordFeatures>& words) {
  SyntaxClues clues;
  for (const WordSyntax& word : syntax.analyse(words, &clues.states)) clues.xpos.push_back(hash_text(syntax.xpos(word.tag)));
  return clues;
}

NameEnsemble train_names(const WordTable& words, const SyntaxNetwork& syntax, const WordVectors& vectors, const NameCorpora& corpora,
                         const NameTrainingSettings& settings, const Progress& progress) {
  const NameExamples examples(words, syntax, sources_of(corpora, settings), vectors);
  std::vector<NameNetwork> members(settings.seeds.size());
  std::mutex telling;
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < members.size(); ++i) {
    threads.emplace_back([&, i] {
      NameTrainingSettings own = settings;
      own.network.seed = settings.seeds[i];
      members[i] = train_member(examples, syntax, vectors, own, [&](const std::string& step) {
        const std::lock_guard lock(telling);
        progress(fmt::format("names {} of {}: {}", i + 1, members.size(), step));
      });
    });
  }
  for (std::thread& thread : threads) thread.join();
  return NameEnsemble(std::move(members));
}

}  // namespace relata::extract
