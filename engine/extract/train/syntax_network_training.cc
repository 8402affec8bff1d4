#include "engine/extract/train/syntax_network_training.h"

#include <algorithm>
#include <iterator>
#include <thread>

namespace relata::extract {
namespace {

// Moves gradients [begin, end).
void move_gradient(Parameter& from, std::size_t begin, std::size_t end, Parameter& to) {
  for (std::size_t i = begin; i < end; ++i) {
    to.gradient[i] += from.gradient[i];
    from.gradient[i] = 0;
  }
}

}  // namespace

SyntaxNetworkTraining::SyntaxNetworkTraining(const WordVectors& vectors, std::vector<std::uint32_t> features, SyntaxLabels labels,
                                             SyntaxSizes sizes, bool two_threads)
    : features_(std::move(features)),
      labels_(std::move(labels)),
      two_threads_(two_threads),
      first_(vectors, features_, labels_, sizes, 11),
      second_(vectors, features_, labels_, sizes, 12) {}

SyntaxLoss SyntaxNetworkTraining::learn(const std::vector<const SyntaxExample*>& batch, float rate) {
  std::vector<const SyntaxExample*> halves[2];
  std::size_t words[2] = {0, 0};
  for (const SyntaxExample* example : batch) {
    const std::size_t smaller = words[0] <= words[1] ? 0 : 1;
    halves[smaller].push_back(example);
    words[smaller] += example->words.size();
  }
  const float weight = 1.0F / static_cast<float>(std::max<std::size_t>(words[0] + words[1], 1));
  if (two_threads_) {
    std::thread other([&] { second_.learn(halves[1], weight); });
    first_.learn(halves[0], weight);
    other.join();
  } else {
    first_.learn(halves[0], weight);
    second_.learn(halves[1], weight);
  }
  add_up(rate);
  SyntaxLoss loss = first_.loss();
  loss.tags += second_.loss().tags;
  loss.arcs += second_.loss().arcs;
  loss.relations += second_.loss().relations;
  return loss;
}

void SyntaxNetworkTraining::add_up(float rate) {
  adam_.next_step(rate);
  const std::vector<Parameter*> mine = first_.parameters();
  const std::vector<Parameter*> theirs = second_.parameters();
  for (std::size_t i = 0; i < mine.size(); ++i) {
    move_gradient(*theirs[i], 0, mine[i]->value.size(), *mine[i]);
    adam_.update(*mine[i]);
    theirs[i]->value = mine[i]->value;
  }
  add_up_table();
}

// Of its many rows only those that the batch has.
void SyntaxNetworkTraining::add_up_table() {
  Parameter& mine = first_.inputs().table();
  Parameter& theirs = second_.inputs().table();
  const std::size_t width = first_.inputs().table_width();
  const std::vector<std::uint32_t> my_rows = first_.inputs().touched();
  const std::vector<std::uint32_t> their_rows = second_.inputs().touched();
  std::vector<std::uint32_t> rows;
  std::set_union(my_rows.begin(), my_rows.end(), their_rows.begin(), their_rows.end(), std::back_inserter(rows));
  for (const std::uint32_t row : their_rows) move_gradient(theirs, row * width, (row + 1) * width, mine);
  adam_.update_rows(mine, width, rows);
  for (const std::uint32_t row : rows) std::copy_n(mine.value.data() + row * width, width, theirs.value.data() + row * width);
  first_.inputs().clear_touched();
  second_.inputs().clear_touched();
}

SyntaxNetwork SyntaxNetworkTraining::quantised() const {
  SyntaxNetwork::Parts parts = first_.quantised();
  parts.tag_names = labels_.tags;
  parts.relation_names = labels_.relations;
  return SyntaxNetwork(std::move(parts));
}

}  // namespace relata::extract
