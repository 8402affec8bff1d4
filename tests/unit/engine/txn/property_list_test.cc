#include "engine/txn/property_list.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/graph/name_table.h"
#include "storage/base/limits.h"

namespace relata {
namespace {

using testing::HasSubstr;

class PropertyListTest : public testing::Test {
 protected:
  PropertyListTest() {
    for (const char* name : {"a", "b", "c"}) names.add(NameSpace::kKey, name);
  }
  NameTable names;
  const KeyId a{1}, b{2}, c{3};
};

TEST_F(PropertyListTest, IsSortedWithTheLastOfEqualKeysAndWithoutNulls) {
  EXPECT_EQ(*normalized_properties({{c, 1}, {a, 2}, {b, Value()}, {a, 3}}, names), (PropertyList{{a, Value(3)}, {c, Value(1)}}));
  EXPECT_EQ(*normalized_properties({{a, 1}, {a, Value()}}, names), PropertyList{});
}

TEST_F(PropertyListTest, RefusesWhatCannotBeStoredAndNamesTheKey) {
  const Status node = normalized_properties({{a, 1}, {b, Value(NodeId{1})}}, names).status();
  EXPECT_EQ(node.code(), StatusCode::kInvalidArgument);
  EXPECT_THAT(std::string(node.message()), HasSubstr("property `b` cannot hold a node"));
  EXPECT_THAT(std::string(check_storable(ValueList{1, EdgeId{1}}, c, names).message()), HasSubstr("`c` cannot hold a relationship"));
  EXPECT_THAT(std::string(check_storable(ValueMap{}, c, names).message()), HasSubstr("a map"));
}

TEST_F(PropertyListTest, LimitsTheDepthOfLists) {
  Value nested = 1;
  for (int depth = 0; depth < limits::kValueDepth; ++depth) nested = ValueList{nested};
  EXPECT_TRUE(check_storable(nested, a, names).is_ok());
  EXPECT_THAT(std::string(check_storable(ValueList{nested}, a, names).message()), HasSubstr("nested too deeply"));
}

TEST_F(PropertyListTest, AssignsInPlace) {
  PropertyList list = {{a, 1}, {c, 3}};
  assign_property(list, b, 2);
  EXPECT_EQ(list, (PropertyList{{a, Value(1)}, {b, Value(2)}, {c, Value(3)}}));
  assign_property(list, c, 4);
  assign_property(list, a, Value());
  assign_property(list, a, Value());
  EXPECT_EQ(list, (PropertyList{{b, Value(2)}, {c, Value(4)}}));
}

}  // namespace
}  // namespace relata
