#include "engine/extract/parse/transition_system.h"

#include <gtest/gtest.h>

namespace relata::extract::testing {
namespace {

TEST(ParserState, OfNoWordsIsFinished) {
  EXPECT_TRUE(ParserState(0).finished());
  EXPECT_FALSE(ParserState(1).finished());
}

TEST(ParserState, BuildsATreeMoveByMove) {
  ParserState state(3);  // "Putin rejected it"
  state.apply(Move::kShift, 0);
  EXPECT_EQ(state.stack(0), 0);
  EXPECT_EQ(state.buffer(0), 1);
  state.apply(Move::kLeft, 7);  // Putin <- rejected
  state.apply(Move::kShift, 0);
  state.apply(Move::kShift, 0);
  state.apply(Move::kRight, 8);  // rejected -> it
  EXPECT_EQ(state.right_child(1), 2);
  EXPECT_EQ(state.left_child(1), 0);
  EXPECT_EQ(state.left_valency(1), 1);
  state.apply(Move::kLeft, 9);
  EXPECT_TRUE(state.finished());
  EXPECT_EQ(state.head(0), 1);
  EXPECT_EQ(state.head(1), state.root());
  EXPECT_EQ(state.head(2), 1);
  EXPECT_EQ(state.label(0), 7);
}

TEST(ParserState, HangsOneWordOnlyFromTheRoot) {
  ParserState state(2);
  state.apply(Move::kShift, 0);
  EXPECT_FALSE(state.allows(Move::kRight));
  state.apply(Move::kShift, 0);
  EXPECT_FALSE(state.allows(Move::kShift));
  EXPECT_FALSE(state.allows(Move::kLeft));  // one would be left for a second root
  EXPECT_TRUE(state.allows(Move::kRight));
}

TEST(ParserState, CountsTheGoldArcsThatAMoveLoses) {
  const std::vector<int> heads = {1, 3, 1};  // 0 <- 1 -> 2, 1 at the root
  ParserState state(3);
  state.apply(Move::kShift, 0);
  EXPECT_EQ(state.cost(Move::kLeft, heads), 0);
  EXPECT_EQ(state.cost(Move::kShift, heads), 1);  // 0 would no longer reach 1 from the left
  state.apply(Move::kLeft, 0);
  state.apply(Move::kShift, 0);
  EXPECT_EQ(state.cost(Move::kShift, heads), 0);
  EXPECT_EQ(state.cost(Move::kLeft, heads), 2);  // 1 under 2: loses its own head and its child
}

}  // namespace
}  // namespace relata::extract::testing
