#pragma once

#include <string>
#include <vector>

#include "engine/extract/syntax/syntax_network.h"
#include "engine/extract/train/biaffine_training.h"
#include "engine/extract/train/dropout.h"
#include "engine/extract/train/trainable_inputs.h"

namespace relata::extract {

// A sentence as the network gets it.
struct SyntaxExample {
  static constexpr int kUnknown = -1;  // a label that is too rare to be learnt
  std::vector<InputWord> words;
  std::vector<int> tags;       // kUnknown or an index
  std::vector<int> heads;      // word index; the number of words for the root
  std::vector<int> relations;  // kUnknown or an index; kUnknown for the root
};

struct SyntaxLabels {
  std::vector<std::string> tags;  // "XPOS|UPOS"
  std::vector<std::string> relations;
};

struct SyntaxSizes {      // multiples of 16, all of them
  std::size_t word = 80;  // of the word vectors' projection
  std::size_t feature = 64;
  std::size_t cells = 144;
  std::size_t layers = 3;
  std::size_t arc = 96;
  std::size_t relation = 96;
};

// Sums over the words of a batch.
struct SyntaxLoss {
  double tags = 0;
  double arcs = 0;
  double relations = 0;
};

// What SyntaxNetwork computes, with the way back from the loss to all that learns. One thread at a time.
class TrainableSyntax {
 public:
  // All of the same sizes begin with the same numbers; `seed` is for what is left out.
  TrainableSyntax(const WordVectors& vectors, const std::vector<std::uint32_t>& features, const SyntaxLabels& labels,
                  const SyntaxSizes& sizes, std::uint64_t seed);

  // Adds to the gradients, each word's times `weight`.
  void learn(const std::vector<const SyntaxExample*>& batch, float weight);
  const SyntaxLoss& loss() const { return loss_; }  // of the last batch

  TrainableInputs& inputs() { return inputs_; }
  // All but the table of the features.
  std::vector<Parameter*> parameters();
  // Without names of labels.
  SyntaxNetwork::Parts quantised() const;

 private:
  void gather(const std::vector<const SyntaxExample*>& batch);
  void forward();
  void learn_tags(float weight, Matrix& gradient);
  void learn_trees(float weight, Matrix& gradient);
  void learn_relations(const Matrix& ends, float weight, Matrix& ends_gradient);
  void backward(Matrix& gradient, const Matrix& tag_gradient);
  // The row of a word's head; the end of the sentence for the root.
  std::size_t governor_of(std::size_t sentence, std::size_t row) const {
    return sentences_[sentence] + static_cast<std::size_t>(gold_heads_[row]);
  }

  SyntaxSizes sizes_;
  std::size_t tag_count_;
  std::size_t relation_count_;
  Random start_;
  Random random_;
  TrainableInputs inputs_;
  std::vector<TrainableRecurrent> layers_;
  TrainableDense tags_;
  TrainableDense ends_;
  TrainableBiaffine arcs_;
  TrainableDense relations_;

  // Of the batch at work.
  Boundaries sentences_;
  std::vector<const InputWord*> words_;
  std::vector<int> gold_tags_, gold_heads_, gold_relations_;
  Matrix first_inputs_;
  std::vector<Matrix> outputs_;
  Dropout input_dropout_;
  std::vector<Dropout> layer_dropouts_;
  Dropout dependent_dropout_, head_dropout_, pair_dropout_;
  SyntaxLoss loss_;
};

}  // namespace relata::extract
