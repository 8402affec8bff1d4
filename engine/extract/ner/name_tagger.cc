#include "engine/extract/ner/name_tagger.h"

#include <algorithm>
#include <cassert>

namespace relata::extract {
namespace {

const WordFeatures kOutside{};

}  // namespace

void name_features(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos, std::size_t at, int previous,
                   int before_previous, FeatureList& features) {
  const auto word = [&](std::ptrdiff_t offset) -> const WordFeatures& {
    const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(at) + offset;
    return index < 0 || index >= static_cast<std::ptrdiff_t>(words.size()) ? kOutside : words[static_cast<std::size_t>(index)];
  };
  const auto tag = [&](std::ptrdiff_t offset) {
    const std::ptrdiff_t index = static_cast<std::ptrdiff_t>(at) + offset;
    return index < 0 || index >= static_cast<std::ptrdiff_t>(words.size()) ? 0U : xpos[static_cast<std::size_t>(index)];
  };
  const WordFeatures &w = word(0), &p = word(-1), &pp = word(-2), &n = word(1), &nn = word(2);
  features.clear();
  std::uint32_t i = 0;
  features.add(i++, w.form);
  features.add(i++, w.lower);
  features.add(i++, w.shape, at == 0);
  features.add(i++, w.prefix2);
  features.add(i++, w.prefix3);
  features.add(i++, w.suffix2);
  features.add(i++, w.suffix3);
  features.add(i++, w.suffix4);
  features.add(i++, w.entry.fine);
  features.add(i++, w.entry.coarse, w.capitalised);
  features.add(i++, w.entry.flags, w.capitalised);
  features.add(i++, tag(0), w.capitalised);
  features.add(i++, previous);
  features.add(i++, previous, before_previous);
  features.add(i++, previous, w.lower);
  features.add(i++, previous, w.shape);
  features.add(i++, previous, w.entry.fine);
  features.add(i++, previous, w.entry.flags, w.capitalised);
  features.add(i++, p.lower);
  features.add(i++, p.shape, w.shape);
  features.add(i++, p.entry.fine);
  features.add(i++, p.entry.flags, w.entry.flags);
  features.add(i++, pp.lower);
  features.add(i++, pp.entry.fine);
  features.add(i++, n.lower);
  features.add(i++, n.shape, w.shape);
  features.add(i++, n.entry.fine);
  features.add(i++, n.entry.flags, w.entry.flags);
  features.add(i++, n.suffix3);
  features.add(i++, nn.lower);
  features.add(i++, nn.entry.fine);
  features.add(i++, p.lower, w.lower);
  features.add(i++, w.lower, n.lower);
  features.add(i++, p.lower, w.shape, n.lower);
  features.add(i++, p.entry.coarse, w.entry.coarse, w.capitalised);
  features.add(i++, w.entry.coarse, n.entry.coarse, w.capitalised, n.capitalised);
  features.add(i++, tag(-1), tag(0), tag(1));
  features.add(i++, tag(0), tag(1), n.capitalised);
  features.add(i++, p.capitalised, w.capitalised, n.capitalised, nn.capitalised);
}

NameTagger::NameTagger(LinearModel model) : model_(std::move(model)) {
  for (const std::string& label : model_.labels()) {
    EntityType type = EntityType::kPlace;
    if (label.ends_with("PER")) type = EntityType::kPerson;
    if (label.ends_with("ORG")) type = EntityType::kOrganization;
    labels_.push_back({label[0], type});
  }
}

bool NameTagger::may_follow(int previous, int next) const {
  const bool open = previous >= 0 && (labels_[previous].position == 'B' || labels_[previous].position == 'I');
  const char position = labels_[next].position;
  const bool continues = position == 'I' || position == 'L';
  return open ? continues && labels_[previous].type == labels_[next].type : !continues;
}

std::vector<NameTagger::Name> NameTagger::tag(const std::vector<WordFeatures>& words, const std::vector<std::uint32_t>& xpos) const {
  std::vector<Name> names;
  std::vector<std::int32_t> scores(labels_.size());
  FeatureList features;
  int previous = -1;
  int before_previous = -1;
  std::uint32_t begin = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    name_features(words, xpos, i, previous, before_previous, features);
    std::fill(scores.begin(), scores.end(), 0);
    model_.score(features.items(), scores.data());
    const bool last = i + 1 == words.size();
    int best = -1;
    for (int label = 0; label < static_cast<int>(labels_.size()); ++label) {
      const char position = labels_[label].position;
      if (!may_follow(previous, label) || (last && (position == 'B' || position == 'I'))) continue;
      if (best < 0 || scores[label] > scores[best]) best = label;
    }
    assert(best >= 0);
    const char position = labels_[best].position;
    if (position == 'B' || position == 'U') begin = static_cast<std::uint32_t>(i);
    if (position == 'L' || position == 'U') names.push_back({begin, static_cast<std::uint32_t>(i) + 1, labels_[best].type});
    before_previous = previous;
    previous = best;
  }
  return names;
}

}  // namespace relata::extract
