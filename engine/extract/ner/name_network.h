#pragma once

#include <array>
#include <vector>

#include "engine/extract/model/features.h"
#include "engine/extract/model/recurrent_layer.h"
#include "engine/extract/model/word_features.h"
#include "engine/extract/model/word_inputs.h"

namespace relata::extract {

// Labels of words: "O", and for each type B (begins a name), I, L (ends it), U (is a name by itself); Ratinov and Roth 2009.
constexpr std::size_t kNameLabels = 13;
extern const std::array<const char*, kNameLabels> kNameLabelNames;
// Whether `next` may follow `previous`; whether a sentence may begin or end with a label.
bool may_follow(std::size_t previous, std::size_t next);
bool may_begin(std::size_t label);
bool may_end(std::size_t label);
// The pairs that may stand side by side: a third of all.
struct LabelPair {
  std::uint8_t previous;
  std::uint8_t next;
};
const std::vector<LabelPair>& pairs_that_may_follow();

// How a sentence uses capitals: whether they mark its names, or nothing does ("going to kerala"), or everything is written so.
enum class Capitals : std::uint8_t { kMarkNames, kNone, kFirstWordOnly, kMostWords };
Capitals capitals_of(const std::vector<WordFeatures>& words);

// What the network of syntax makes of the words of a sentence.
struct SyntaxClues {
  std::vector<std::uint32_t> xpos;  // hashes of the Penn tags
  Matrix states;                    // SyntaxNetwork::analyse()
};

// By what a word enters the network beside its vector: the word, its ends, its shape, classes, gazetteer flags and part of speech.
// `xpos` holds hashes of the Penn tags, `capitals` is that of the sentence. The first kSpellingFeatures say how the word is spelt: the
// first of these is the word itself.
constexpr std::size_t kSpellingFeatures = 4;
void name_features(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos, Capitals capitals, std::size_t at,
                   FeatureList& features);

// Scores of labels for the words of a sentence: the word's inputs beside a linear map of the syntax network's states, two layers of
// recurrent units in both directions, a linear layer; and scores for a label after another. Immutable; safe from any thread. Cost: linear
// in the words, some 200,000 multiplications each.
class NameNetwork {
 public:
  struct Parts {
    WordInputs inputs;
    DenseLayer states;
    RecurrentLayer first;
    RecurrentLayer second;
    DenseLayer output;
    std::array<float, kNameLabels * kNameLabels> transitions{};
  };
  NameNetwork() = default;
  // Requires: the parts fit together.
  explicit NameNetwork(Parts parts) : parts_(std::move(parts)) {}

  bool empty() const { return parts_.output.outputs() == 0; }
  std::size_t state_columns() const { return parts_.states.inputs(); }  // of the syntax network that it was trained with
  // A row of kNameLabels scores for each word. Requires: states of state_columns().
  void score(const std::vector<WordFeatures>& words, const SyntaxClues& syntax, Matrix& scores) const;
  float transition(std::size_t previous, std::size_t next) const { return parts_.transitions[previous * kNameLabels + next]; }

  void write(ModelWriter& writer) const;
  // What does not fit together makes the reader fail.
  static NameNetwork read(ModelReader& reader);

 private:
  Parts parts_;
};

}  // namespace relata::extract
