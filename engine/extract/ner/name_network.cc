#include "engine/extract/ner/name_network.h"

#include <algorithm>

namespace relata::extract {

const std::array<const char*, kNameLabels> kNameLabelNames = {"O",     "B-PER", "I-PER", "L-PER", "U-PER", "B-ORG", "I-ORG",
                                                              "L-ORG", "U-ORG", "B-LOC", "I-LOC", "L-LOC", "U-LOC"};
namespace {

bool is_open(std::size_t label) { return kNameLabelNames[label][0] == 'B' || kNameLabelNames[label][0] == 'I'; }
bool continues(std::size_t label) { return kNameLabelNames[label][0] == 'I' || kNameLabelNames[label][0] == 'L'; }

}  // namespace

bool may_follow(std::size_t previous, std::size_t next) {
  if (!is_open(previous)) return !continues(next);
  return continues(next) && (previous - 1) / 4 == (next - 1) / 4;
}
bool may_begin(std::size_t label) { return !continues(label); }
bool may_end(std::size_t label) { return !is_open(label); }

const std::vector<LabelPair>& pairs_that_may_follow() {
  static const std::vector<LabelPair> pairs = [] {
    std::vector<LabelPair> list;
    for (std::size_t previous = 0; previous < kNameLabels; ++previous) {
      for (std::size_t next = 0; next < kNameLabels; ++next) {
        if (may_follow(previous, next)) list.push_back({static_cast<std::uint8_t>(previous), static_cast<std::uint8_t>(next)});
      }
    }
    return list;
  }();
  return pairs;
}

Capitals capitals_of(const std::vector<WordFeatures>& words) {
  static const std::uint32_t kPronoun = hash_text("i");
  std::size_t after_first = 0;
  for (std::size_t i = 1; i < words.size(); ++i) after_first += words[i].capitalised && words[i].lower != kPronoun ? 1 : 0;
  const bool first = !words.empty() && words[0].capitalised;
  if (10 * (after_first + (first ? 1 : 0)) >= 6 * words.size()) return Capitals::kMostWords;
  if (after_first > 0) return Capitals::kMarkNames;
  return first ? Capitals::kFirstWordOnly : Capitals::kNone;
}

void name_features(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos, Capitals capitals, std::size_t at,
                   FeatureList& features) {
  const WordFeatures& w = words[at];
  // What a capital is worth where the word stands.
  const auto capital = static_cast<std::uint32_t>(capitals) * 2 + (w.capitalised ? 1 : 0);
  features.clear();
  std::uint32_t i = 0;
  features.add(i++, w.lower);
  features.add(i++, w.suffix2);
  features.add(i++, w.suffix3);
  features.add(i++, w.prefix3);
  features.add(i++, w.shape, at == 0);
  features.add(i++, w.entry.coarse, w.capitalised);
  features.add(i++, w.entry.fine, w.capitalised);
  features.add(i++, w.title_flags, capital);
  features.add(i++, xpos[at], capital);
}

void NameNetwork::score(const std::vector<WordFeatures>& words, const SyntaxClues& syntax, Matrix& scores) const {
  const std::size_t word_columns = parts_.inputs.columns();
  WordInputs::Wanted wanted;
  FeatureList features;
  const Capitals capitals = capitals_of(words);
  for (std::size_t i = 0; i < words.size(); ++i) {
    name_features(words, syntax.xpos, capitals, i, features);
    parts_.inputs.ask(words[i].lower, features.items(), wanted);
  }
  Matrix inputs, states;
  parts_.states.apply(syntax.states, states);
  inputs.make_room(words.size(), word_columns + states.columns);
  parts_.inputs.fill(wanted, inputs);
  for (std::size_t i = 0; i < words.size(); ++i) std::copy_n(states.row(i), states.columns, inputs.row(i) + word_columns);
  Matrix first;
  Matrix second;
  parts_.first.apply(inputs, first);
  parts_.second.apply(first, second);
  parts_.output.apply(second, scores);
}

void NameNetwork::write(ModelWriter& writer) const {
  parts_.inputs.write(writer);
  parts_.states.write(writer);
  parts_.first.write(writer);
  parts_.second.write(writer);
  parts_.output.write(writer);
  for (const float transition : parts_.transitions) writer.f32(transition);
}

NameNetwork NameNetwork::read(ModelReader& reader) {
  Parts parts;
  parts.inputs = WordInputs::read(reader);
  parts.states = DenseLayer::read(reader);
  parts.first = RecurrentLayer::read(reader);
  parts.second = RecurrentLayer::read(reader);
  parts.output = DenseLayer::read(reader);
  for (float& transition : parts.transitions) transition = reader.f32();
  const bool fits = parts.first.inputs() == parts.inputs.columns() + parts.states.outputs() &&
                    parts.second.inputs() == 2 * parts.first.size() && parts.output.inputs() == 2 * parts.second.size() &&
                    parts.output.outputs() == kNameLabels;
  if (!fits) reader.fail();
  if (!reader.ok()) return {};
  return NameNetwork(std::move(parts));
}

}  // namespace relata::extract
