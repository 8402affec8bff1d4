#include "engine/extract/syntax/syntax_network.h"

#include <algorithm>

#include "engine/extract/model/kernels.h"
#include "engine/extract/syntax/projective_tree.h"

namespace relata::extract {
namespace {

constexpr std::size_t kColumns = 16;  // that add_product() works in

int best_of(const float* scores, std::size_t count) { return static_cast<int>(std::max_element(scores, scores + count) - scores); }

void write_names(const std::vector<std::string>& names, ModelWriter& writer) {
  writer.u32(static_cast<std::uint32_t>(names.size()));
  for (const std::string& name : names) writer.string(name);
}

std::vector<std::string> read_names(ModelReader& reader) {
  std::vector<std::string> names(reader.count(4));
  for (std::string& name : names) name = reader.string();
  return names;
}

}  // namespace

void syntax_features(const std::vector<WordFeatures>& words, std::size_t at, FeatureList& features) {
  const WordFeatures& w = words[at];
  features.clear();
  std::uint32_t i = 0;
  features.add(i++, w.lower);
  features.add(i++, w.suffix2);
  features.add(i++, w.suffix3);
  features.add(i++, w.suffix4);
  features.add(i++, w.prefix2);
  features.add(i++, w.prefix3);
  features.add(i++, w.shape, at == 0);
  features.add(i++, w.entry.coarse, w.capitalised);
  features.add(i++, w.entry.fine);
  features.add(i++, w.entry.flags, w.capitalised);
}

std::string SyntaxNetwork::xpos(int tag) const {
  const std::string& name = parts_.tag_names[static_cast<std::size_t>(tag)];
  return name.substr(0, name.find('|'));
}

std::string SyntaxNetwork::upos(int tag) const {
  const std::string& name = parts_.tag_names[static_cast<std::size_t>(tag)];
  return name.substr(name.find('|') + 1);
}

std::vector<WordSyntax> SyntaxNetwork::analyse(const std::vector<WordFeatures>& words, Matrix* states) const {
  std::vector<WordSyntax> result(words.size());
  if (states != nullptr) states->make_room(0, state_columns());
  if (words.empty()) return result;
  Matrix rows, next, scores;
  WordInputs::Wanted wanted;
  FeatureList features;
  for (std::size_t i = 0; i < words.size(); ++i) {
    syntax_features(words, i, features);
    parts_.inputs.ask(words[i].lower, features.items(), wanted);
  }
  rows.make_room(words.size(), parts_.inputs.columns());
  parts_.inputs.fill(wanted, rows);
  for (std::size_t layer = 0; layer < parts_.layers.size(); ++layer) {
    parts_.layers[layer].apply(rows, next);
    std::swap(rows, next);
    if (layer == kTagLayer) parts_.tags.apply(rows, scores);
  }
  for (std::size_t i = 0; i < words.size(); ++i) result[i].tag = best_of(scores.row(i), scores.columns);
  Matrix ends;
  parts_.ends.apply(rows, ends);
  const std::vector<int> heads = find_heads(ends);
  for (std::size_t i = 0; i < words.size(); ++i) result[i].head = heads[i];
  find_relations(ends, result);
  if (states != nullptr) *states = std::move(rows);
  return result;
}

std::vector<int> SyntaxNetwork::find_heads(const Matrix& ends) const {
  const std::size_t size = parts_.root.size();
  const std::size_t count = ends.rows;
  const std::size_t width = (count + 1 + kColumns - 1) / kColumns * kColumns;
  Matrix dependents, mapped, heads, scores;
  dependents.make_room(count, size);
  heads.resize(size, width);
  for (std::size_t i = 0; i < count; ++i) {
    const float* row = ends.row(i);
    for (std::size_t c = 0; c < size; ++c) {
      dependents.row(i)[c] = leaky(row[c]);
      heads.row(c)[i] = leaky(row[size + c]);
    }
  }
  for (std::size_t c = 0; c < size; ++c) heads.row(c)[count] = parts_.root[c];
  parts_.arcs.apply(dependents, mapped);
  scores.resize(count, width);
  add_product(mapped.values.data(), static_cast<std::ptrdiff_t>(size), 1, count, size, heads.values.data(), width, scores.values.data());
  return best_projective_tree(scores.values.data(), width, count);
}

void SyntaxNetwork::find_relations(const Matrix& ends, std::vector<WordSyntax>& words) const {
  const std::size_t begin = 2 * parts_.root.size();
  const std::size_t size = parts_.relations.inputs();
  Matrix pairs, scores;
  pairs.resize(words.size(), size);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto head = static_cast<std::size_t>(words[i].head);
    if (head == words.size()) continue;
    const float* dependent = ends.row(i) + begin;
    const float* governor = ends.row(head) + begin + size;
    for (std::size_t c = 0; c < size; ++c) pairs.row(i)[c] = leaky(dependent[c] + governor[c]);
  }
  parts_.relations.apply(pairs, scores);
  for (std::size_t i = 0; i < words.size(); ++i) words[i].relation = best_of(scores.row(i), scores.columns);
}

bool SyntaxNetwork::fits(const Parts& parts) {
  if (parts.layers.size() <= kTagLayer || parts.layers[0].inputs() != parts.inputs.columns()) return false;
  for (std::size_t i = 1; i < parts.layers.size(); ++i) {
    if (parts.layers[i].inputs() != 2 * parts.layers[i - 1].size()) return false;
  }
  const std::size_t arc_size = parts.root.size();
  return parts.tags.inputs() == 2 * parts.layers[kTagLayer].size() && parts.ends.inputs() == 2 * parts.layers.back().size() &&
         parts.ends.outputs() == 2 * arc_size + 2 * parts.relations.inputs() && parts.arcs.inputs() == arc_size &&
         parts.arcs.outputs() == arc_size && !parts.tag_names.empty() && parts.tags.outputs() == parts.tag_names.size() &&
         !parts.relation_names.empty() && parts.relations.outputs() == parts.relation_names.size();
}

void SyntaxNetwork::write(ModelWriter& writer) const {
  parts_.inputs.write(writer);
  writer.u8(static_cast<std::uint8_t>(parts_.layers.size()));
  for (const RecurrentLayer& layer : parts_.layers) layer.write(writer);
  parts_.tags.write(writer);
  parts_.ends.write(writer);
  parts_.arcs.write(writer);
  writer.u32(static_cast<std::uint32_t>(parts_.root.size()));
  for (const float value : parts_.root) writer.f32(value);
  parts_.relations.write(writer);
  write_names(parts_.tag_names, writer);
  write_names(parts_.relation_names, writer);
}

SyntaxNetwork SyntaxNetwork::read(ModelReader& reader) {
  Parts parts;
  parts.inputs = WordInputs::read(reader);
  parts.layers.resize(reader.u8());
  for (RecurrentLayer& layer : parts.layers) layer = RecurrentLayer::read(reader);
  parts.tags = DenseLayer::read(reader);
  parts.ends = DenseLayer::read(reader);
  parts.arcs = DenseLayer::read(reader);
  parts.root.resize(reader.count(4));
  for (float& value : parts.root) value = reader.f32();
  parts.relations = DenseLayer::read(reader);
  parts.tag_names = read_names(reader);
  parts.relation_names = read_names(reader);
  if (reader.ok() && !fits(parts)) reader.fail();
  if (!reader.ok()) return {};
  return SyntaxNetwork(std::move(parts));
}

}  // namespace relata::extract
