#include "engine/extract/parse/transition_system.h"

#include <cassert>

namespace relata::extract {

ParserState::ParserState(int word_count) : word_count_(word_count) {
  const auto size = static_cast<std::size_t>(word_count) + 1;
  for (std::vector<int>* list : {&heads_, &labels_, &left_, &left2_, &right_, &right2_}) list->assign(size, kNone);
  left_valency_.assign(size, 0);
  right_valency_.assign(size, 0);
}

bool ParserState::allows(Move move) const {
  switch (move) {
    case Move::kShift: return next_ < word_count_;
    // One word only hangs from the root: whatever else is left on the stack then hangs from a word below it.
    case Move::kLeft: return !stack_.empty() && (next_ < word_count_ || stack_.size() == 1);
    case Move::kRight: return stack_.size() > 1;
  }
  return false;
}

void ParserState::attach(int child, int parent, int label) {
  heads_[child] = parent;
  labels_[child] = label;
  std::vector<int>& outer = child < parent ? left_ : right_;
  std::vector<int>& second = child < parent ? left2_ : right2_;
  second[parent] = outer[parent];
  outer[parent] = child;
  ++(child < parent ? left_valency_ : right_valency_)[parent];
}

void ParserState::apply(Move move, int label) {
  assert(allows(move));
  if (move == Move::kShift) {
    stack_.push_back(next_++);
    return;
  }
  const int child = stack_.back();
  stack_.pop_back();
  attach(child, move == Move::kLeft ? next_ : stack_.back(), label);
}

int ParserState::cost(Move move, const std::vector<int>& heads) const {
  int lost = 0;
  if (move == Move::kShift) {
    const int b = next_;
    for (std::size_t i = 0; i < stack_.size(); ++i) {
      if (heads[stack_[i]] == b) ++lost;
      if (heads[b] == stack_[i] && i + 1 != stack_.size()) ++lost;
    }
    return lost;
  }
  const int s = stack_.back();
  for (int d = next_; d < word_count_; ++d) {
    if (heads[d] == s) ++lost;
  }
  const int head = heads[s];
  if (move == Move::kLeft) {
    if (head > next_ || (stack_.size() > 1 && head == stack_[stack_.size() - 2])) ++lost;
  } else if (head >= next_) {
    ++lost;
  }
  return lost;
}

}  // namespace relata::extract
