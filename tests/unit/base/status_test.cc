#include "storage/base/status.h"

#include <gtest/gtest.h>

#include <set>

#include "storage/base/result.h"

namespace relata {
namespace {

TEST(Status, IsOneNullPointerOnSuccess) {
  EXPECT_EQ(sizeof(Status), sizeof(void*));
  const Status status;
  EXPECT_TRUE(status.is_ok());
  EXPECT_EQ(status.code(), StatusCode::kOk);
  EXPECT_EQ(status.message(), "");
  EXPECT_EQ(status.to_string(), "ok");
}

TEST(Status, CopiesDeeplyAndSurvivesSelfAssignment) {
  Status first = Status::compile_error("SyntaxError", "UndefinedVariable", "x is not defined", 7, 1);
  Status copy = first;
  first = Status::ok();
  Status& same = copy;
  copy = same;
  ASSERT_NE(copy.query_error(), nullptr);
  EXPECT_EQ(copy.query_error()->detail, "UndefinedVariable");
  EXPECT_EQ(copy.query_error()->offset, 7);
  EXPECT_TRUE(copy.query_error()->at_compile_time);
  EXPECT_EQ(copy.to_string(), "query error (SyntaxError: UndefinedVariable): x is not defined");
}

TEST(Status, PutsContextBeforeTheMessageOfErrorsOnly) {
  EXPECT_EQ(Status::busy("locked").with_context("graph").message(), "graph: locked");
  EXPECT_TRUE(Status::ok().with_context("graph").is_ok());
}

TEST(Status, NamesEveryCodeDifferently) {
  std::set<std::string_view> names;
  for (int code = 0; code <= static_cast<int>(StatusCode::kQueryError); ++code) names.insert(to_string(static_cast<StatusCode>(code)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(StatusCode::kQueryError) + 1);
  EXPECT_FALSE(names.contains("unknown"));
}

Result<int> half(int number) {
  if (number % 2 != 0) return Status::invalid_argument("odd");
  return number / 2;
}

Result<int> quarter(int number) {
  RELATA_ASSIGN_OR_RETURN(const int once, half(number));
  RELATA_ASSIGN_OR_RETURN(const int twice, half(once));
  return twice;
}

Status check_quarter(int number) {
  RELATA_RETURN_IF_ERROR(quarter(number).status());
  return Status::ok();
}

TEST(Result, HandsValuesOnAndLeavesWithTheFirstError) {
  EXPECT_EQ(*quarter(12), 3);
  EXPECT_EQ(quarter(6).status().message(), "odd");
  EXPECT_TRUE(check_quarter(8).is_ok());
  EXPECT_EQ(check_quarter(7).code(), StatusCode::kInvalidArgument);
}

TEST(Result, MovesWhatCannotBeCopied) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(5);
  ASSERT_TRUE(result.is_ok());
  const std::unique_ptr<int> taken = std::move(result).value();
  EXPECT_EQ(*taken, 5);
}

}  // namespace
}  // namespace relata
