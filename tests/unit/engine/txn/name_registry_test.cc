#include "engine/txn/name_registry.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/base/limits.h"

namespace relata {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

TEST(NameRegistry, NumbersEachKindOfNameByItself) {
  MemorySnapshot graph;
  NameRegistry names(graph);
  EXPECT_EQ(names.label("Person").value(), LabelId{1});
  EXPECT_EQ(names.type("KNOWS").value(), TypeId{1});
  EXPECT_EQ(names.key("name").value(), KeyId{1});
  EXPECT_EQ(names.key("age").value(), KeyId{2});
}

TEST(NameRegistry, RegistersANameOnce) {
  MemorySnapshot graph;
  NameRegistry names(graph);
  const LabelId person = names.label("Person").value();
  EXPECT_EQ(names.label("Person").value(), person);
  ASSERT_EQ(names.registered().size(), 1U);
  const auto& registered = std::get<RegisterName>(names.registered()[0]);
  EXPECT_EQ(registered.space, NameSpace::kLabel);
  EXPECT_EQ(registered.id, person.value);
  EXPECT_EQ(registered.name, "Person");
  EXPECT_EQ(graph.names().find_label("Person"), person);
}

TEST(NameRegistry, TakesNamesThatTheGraphHasForKnown) {
  MemorySnapshot graph;
  graph.add_name(NameSpace::kType, "KNOWS");
  NameRegistry names(graph);
  EXPECT_EQ(names.type("KNOWS").value(), TypeId{1});
  EXPECT_THAT(names.registered(), IsEmpty());
}

TEST(NameRegistry, RefusesEmptyAndEndlessNames) {
  MemorySnapshot graph;
  NameRegistry names(graph);
  EXPECT_EQ(names.label("").status().code(), StatusCode::kInvalidArgument);
  const Status too_long = names.key(std::string(limits::kNameBytes + 1, 'x')).status();
  EXPECT_EQ(too_long.code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(too_long.message()), HasSubstr("property key"));
  EXPECT_TRUE(names.key(std::string(limits::kNameBytes, 'x')).is_ok());
  EXPECT_EQ(names.registered().size(), 1U);
}

}  // namespace
}  // namespace relata
