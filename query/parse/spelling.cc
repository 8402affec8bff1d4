#include "query/parse/spelling.h"

#include <algorithm>
#include <vector>

namespace relata {
namespace {

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> two_back(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = folded(a[i - 1]) == folded(b[j - 1]);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
      const bool swapped = i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) && folded(a[i - 2]) == folded(b[j - 1]);
      if (swapped) row[j] = std::min(row[j], two_back[j - 2] + 1);
    }
    std::swap(two_back, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string closest_word(std::string_view word, std::span<const std::string> candidates) {
  constexpr std::size_t kShortest = 3;
  constexpr std::size_t kLongest = 64;
  if (word.size() < kShortest || word.size() > kLongest) return {};
  std::size_t best = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string closest;
  for (const auto& candidate : candidates) {
    if (candidate.size() > kLongest || candidate.size() < kShortest) continue;
    const std::size_t here = distance(word, candidate);
    if (here < best && here < candidate.size()) {
      best = here;
      closest = candidate;
    }
  }
  return closest;
}

std::string did_you_mean(std::string_view word, std::span<const std::string> candidates) {
  const std::string closest = closest_word(word, candidates);
  return closest.empty() ? closest : "; did you mean " + closest + "?";
}

}  // namespace relata
