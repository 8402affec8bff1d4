#pragma once

#include <string_view>
#include <vector>

#include "engine/index/node_index.h"

namespace relata {

struct SearchHit {
  NodeId node;
  double score = 0;
};

struct SearchOptions {
  std::size_t limit = 20;
  bool all_words = false;  // only nodes that have every word; else any of them
};

// How well the documents of a full-text index answer a question in words, the best first, those of equal score by node id.
//
// The question is cut into words as texts are (text_terms.h), a word that stands twice counts once; `cease*` stands for every word that
// begins so, which together count as one. The score is Okapi BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)
// with k1 = 1.2 and b = 0.75, and ln(1 + (N - n + 0.5) / (n + 0.5)) as the weight of a word that n of N documents have, which is never
// negative.
//
// Requires: the index is a full-text index. Errors: kInvalidArgument for more than limits::kSearchWords words; those of the store.
// Cost: linear in the number of documents that have any of the words.
Result<std::vector<SearchHit>> search_full_text(const NodeIndex& index, std::string_view question, const SearchOptions& options);

}  // namespace relata
