#include "engine/extract/foreign/foreign_document.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace relata::extract {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST(ForeignForm, IsToldByItsLists) {
  EXPECT_EQ(*foreign_form(json::parse(R"({"entities": []})")), ForeignForm::kNeutral);
  EXPECT_EQ(*foreign_form(json::parse(R"({"sentences": [], "entities": []})")), ForeignForm::kCoreNlp);
  EXPECT_EQ(*foreign_form(json::parse(R"({"ents": [], "sentences": []})")), ForeignForm::kSpacy);
  EXPECT_THAT(std::string(foreign_form(json::parse(R"({"ents": "none"})")).status().message()), HasSubstr("has none of"));
  EXPECT_EQ(foreign_form(json::parse("[1]")).status().message(), "is no JSON object");
  EXPECT_EQ(foreign_form(json::parse("{", nullptr, false)).status().message(), "is no valid JSON");
}

TEST(ForeignDocument, SaysWhatIsWrong) {
  const auto complaint = [](std::string_view line) { return std::string(read_foreign_document(line).status().message()); };
  EXPECT_EQ(complaint("{"), "is no valid JSON");
  EXPECT_THAT(complaint(R"({"text": "x"})"), HasSubstr("has none of"));
  EXPECT_EQ(complaint(R"({"entities": []})"), "has no \"text\"");
  EXPECT_EQ(complaint(R"({"entities": [], "text": 1.5})"), "\"text\" is no string");
}

}  // namespace
}  // namespace relata::extract
