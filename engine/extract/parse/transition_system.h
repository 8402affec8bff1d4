#pragma once

#include <cstdint>
#include <vector>

namespace relata::extract {

// Arc-hybrid transitions with a dynamic oracle: Kuhlmann, Gomez-Rodriguez and Satta (2011); Goldberg and Nivre (2013). Words are
// 0 .. n-1; the root is word n, last in the buffer.
enum class Move : std::uint8_t { kShift, kLeft, kRight };

class ParserState {
 public:
  static constexpr int kNone = -1;

  explicit ParserState(int word_count);

  int word_count() const { return word_count_; }
  int root() const { return word_count_; }
  bool finished() const { return stack_.empty() && next_ == word_count_; }
  bool allows(Move move) const;
  // Requires allows(move). `label` is kept with the arc.
  void apply(Move move, int label);

  // k-th word from the top of the stack, or of the buffer; kNone past the end.
  int stack(int k) const { return k < static_cast<int>(stack_.size()) ? stack_[stack_.size() - 1 - static_cast<std::size_t>(k)] : kNone; }
  int buffer(int k) const { return next_ + k <= word_count_ ? next_ + k : kNone; }
  int head(int word) const { return heads_[word]; }
  int label(int word) const { return labels_[word]; }
  // Outermost and second outermost child on either side so far; kNone without.
  int left_child(int word) const { return left_[word]; }
  int second_left_child(int word) const { return left2_[word]; }
  int right_child(int word) const { return right_[word]; }
  int second_right_child(int word) const { return right2_[word]; }
  int left_valency(int word) const { return left_valency_[word]; }
  int right_valency(int word) const { return right_valency_[word]; }

  // How many gold arcs a move makes unreachable, labels aside. `heads[i]` is i's gold head, root() for the root's.
  int cost(Move move, const std::vector<int>& heads) const;

 private:
  void attach(int child, int parent, int label);

  int word_count_;
  int next_ = 0;
  std::vector<int> stack_;
  std::vector<int> heads_, labels_, left_, left2_, right_, right2_, left_valency_, right_valency_;
};

}  // namespace relata::extract
