#include "engine/extract/model/word_inputs.h"

#include <gtest/gtest.h>

#include <vector>

namespace relata::extract::testing {
namespace {

// Words 3 and 8, features 10, 20 and 30; the scale of both tables is 1.
WordInputs inputs() { return {VectorTable(1, {3, 8}, {127, -127}), VectorTable(2, {10, 20, 30}, {127, 1, 2, 3, -127, 0})}; }

TEST(WordInputs, HaveTheVectorOfTheWordBesideTheSumOfItsFeatures) {
  const WordInputs tables = inputs();
  WordInputs::Wanted wanted;
  tables.ask(8, {10, 20}, wanted);
  tables.ask(3, {20, 30, 20}, wanted);
  Matrix rows;
  rows.resize(2, 4);
  rows.row(1)[3] = 7;
  tables.fill(wanted, rows);
  EXPECT_EQ(rows.values, (AlignedVector<float>{-127, 129, 4, 0, 127, -123, 6, 7}));
}

TEST(WordInputs, AreZeroForWhatTheTablesLack) {
  const WordInputs tables = inputs();
  WordInputs::Wanted wanted;
  tables.ask(4, {11}, wanted);
  tables.ask(5, {}, wanted);
  tables.ask(3, {12, 10}, wanted);
  Matrix rows;
  rows.make_room(3, tables.columns());
  tables.fill(wanted, rows);
  EXPECT_EQ(rows.values, (AlignedVector<float>{0, 0, 0, 0, 0, 0, 127, 127, 1}));
}

}  // namespace
}  // namespace relata::extract::testing
