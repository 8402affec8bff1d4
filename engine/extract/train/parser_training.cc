#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "engine/extract/train/averaged_perceptron.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

constexpr double kMinWeight = 0.005;
// From the second pass on, this share of decisions follows the parser instead of the oracle (Goldberg and Nivre 2013).
constexpr std::uint32_t kExplorePercent = 90;

struct ActionTable {
  std::vector<std::string> labels;
  std::vector<ParserAction> actions;
};

ActionTable make_actions(const std::vector<TreeSentence>& sentences) {
  std::set<std::string> left;
  std::set<std::string> right;
  std::map<std::string, int> counts;
  for (const TreeSentence& sentence : sentences) {
    for (const TreeWord& word : sentence) ++counts[word.relation];
  }
  for (const TreeSentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      if (counts[sentence[i].relation] < 10) continue;
      (sentence[i].head > static_cast<int>(i) ? left : right).insert(sentence[i].relation);
    }
  }
  ActionTable table;
  table.labels.emplace_back("S");
  for (const std::string& relation : left) table.labels.push_back("L:" + relation);
  for (const std::string& relation : right) table.labels.push_back("R:" + relation);
  for (const std::string& label : table.labels) table.actions.push_back(parse_action(label));
  return table;
}

// Crossing arcs cannot be built by arc-hybrid transitions.
bool projective(const std::vector<int>& heads) {
  const int n = static_cast<int>(heads.size());
  for (int i = 0; i < n; ++i) {
    const int low = std::min(i, heads[i]);
    const int high = std::max(i, heads[i]);
    for (int k = low + 1; k < high; ++k) {
      if (heads[k] < low || (heads[k] > high && high != n)) return false;
    }
  }
  return true;
}

std::vector<ParsedWord> parsed_words(const WordTable& words, const TreeSentence& sentence) {
  const std::vector<WordFeatures> view = features_of(words, sentence);
  std::vector<ParsedWord> parsed;
  for (std::size_t i = 0; i < view.size(); ++i) parsed.push_back({view[i], hash_text(sentence[i].xpos), hash_text(sentence[i].upos)});
  return parsed;
}

class ParserTraining {
 public:
  ParserTraining(ActionTable table) : table_(std::move(table)), perceptron_(table_.labels), scores_(table_.labels.size()) {}

  void sentence(const std::vector<ParsedWord>& words, const TreeSentence& gold, bool explore) {
    std::vector<int> heads;
    for (const TreeWord& word : gold) heads.push_back(word.head);
    ParserState state(static_cast<int>(words.size()));
    while (!state.finished()) {
      parser_features(words, state, features_);
      std::fill(scores_.begin(), scores_.end(), 0.0F);
      perceptron_.score(features_.items(), scores_.data());
      const auto [predicted, wanted] = choose(state, heads, gold);
      perceptron_.tick();
      ++decisions_;
      const bool wrong = !good(state, predicted, heads, gold);
      if (wrong && wanted >= 0) {
        perceptron_.update(features_.items(), static_cast<std::uint16_t>(wanted), 1);
        perceptron_.update(features_.items(), static_cast<std::uint16_t>(predicted), -1);
        ++mistakes_;
      }
      const bool follow = wanted < 0 || (explore && next_random() % 100 < kExplorePercent);
      const int taken = !wrong || follow ? predicted : wanted;
      state.apply(table_.actions[taken].move, taken);
    }
  }

  double take_error_rate() {
    const double rate = static_cast<double>(mistakes_) / static_cast<double>(std::max<std::size_t>(decisions_, 1));
    mistakes_ = decisions_ = 0;
    return rate;
  }
  LinearModel average() const { return perceptron_.average(kMinWeight); }

 private:
  // The best-scored action that is allowed, and the best-scored one among those that lose least.
  std::pair<int, int> choose(const ParserState& state, const std::vector<int>& heads, const TreeSentence& gold) {
    bool allowed[3];
    int costs[3] = {1 << 20, 1 << 20, 1 << 20};
    for (int m = 0; m < 3; ++m) {
      allowed[m] = state.allows(static_cast<Move>(m));
      if (allowed[m]) costs[m] = state.cost(static_cast<Move>(m), heads);
    }
    least_ = *std::min_element(costs, costs + 3);
    std::copy(costs, costs + 3, costs_);
    int predicted = -1;
    int wanted = -1;
    for (int i = 0; i < static_cast<int>(scores_.size()); ++i) {
      if (!allowed[static_cast<int>(table_.actions[i].move)]) continue;
      if (predicted < 0 || scores_[i] > scores_[predicted]) predicted = i;
      if (good(state, i, heads, gold) && (wanted < 0 || scores_[i] > scores_[wanted])) wanted = i;
    }
    return {predicted, wanted};
  }

  // Whether an action loses no more than the best one and, where it makes a gold arc, names it rightly.
  bool good(const ParserState& state, int action, const std::vector<int>& heads, const TreeSentence& gold) const {
    const ParserAction& a = table_.actions[action];
    if (costs_[static_cast<int>(a.move)] != least_) return false;
    if (a.move == Move::kShift) return true;
    const int child = state.stack(0);
    const int parent = a.move == Move::kLeft ? state.buffer(0) : state.stack(1);
    return heads[child] != parent || gold[child].relation == a.relation;
  }

  std::uint64_t next_random() {
    random_ ^= random_ << 13;
    random_ ^= random_ >> 7;
    random_ ^= random_ << 17;
    return random_;
  }

  ActionTable table_;
  AveragedPerceptron perceptron_;
  std::vector<float> scores_;
  FeatureList features_;
  int costs_[3] = {0, 0, 0};
  int least_ = 0;
  std::size_t decisions_ = 0;
  std::size_t mistakes_ = 0;
  std::uint64_t random_ = 88172645463325252ULL;
};

}  // namespace

LinearModel train_parser(const WordTable& words, const std::vector<TreeSentence>& sentences, int epochs, const Progress& progress) {
  ParserTraining training(make_actions(sentences));
  for (int epoch = 0; epoch < epochs; ++epoch) {
    for (const std::size_t s : shuffled(sentences.size(), 1000 + static_cast<std::uint64_t>(epoch))) {
      std::vector<int> heads;
      for (const TreeWord& word : sentences[s]) heads.push_back(word.head);
      if (projective(heads)) training.sentence(parsed_words(words, sentences[s]), sentences[s], epoch > 0);
    }
    progress(fmt::format("parser: pass {} of {}, {:.2f} % of decisions wrong", epoch + 1, epochs, 100 * training.take_error_rate()));
  }
  return training.average();
}

}  // namespace relata::extract
