#pragma once

#include <cstddef>
#include <vector>

namespace relata::extract {

// The tree of highest score over words 0 .. count-1 in which no arcs cross and exactly one word hangs from the root: for each word its
// head, `count` for the root. `scores[word * stride + head]` is what an arc adds; head `count` stands for the root.
//
// Eisner 1996. Cost: the cube of `count`, a few nanoseconds each sixth of it; nothing beside reading the sentence up to a hundred words.
std::vector<int> best_projective_tree(const float* scores, std::size_t stride, std::size_t count);

}  // namespace relata::extract
