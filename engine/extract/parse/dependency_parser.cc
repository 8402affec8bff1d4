#include "engine/extract/parse/dependency_parser.h"

#include <algorithm>

namespace relata::extract {

ParserAction parse_action(const std::string& label) {
  if (label == "S") return {Move::kShift, ""};
  return {label[0] == 'L' ? Move::kLeft : Move::kRight, label.substr(2)};
}

DependencyParser::DependencyParser(LinearModel model) : model_(std::move(model)) {
  for (const std::string& label : model_.labels()) actions_.push_back(parse_action(label));
}

std::vector<DependencyArc> DependencyParser::parse(const std::vector<ParsedWord>& words) const {
  ParserState state(static_cast<int>(words.size()));
  std::vector<std::int32_t> scores(actions_.size());
  FeatureList features;
  while (!state.finished()) {
    parser_features(words, state, features);
    std::fill(scores.begin(), scores.end(), 0);
    model_.score(features.items(), scores.data());
    int best = -1;
    const bool allowed[] = {state.allows(Move::kShift), state.allows(Move::kLeft), state.allows(Move::kRight)};
    for (std::size_t i = 0; i < actions_.size(); ++i) {
      if (!allowed[static_cast<std::size_t>(actions_[i].move)]) continue;
      if (best < 0 || scores[i] > scores[best]) best = static_cast<int>(i);
    }
    state.apply(actions_[best].move, best);
  }
  std::vector<DependencyArc> arcs;
  for (int i = 0; i < state.word_count(); ++i) arcs.push_back({state.head(i), state.label(i)});
  return arcs;
}

}  // namespace relata::extract
