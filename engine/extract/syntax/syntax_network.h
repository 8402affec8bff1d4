#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "engine/extract/model/features.h"
#include "engine/extract/model/recurrent_layer.h"
#include "engine/extract/model/word_features.h"
#include "engine/extract/model/word_inputs.h"

namespace relata::extract {

// By what a word enters the network beside its vector: the word, its ends, its shape, classes and gazetteer flags. The first
// kSyntaxSpellingFeatures say how the word is spelt: the first of these is the word itself.
constexpr std::size_t kSyntaxSpellingFeatures = 6;
void syntax_features(const std::vector<WordFeatures>& words, std::size_t at, FeatureList& features);

// Below zero a tenth of the number.
inline float leaky(float x) { return std::max(x, 0.1F * x); }

// What a word is in its sentence.
struct WordSyntax {
  int tag = 0;
  int head = 0;  // word index; the number of words for the root
  int relation = 0;
};

// Parts of speech and Universal Dependencies trees: layers of recurrent units read the sentence in both directions; a linear layer on the
// second gives the tags; from the last, each word gets a vector as a dependent and one as a head, a biaffine form scores each pair of
// words as an arc, and the best projective tree is taken; a layer over a dependent and its head names the relation (after Dozat and Manning
// 2017, "Deep Biaffine Attention for Neural Dependency Parsing"; units of Lei et al. 2018). A tag is "XPOS|UPOS": the Penn tag and the
// universal one are chosen together.
//
// Immutable; safe from any thread. Cost: some 800,000 8-bit multiplications a word, and for the tree the cube of the sentence's words,
// which the tokenizer bounds.
class SyntaxNetwork {
 public:
  struct Parts {
    WordInputs inputs;
    std::vector<RecurrentLayer> layers;
    DenseLayer tags;
    DenseLayer ends;          // words as dependents and as heads in arcs, then as dependents and as heads in relations
    DenseLayer arcs;          // maps dependents so that their product with heads scores arcs
    std::vector<float> root;  // as a head
    DenseLayer relations;
    std::vector<std::string> tag_names;
    std::vector<std::string> relation_names;
  };
  static constexpr std::size_t kTagLayer = 1;

  SyntaxNetwork() = default;
  // Requires: fits(parts).
  explicit SyntaxNetwork(Parts parts) : parts_(std::move(parts)) {}

  // One entry a word; exactly one word hangs from the root. `states`, unless null, gets what the last layer made of each word.
  std::vector<WordSyntax> analyse(const std::vector<WordFeatures>& words, Matrix* states = nullptr) const;
  std::size_t state_columns() const { return parts_.ends.inputs(); }
  std::string xpos(int tag) const;
  std::string upos(int tag) const;
  const std::string& relation(int relation) const { return parts_.relation_names[static_cast<std::size_t>(relation)]; }

  void write(ModelWriter& writer) const;
  // What does not fit together makes the reader fail.
  static SyntaxNetwork read(ModelReader& reader);

 private:
  static bool fits(const Parts& parts);
  std::vector<int> find_heads(const Matrix& ends) const;
  void find_relations(const Matrix& ends, std::vector<WordSyntax>& words) const;

  Parts parts_;
};

}  // namespace relata::extract
