#include "engine/index/full_text_search.h"

#include <algorithm>
#include <cmath>

#include <absl/container/flat_hash_map.h>
#include <fmt/format.h>

#include "engine/index/text_terms.h"
#include "storage/base/limits.h"
#include "storage/graph/index_entries.h"

namespace relata {
namespace {

constexpr double kK1 = 1.2;
constexpr double kB = 0.75;

struct Word {
  std::string text;
  bool is_beginning = false;
  friend auto operator<=>(const Word&, const Word&) = default;
};

std::vector<Word> words_of(std::string_view question) {
  std::vector<Word> words;
  while (!question.empty()) {
    const std::size_t star = question.find('*');
    const std::vector<std::string> terms = text_terms(question.substr(0, star));
    for (const std::string& term : terms) words.push_back({term, false});
    if (star == std::string_view::npos) break;
    // The star belongs to the word right before it.
    const bool after_word = star > 0 && question[star - 1] != ' ';
    if (after_word && !terms.empty()) words.back().is_beginning = true;
    question.remove_prefix(star + 1);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

using Postings = absl::flat_hash_map<std::uint64_t, Posting>;  // by node

// The documents that have the word, or any word that begins so.
Result<Postings> postings_of(const NodeIndex& index, const Word& word) {
  constexpr std::size_t kStep = 8192;
  Postings postings;
  KeyRange range = word.is_beginning ? range_of_term_prefix(word.text) : range_of_term(word.text);
  std::vector<IndexEntry> entries;
  do {
    entries.clear();
    RELATA_RETURN_IF_ERROR(index.read(range, kStep, entries));
    for (const IndexEntry& entry : entries) {
      Posting& posting = postings[node_of_entry(entry.key).value];
      posting.count += entry.posting.count;
      posting.length = entry.posting.length;
    }
    if (!entries.empty()) range.begin = entries.back().key + '\0';
  } while (entries.size() == kStep);
  return postings;
}

struct Candidate {
  double score = 0;
  std::size_t words = 0;
};

}  // namespace

Result<std::vector<SearchHit>> search_full_text(const NodeIndex& index, std::string_view question, const SearchOptions& options) {
  const std::vector<Word> words = words_of(question);
  if (words.size() > limits::kSearchWords) {
    return Status::invalid_argument(
        fmt::format("the question has {} different words, more than the limit of {}", words.size(), limits::kSearchWords));
  }
  const IndexTotals& totals = index.totals();
  const auto documents = static_cast<double>(totals.nodes);
  const double average_length = static_cast<double>(totals.length) / std::max(documents, 1.0);
  absl::flat_hash_map<std::uint64_t, Candidate> candidates;
  for (const Word& word : words) {
    RELATA_ASSIGN_OR_RETURN(const Postings postings, postings_of(index, word));
    const auto having = static_cast<double>(postings.size());
    const double weight = std::log(1 + (documents - having + 0.5) / (having + 0.5));
    for (const auto& [node, posting] : postings) {
      const double count = posting.count;
      Candidate& candidate = candidates[node];
      candidate.score += weight * count * (kK1 + 1) / (count + kK1 * (1 - kB + kB * posting.length / average_length));
      ++candidate.words;
    }
  }
  std::vector<SearchHit> hits;
  for (const auto& [node, candidate] : candidates) {
    if (!options.all_words || candidate.words == words.size()) hits.push_back({NodeId{node}, candidate.score});
  }
  const auto better = [](const SearchHit& a, const SearchHit& b) { return a.score != b.score ? a.score > b.score : a.node < b.node; };
  const std::size_t kept = std::min(options.limit, hits.size());
  std::partial_sort(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(kept), hits.end(), better);
  hits.resize(kept);
  return hits;
}

}  // namespace relata
