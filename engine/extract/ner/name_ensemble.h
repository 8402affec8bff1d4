#pragma once

#include <array>
#include <vector>

#include "engine/extract/ner/name_network.h"

namespace relata::extract {

// Networks that learnt the same names from other random numbers. They err in different places, so that the mean of their scores is right
// more often than each of them (Hansen and Salamon 1990). Immutable; safe from any thread. Cost: that of its members.
class NameEnsemble {
 public:
  NameEnsemble() = default;
  // Requires: the members' states have the same number of columns.
  explicit NameEnsemble(std::vector<NameNetwork> members);

  bool empty() const { return members_.empty(); }
  std::size_t state_columns() const { return members_.empty() ? 0 : members_.front().state_columns(); }
  // As NameNetwork has them: means over the members. Requires: not empty.
  void score(const std::vector<WordFeatures>& words, const SyntaxClues& syntax, Matrix& scores) const;
  float transition(std::size_t previous, std::size_t next) const { return transitions_[previous * kNameLabels + next]; }

  void write(ModelWriter& writer) const;
  // What does not fit together makes the reader fail.
  static NameEnsemble read(ModelReader& reader);

 private:
  std::vector<NameNetwork> members_;
  std::array<float, kNameLabels * kNameLabels> transitions_{};
};

}  // namespace relata::extract
