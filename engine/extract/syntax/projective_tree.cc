#include "engine/extract/syntax/projective_tree.h"

#include <limits>

namespace relata::extract {
namespace {

constexpr float kNothing = -std::numeric_limits<float>::infinity();

// Best scores of stretches of words, and where each is put together from two. `whole[head][end]` has all that hangs from `head` on the side
// of `end`, which may be before or after it, up to `end`; `begun[head][child]` ends with an arc from `head` to `child`, whose words
// on the far side are missing.
class Chart {
 public:
  Chart(const float* scores, std::size_t stride, std::size_t count)
      : scores_(scores),
        stride_(stride),
        count_(count),
        whole_(count * count),
        begun_(count * count),
        whole_split_(count * count),
        begun_split_(count * count) {
    for (std::size_t length = 1; length < count; ++length) {
      for (std::size_t first = 0; first + length < count; ++first) join(first, first + length);
    }
  }

  std::vector<int> heads() const {
    std::vector<int> heads(count_, static_cast<int>(count_));
    std::size_t root = 0;
    float best = kNothing;
    for (std::size_t word = 0; word < count_; ++word) {
      const float score = whole_[at(word, 0)] + whole_[at(word, count_ - 1)] + arc(word, count_);
      if (score > best) best = score, root = word;
    }
    open(root, heads);
    return heads;
  }

 private:
  struct Stretch {
    std::size_t head;
    std::size_t end;
    bool whole;
  };

  std::size_t at(std::size_t head, std::size_t end) const { return head * count_ + end; }
  float arc(std::size_t word, std::size_t head) const { return scores_[word * stride_ + head]; }

  void join(std::size_t first, std::size_t last) {
    float best = kNothing;
    std::size_t split = first;  // the last word that belongs to `first`
    for (std::size_t k = first; k < last; ++k) {
      const float score = whole_[at(first, k)] + whole_[at(last, k + 1)];
      if (score > best) best = score, split = k;
    }
    begun_[at(first, last)] = best + arc(last, first);
    begun_[at(last, first)] = best + arc(first, last);
    begun_split_[at(first, last)] = begun_split_[at(last, first)] = split;

    best = kNothing;
    for (std::size_t k = first + 1; k <= last; ++k) {
      const float score = begun_[at(first, k)] + whole_[at(k, last)];
      if (score > best) best = score, split = k;
    }
    whole_[at(first, last)] = best;
    whole_split_[at(first, last)] = split;

    best = kNothing;
    for (std::size_t k = first; k < last; ++k) {
      const float score = whole_[at(k, first)] + begun_[at(last, k)];
      if (score > best) best = score, split = k;
    }
    whole_[at(last, first)] = best;
    whole_split_[at(last, first)] = split;
  }

  void open(std::size_t root, std::vector<int>& heads) const {
    std::vector<Stretch> left = {{root, 0, true}, {root, count_ - 1, true}};
    while (!left.empty()) {
      const auto [head, end, whole] = left.back();
      left.pop_back();
      if (head == end) continue;
      if (whole) {
        const std::size_t child = whole_split_[at(head, end)];
        left.push_back({head, child, false});
        left.push_back({child, end, true});
      } else {
        heads[end] = static_cast<int>(head);
        const std::size_t split = begun_split_[at(head, end)];
        left.push_back({head, head < end ? split : split + 1, true});
        left.push_back({end, head < end ? split + 1 : split, true});
      }
    }
  }

  const float* scores_;
  std::size_t stride_;
  std::size_t count_;
  std::vector<float> whole_, begun_;
  std::vector<std::size_t> whole_split_, begun_split_;
};

}  // namespace

std::vector<int> best_projective_tree(const float* scores, std::size_t stride, std::size_t count) {
  if (count == 0) return {};
  return Chart(scores, stride, count).heads();
}

}  // namespace relata::extract
