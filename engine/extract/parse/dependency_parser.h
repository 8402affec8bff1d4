#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/extract/model/features.h"
#include "engine/extract/model/linear_model.h"
#include "engine/extract/model/word_features.h"
#include "engine/extract/parse/transition_system.h"

namespace relata::extract {

struct ParsedWord {
  WordFeatures word;
  std::uint32_t xpos = 0;  // hashes of the tags
  std::uint32_t upos = 0;
};

// Rich features of words, tags, classes, children, valencies and distance: after Zhang and Nivre (2011).
void parser_features(const std::vector<ParsedWord>& words, const ParserState& state, FeatureList& features);

// The model's labels are "S" for a shift, "L:nsubj" and "R:obj" for arcs.
struct ParserAction {
  Move move = Move::kShift;
  std::string relation;
};
ParserAction parse_action(const std::string& label);

struct DependencyArc {
  int head = 0;  // word index; the number of words for the root
  int label = 0;
};

// Greedy transition-based dependency parser. Thread-safe. Cost: at most two decisions a word.
class DependencyParser {
 public:
  explicit DependencyParser(LinearModel model);

  // One arc per word; exactly one word hangs from the root.
  std::vector<DependencyArc> parse(const std::vector<ParsedWord>& words) const;
  const std::string& relation(int label) const { return actions_[label].relation; }
  const LinearModel& model() const { return model_; }

 private:
  LinearModel model_;
  std::vector<ParserAction> actions_;
};

}  // namespace relata::extract
