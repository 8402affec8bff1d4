#include "engine/extract/ner/name_ensemble.h"

#include <algorithm>

namespace relata::extract {

NameEnsemble::NameEnsemble(std::vector<NameNetwork> members) : members_(std::move(members)) {
  const auto count = static_cast<float>(members_.size());
  for (std::size_t previous = 0; previous < kNameLabels; ++previous) {
    for (std::size_t next = 0; next < kNameLabels; ++next) {
      float sum = 0;
      for (const NameNetwork& member : members_) sum += member.transition(previous, next);
      transitions_[previous * kNameLabels + next] = members_.empty() ? 0 : sum / count;
    }
  }
}

void NameEnsemble::score(const std::vector<WordFeatures>& words, const SyntaxClues& syntax, Matrix& scores) const {
  members_.front().score(words, syntax, scores);
  Matrix more;
  for (std::size_t i = 1; i < members_.size(); ++i) {
    members_[i].score(words, syntax, more);
    std::transform(scores.values.begin(), scores.values.end(), more.values.begin(), scores.values.begin(), std::plus<>());
  }
  const auto count = static_cast<float>(members_.size());
  for (float& score : scores.values) score /= count;
}

void NameEnsemble::write(ModelWriter& writer) const {
  writer.u8(static_cast<std::uint8_t>(members_.size()));
  for (const NameNetwork& member : members_) member.write(writer);
}

NameEnsemble NameEnsemble::read(ModelReader& reader) {
  std::vector<NameNetwork> members(reader.u8());
  for (NameNetwork& member : members) {
    member = NameNetwork::read(reader);
    if (member.state_columns() != members.front().state_columns()) reader.fail();
    if (!reader.ok()) return {};
  }
  if (members.empty()) reader.fail();
  return NameEnsemble(std::move(members));
}

}  // namespace relata::extract
