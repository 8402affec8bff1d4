#include "engine/extract/ner/name_network.h"

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

void NameNetwork::score(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos, Matrix& scores) const {
  const std::size_t word_size = parts_.words.dimensions();
  const std::size_t feature_size = parts_.features.dimensions();
  Matrix inputs;
  inputs.resize(words.size(), word_size + feature_size);
  FeatureList features;
  const Capitals capitals = capitals_of(words);
  std::vector<std::int32_t> sum(feature_size);
  for (std::size_t i = 0; i < words.size(); ++i) {
    float* row = inputs.row(i);
    if (const std::int8_t* vector = parts_.words.find(words[i].lower)) {
      for (std::size_t c = 0; c < word_size; ++c) row[c] = static_cast<float>(vector[c]) * parts_.words.scale();
    }
    name_features(words, xpos, capitals, i, features);
    std::fill(sum.begin(), sum.end(), 0);
    for (const std::uint32_t feature : features.items()) {
      const std::int8_t* vector = parts_.features.find(feature);
      for (std::size_t c = 0; vector != nullptr && c < feature_size; ++c) sum[c] += vector[c];
    }
    for (std::size_t c = 0; c < feature_size; ++c) row[word_size + c] = static_cast<float>(sum[c]) * parts_.features.scale();
  }
  Matrix first;
  Matrix second;
  parts_.first.apply(inputs, first);
  parts_.second.apply(first, second);
  parts_.output.apply(second, scores);
}

void NameNetwork::write(ModelWriter& writer) const {
  parts_.words.write(writer);
  parts_.features.write(writer);
  parts_.first.write(writer);
  parts_.second.write(writer);
  parts_.output.write(writer);
  for (const float transition : parts_.transitions) writer.f32(transition);
}

NameNetwork NameNetwork::read(ModelReader& reader) {
  Parts parts;
  parts.words = VectorTable::read(reader);
  parts.features = VectorTable::read(reader);
  parts.first = RecurrentLayer::read(reader);
  parts.second = RecurrentLayer::read(reader);
  parts.output = DenseLayer::read(reader);
  for (float& transition : parts.transitions) transition = reader.f32();
  const bool fits = parts.first.inputs() == parts.words.dimensions() + parts.features.dimensions() &&
                    parts.second.inputs() == 2 * parts.first.size() && parts.output.inputs() == 2 * parts.second.size() &&
                    parts.output.outputs() == kNameLabels;
  if (!fits) reader.fail();
  if (!reader.ok()) return {};
  return NameNetwork(std::move(parts));
}

}  // namespace relata::extract
