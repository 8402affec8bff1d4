#include "engine/extract/syntax/projective_tree.h"

#include <cstdint>
#include <limits>

#include "engine/extract/model/kernels.h"

namespace relata::extract {
namespace {

constexpr float kNothing = -std::numeric_limits<float>::infinity();

// Best scores of stretches of words, and where each is put together from two. `whole[head][end]` has all that hangs from `head` on the side
// of `end`, which may be before or after it, up to `end`, and `ended[end][head]` the same; `begun[head][child]` ends with an arc from
// `head` to `child`, whose words on the far side are missing.
class Chart {
 public:
  Chart(const float* scores, std::size_t stride, std::size_t count)
      : scores_(scores),
        stride_(stride),
        count_(count),
        whole_(count * count),
        ended_(count * count),
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
    const std::size_t length = last - first;
    // The split is the last word that belongs to `first`.
    const BestSum arc_over = best_sum(&whole_[at(first, first)], &whole_[at(last, first + 1)], length);
    begun_[at(first, last)] = arc_over.sum + arc(last, first);
    begun_[at(last, first)] = arc_over.sum + arc(first, last);
    begun_split_[at(first, last)] = begun_split_[at(last, first)] = split_after(first, arc_over);

    const BestSum onwards = best_sum(&begun_[at(first, first + 1)], &ended_[at(last, first + 1)], length);
    set_whole(first, last, onwards.sum, split_after(first + 1, onwards));
    const BestSum backwards = best_sum(&ended_[at(first, first)], &begun_[at(last, first)], length);
    set_whole(last, first, backwards.sum, split_after(first, backwards));
  }

  static std::uint32_t split_after(std::size_t first, BestSum best) { return static_cast<std::uint32_t>(first + best.at); }
  void set_whole(std::size_t head, std::size_t end, float score, std::uint32_t split) {
    whole_[at(head, end)] = ended_[at(end, head)] = score;
    whole_split_[at(head, end)] = split;
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
  std::vector<float> whole_, ended_, begun_;
  std::vector<std::uint32_t> whole_split_, begun_split_;
};

}  // namespace

std::vector<int> best_projective_tree(const float* scores, std::size_t stride, std::size_t count) {
  if (count == 0) return {};
  return Chart(scores, stride, count).heads();
}

}  // namespace relata::extract
