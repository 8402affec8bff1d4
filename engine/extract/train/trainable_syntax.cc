#include "engine/extract/train/trainable_syntax.h"

#include <algorithm>

namespace relata::extract {
namespace {

// Shares left out while learning.
constexpr LeaveOutClues kLeaveOutClues = {0.3F, 0.1F, 0.1F};
constexpr float kLeaveOutInputs = 0.2F;
constexpr float kLeaveOutOutputs = 0.25F;
constexpr float kLeaveOutEnds = 0.25F;

void bend(Matrix& values) {
  for (float& value : values.values) value = leaky(value);
}

// `values` are those after bend(), which keeps signs.
void bend_back(const Matrix& values, Matrix& gradient) {
  for (std::size_t i = 0; i < values.values.size(); ++i) gradient.values[i] *= values.values[i] < 0 ? 0.1F : 1.0F;
}

void copy_columns(const Matrix& from, std::size_t begin, std::size_t size, Matrix& to) {
  to.resize(from.rows, size);
  for (std::size_t row = 0; row < from.rows; ++row) std::copy_n(from.row(row) + begin, size, to.row(row));
}

void put_columns(const Matrix& from, std::size_t begin, Matrix& to) {
  for (std::size_t row = 0; row < from.rows; ++row) std::copy_n(from.row(row), from.columns, to.row(row) + begin);
}

// Turns scores into their gradients.
double learn_labels(Matrix& scores, const std::vector<int>& gold, std::size_t count, float weight) {
  double loss = 0;
  for (std::size_t row = 0; row < scores.rows; ++row) {
    if (gold[row] == SyntaxExample::kUnknown) {
      std::fill_n(scores.row(row), count, 0.0F);
    } else {
      loss += softmax_loss(scores.row(row), count, static_cast<std::size_t>(gold[row]), weight);
    }
  }
  return loss;
}

}  // namespace

TrainableSyntax::TrainableSyntax(const WordVectors& vectors, const std::vector<std::uint32_t>& features, const SyntaxLabels& labels,
                                 const SyntaxSizes& sizes, std::uint64_t seed)
    : sizes_(sizes),
      tag_count_(labels.tags.size()),
      relation_count_(labels.relations.size()),
      start_(7),
      random_(seed),
      inputs_(vectors, features, sizes.word, sizes.feature, start_),
      tags_(2 * sizes.cells, labels.tags.size(), start_),
      ends_(2 * sizes.cells, 2 * sizes.arc + 2 * sizes.relation, start_),
      arcs_(sizes.arc, start_),
      relations_(sizes.relation, labels.relations.size(), start_),
      input_dropout_(kLeaveOutInputs),
      layer_dropouts_(sizes.layers, Dropout(kLeaveOutOutputs)),
      dependent_dropout_(kLeaveOutEnds),
      head_dropout_(kLeaveOutEnds),
      pair_dropout_(kLeaveOutEnds) {
  for (std::size_t layer = 0; layer < sizes.layers; ++layer) {
    layers_.emplace_back(layer == 0 ? inputs_.columns() : 2 * sizes.cells, sizes.cells, layer == 0, start_);
  }
  outputs_.resize(sizes.layers);
}

void TrainableSyntax::learn(const std::vector<const SyntaxExample*>& batch, float weight) {
  loss_ = {};
  if (batch.empty()) return;
  gather(batch);
  forward();
  Matrix last_gradient, tag_gradient;
  learn_trees(weight, last_gradient);
  learn_tags(weight, tag_gradient);
  backward(last_gradient, tag_gradient);
}

std::vector<Parameter*> TrainableSyntax::parameters() {
  std::vector<Parameter*> list = {&inputs_.projection(), &arcs_.root()};
  const auto add = [&](TrainableDense& layer) {
    list.push_back(&layer.weights());
    list.push_back(&layer.bias());
  };
  for (TrainableRecurrent& layer : layers_) add(layer.sums());
  for (TrainableDense* layer : {&tags_, &ends_, &arcs_.map(), &relations_}) add(*layer);
  return list;
}

SyntaxNetwork::Parts TrainableSyntax::quantised() const {
  SyntaxNetwork::Parts parts;
  parts.inputs = inputs_.quantised();
  for (const TrainableRecurrent& layer : layers_) parts.layers.push_back(layer.quantised());
  parts.tags = tags_.quantised();
  parts.ends = ends_.quantised();
  parts.arcs = arcs_.map().quantised();
  parts.root = arcs_.root().value;
  parts.relations = relations_.quantised();
  return parts;
}

void TrainableSyntax::gather(const std::vector<const SyntaxExample*>& batch) {
  sentences_ = {0};
  words_.clear();
  gold_tags_.clear();
  gold_heads_.clear();
  gold_relations_.clear();
  for (const SyntaxExample* example : batch) {
    for (const InputWord& word : example->words) words_.push_back(&word);
    gold_tags_.insert(gold_tags_.end(), example->tags.begin(), example->tags.end());
    gold_heads_.insert(gold_heads_.end(), example->heads.begin(), example->heads.end());
    gold_relations_.insert(gold_relations_.end(), example->relations.begin(), example->relations.end());
    sentences_.push_back(words_.size());
  }
}

void TrainableSyntax::forward() {
  inputs_.forward(words_, kLeaveOutClues, random_, first_inputs_);
  input_dropout_.choose(first_inputs_, random_);
  for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
    layers_[layer].forward(layer == 0 ? first_inputs_ : outputs_[layer - 1], sentences_, outputs_[layer]);
    layer_dropouts_[layer].choose(outputs_[layer], random_);
  }
}

void TrainableSyntax::learn_tags(float weight, Matrix& gradient) {
  const Matrix& outputs = outputs_[SyntaxNetwork::kTagLayer];
  Matrix scores;
  tags_.forward(outputs, scores);
  loss_.tags = learn_labels(scores, gold_tags_, tag_count_, weight);
  tags_.backward(outputs, scores, &gradient);
}

void TrainableSyntax::learn_trees(float weight, Matrix& gradient) {
  Matrix ends, dependents, heads, dependent_gradient, head_gradient;
  ends_.forward(outputs_.back(), ends);
  Matrix ends_gradient;
  ends_gradient.resize(ends.rows, ends.columns);
  copy_columns(ends, 0, sizes_.arc, dependents);
  copy_columns(ends, sizes_.arc, sizes_.arc, heads);
  bend(dependents);
  bend(heads);
  dependent_dropout_.choose(dependents, random_);
  head_dropout_.choose(heads, random_);
  loss_.arcs = arcs_.learn(dependents, heads, sentences_, gold_heads_, weight, dependent_gradient, head_gradient);
  dependent_dropout_.apply(dependent_gradient);
  head_dropout_.apply(head_gradient);
  bend_back(dependents, dependent_gradient);
  bend_back(heads, head_gradient);
  put_columns(dependent_gradient, 0, ends_gradient);
  put_columns(head_gradient, sizes_.arc, ends_gradient);
  learn_relations(ends, weight, ends_gradient);
  ends_.backward(outputs_.back(), ends_gradient, &gradient);
}

void TrainableSyntax::learn_relations(const Matrix& ends, float weight, Matrix& ends_gradient) {
  const std::size_t begin = 2 * sizes_.arc;
  const std::size_t size = sizes_.relation;
  Matrix pairs, scores, gradient;
  pairs.resize(ends.rows, size);
  for (std::size_t s = 0; s + 1 < sentences_.size(); ++s) {
    for (std::size_t row = sentences_[s]; row < sentences_[s + 1]; ++row) {
      const std::size_t governor = governor_of(s, row);
      if (governor == sentences_[s + 1]) continue;
      for (std::size_t c = 0; c < size; ++c) pairs.row(row)[c] = leaky(ends.row(row)[begin + c] + ends.row(governor)[begin + size + c]);
    }
  }
  pair_dropout_.choose(pairs, random_);
  relations_.forward(pairs, scores);
  loss_.relations = learn_labels(scores, gold_relations_, relation_count_, weight);
  relations_.backward(pairs, scores, &gradient);
  pair_dropout_.apply(gradient);
  bend_back(pairs, gradient);
  for (std::size_t s = 0; s + 1 < sentences_.size(); ++s) {
    for (std::size_t row = sentences_[s]; row < sentences_[s + 1]; ++row) {
      const std::size_t governor = governor_of(s, row);
      if (governor == sentences_[s + 1]) continue;
      for (std::size_t c = 0; c < size; ++c) {
        ends_gradient.row(row)[begin + c] += gradient.row(row)[c];
        ends_gradient.row(governor)[begin + size + c] += gradient.row(row)[c];
      }
    }
  }
}

void TrainableSyntax::backward(Matrix& gradient, const Matrix& tag_gradient) {
  Matrix below;
  for (std::size_t layer = layers_.size(); layer-- > 0;) {
    if (layer == SyntaxNetwork::kTagLayer) {
      for (std::size_t i = 0; i < gradient.values.size(); ++i) gradient.values[i] += tag_gradient.values[i];
    }
    layer_dropouts_[layer].apply(gradient);
    layers_[layer].backward(layer == 0 ? first_inputs_ : outputs_[layer - 1], sentences_, gradient, below);
    std::swap(gradient, below);
  }
  input_dropout_.apply(gradient);
  inputs_.backward(gradient);
}

}  // namespace relata::extract
