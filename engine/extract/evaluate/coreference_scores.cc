#include "engine/extract/evaluate/coreference_scores.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace relata::extract {
namespace {

Chains without_singletons(const Chains& chains) {
  Chains result;
  std::copy_if(chains.begin(), chains.end(), std::back_inserter(result), [](const auto& chain) { return chain.size() > 1; });
  return result;
}

using ChainOf = std::unordered_map<std::uint32_t, std::size_t>;

ChainOf chain_of(const Chains& chains) {
  ChainOf result;
  for (std::size_t c = 0; c < chains.size(); ++c) {
    for (const std::uint32_t mention : chains[c]) result[mention] = c;
  }
  return result;
}

// How many mentions of each chain of the other side a chain holds, and how many that are in none.
struct Parts {
  std::unordered_map<std::size_t, double> shared;
  double alone = 0;
};

Parts parts_of(const std::vector<std::uint32_t>& chain, const ChainOf& other) {
  Parts parts;
  for (const std::uint32_t mention : chain) {
    const auto found = other.find(mention);
    if (found == other.end()) {
      ++parts.alone;
    } else {
      ++parts.shared[found->second];
    }
  }
  return parts;
}

void add_links(const Chains& chains, const ChainOf& other, double& part, double& whole) {
  for (const auto& chain : chains) {
    const Parts parts = parts_of(chain, other);
    part += static_cast<double>(chain.size()) - static_cast<double>(parts.shared.size()) - parts.alone;
    whole += static_cast<double>(chain.size()) - 1;
  }
}

void add_mentions(const Chains& chains, const ChainOf& other, double& part, double& whole) {
  for (const auto& chain : chains) {
    for (const auto& [number, shared] : parts_of(chain, other).shared) part += shared * shared / static_cast<double>(chain.size());
    whole += static_cast<double>(chain.size());
  }
}

// The highest sum of one number a row, no two of one column: the Hungarian method in the form with potentials (Jonker and Volgenant 1987).
double best_alignment(const std::vector<std::vector<double>>& gains) {
  if (gains.empty() || gains[0].empty()) return 0;
  const std::size_t n = std::max(gains.size(), gains[0].size());
  const auto cost = [&](std::size_t i, std::size_t j) { return i < gains.size() && j < gains[0].size() ? -gains[i][j] : 0.0; };
  std::vector<double> row(n + 1), column(n + 1);
  std::vector<std::size_t> match(n + 1, 0), way(n + 1, 0);
  for (std::size_t i = 1; i <= n; ++i) {
    match[0] = i;
    std::size_t at = 0;
    std::vector<double> least(n + 1, std::numeric_limits<double>::infinity());
    std::vector<bool> used(n + 1, false);
    do {
      used[at] = true;
      double delta = std::numeric_limits<double>::infinity();
      std::size_t next = 0;
      for (std::size_t j = 1; j <= n; ++j) {
        if (used[j]) continue;
        const double reduced = cost(match[at] - 1, j - 1) - row[match[at]] - column[j];
        if (reduced < least[j]) least[j] = reduced, way[j] = at;
        if (least[j] < delta) delta = least[j], next = j;
      }
      for (std::size_t j = 0; j <= n; ++j) {
        if (used[j]) {
          row[match[j]] += delta, column[j] -= delta;
        } else {
          least[j] -= delta;
        }
      }
      at = next;
    } while (match[at] != 0);
    for (; at != 0; at = way[at]) match[at] = match[way[at]];
  }
  double sum = 0;
  for (std::size_t j = 1; j <= n; ++j) sum -= cost(match[j] - 1, j - 1);
  return sum;
}

double aligned_similarity(const Chains& gold, const Chains& predicted, const ChainOf& predicted_of) {
  std::vector<std::vector<double>> gains(gold.size(), std::vector<double>(predicted.size(), 0));
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (const auto& [p, shared] : parts_of(gold[g], predicted_of).shared) {
      gains[g][p] = 2 * shared / static_cast<double>(gold[g].size() + predicted[p].size());
    }
  }
  return best_alignment(gains);
}

}  // namespace

void PrecisionRecall::add(const PrecisionRecall& other) {
  precision_part += other.precision_part, precision_whole += other.precision_whole;
  recall_part += other.recall_part, recall_whole += other.recall_whole;
}

double PrecisionRecall::f1() const {
  const double sum = precision() + recall();
  return sum == 0 ? 0 : 2 * precision() * recall() / sum;
}

void CoreferenceScores::add(const CoreferenceScores& other) {
  muc.add(other.muc);
  b3.add(other.b3);
  ceaf.add(other.ceaf);
}

CoreferenceScores score_coreference(const Chains& all_gold, const Chains& all_predicted) {
  const Chains gold = without_singletons(all_gold);
  const Chains predicted = without_singletons(all_predicted);
  const ChainOf gold_of = chain_of(gold);
  const ChainOf predicted_of = chain_of(predicted);
  CoreferenceScores scores;
  add_links(gold, predicted_of, scores.muc.recall_part, scores.muc.recall_whole);
  add_links(predicted, gold_of, scores.muc.precision_part, scores.muc.precision_whole);
  add_mentions(gold, predicted_of, scores.b3.recall_part, scores.b3.recall_whole);
  add_mentions(predicted, gold_of, scores.b3.precision_part, scores.b3.precision_whole);
  scores.ceaf.recall_part = scores.ceaf.precision_part = aligned_similarity(gold, predicted, predicted_of);
  scores.ceaf.recall_whole = static_cast<double>(gold.size());
  scores.ceaf.precision_whole = static_cast<double>(predicted.size());
  return scores;
}

}  // namespace relata::extract
