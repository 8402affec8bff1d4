#include "engine/io/bulk/bulk_header.h"

#include <gtest/gtest.h>

namespace relata {
namespace {

Result<std::vector<BulkColumn>> parse(std::string text, BulkKind kind, BulkType id_type = BulkType::kString) {
  CsvReader reader(text, {}, 1);
  std::vector<CsvField> fields;
  reader.next(fields);
  return parse_bulk_header(fields, kind, id_type);
}

BulkColumn node_column(const std::string& text, BulkType id_type = BulkType::kString) {
  return parse(text, BulkKind::kNodes, id_type).value().front();
}

TEST(BulkHeader, ReadsPropertiesWithTheirTypes) {
  EXPECT_EQ(node_column("name").type, BulkType::kString);
  EXPECT_EQ(node_column("name").name, "name");
  for (const char* text : {"age:int", "age:long", "age:short", "age:byte", "age:INT"}) {
    EXPECT_EQ(node_column(text).type, BulkType::kInteger) << text;
    EXPECT_EQ(node_column(text).name, "age");
  }
  EXPECT_EQ(node_column("x:double").type, BulkType::kFloat);
  EXPECT_EQ(node_column("x:boolean").type, BulkType::kBoolean);
  EXPECT_EQ(node_column("x:localdatetime").type, BulkType::kLocalDateTime);
  EXPECT_EQ(node_column("a:b:date").name, "a:b");
  const BulkColumn tags = node_column("tags:string[]");
  EXPECT_TRUE(tags.is_list);
  EXPECT_EQ(tags.type, BulkType::kString);
}

TEST(BulkHeader, ReadsIdsWithSpaceAndName) {
  const BulkColumn plain = node_column(":ID");
  EXPECT_EQ(plain.role, BulkRole::kId);
  EXPECT_EQ(plain.name, "");
  EXPECT_EQ(plain.id_space, "");
  const BulkColumn named = node_column("key:ID(people)");
  EXPECT_EQ(named.name, "key");
  EXPECT_EQ(named.id_space, "people");
  EXPECT_EQ(named.type, BulkType::kString);
  EXPECT_EQ(node_column("key:ID", BulkType::kInteger).type, BulkType::kInteger);
  EXPECT_EQ(node_column("key:ID(people){id-type:long}").type, BulkType::kInteger);
  const auto columns = parse(":START_ID(a),from:END_ID,:TYPE,x", BulkKind::kRelationships).value();
  EXPECT_EQ(columns[0].role, BulkRole::kStartId);
  EXPECT_EQ(columns[0].id_space, "a");
  EXPECT_EQ(columns[1].role, BulkRole::kEndId);
  EXPECT_EQ(columns[1].name, "");
  EXPECT_EQ(columns[2].role, BulkRole::kType);
}

TEST(BulkHeader, LeavesOutWhatIsToBeIgnored) {
  const auto columns = parse("a:IGNORE,,:LABEL", BulkKind::kNodes).value();
  EXPECT_EQ(columns[0].role, BulkRole::kIgnore);
  EXPECT_EQ(columns[1].role, BulkRole::kIgnore);
  EXPECT_EQ(columns[2].role, BulkRole::kLabels);
}

TEST(BulkHeader, KeepsATimeZone) {
  EXPECT_EQ(node_column("at:datetime{timezone:Europe/Oslo}").time_zone, "Europe/Oslo");
  EXPECT_EQ(node_column("at:time{timezone:'+02:00'}").time_zone, "+02:00");
}

TEST(BulkHeader, RefusesWhatItCannotMeanAndNamesTheColumn) {
  const auto node = [](const char* text) { return std::string(parse(text, BulkKind::kNodes).status().message()); };
  const auto relationship = [](const char* text) { return std::string(parse(text, BulkKind::kRelationships).status().message()); };
  EXPECT_TRUE(node("x:integers").starts_with("column 'x:integers': the type 'integers' is unknown")) << node("x:integers");
  EXPECT_EQ(node("p:point").substr(0, 18), "column 'p:point': ");
  EXPECT_EQ(node(":int"), "column ':int': the property has no name");
  EXPECT_EQ(node("a,b,a:int"), "there are two columns for the property 'a'");
  EXPECT_EQ(node(":ID,x:ID(b)"), "there is more than one column :ID");
  EXPECT_EQ(node(":ID,:START_ID"), "column ':START_ID': this belongs into a file of relationships");
  EXPECT_EQ(node("a:int(space)"), "column 'a:int(space)': only ID, START_ID and END_ID are in an id space");
  EXPECT_EQ(node("a:datetime{timezone:Mars}"), "column 'a:datetime{timezone:Mars}': the time zone 'Mars' is unknown");
  EXPECT_EQ(node("a:int{crs:WGS-84}"), "column 'a:int{crs:WGS-84}': the option 'crs' is unknown here");
  EXPECT_EQ(relationship(":START_ID,:TYPE"), "a file of relationships needs one column :END_ID");
  EXPECT_EQ(relationship(":START_ID,:START_ID,:END_ID"), "a file of relationships needs one column :START_ID");
  EXPECT_EQ(relationship(":START_ID,:END_ID,:LABEL"), "column ':LABEL': this belongs into a file of nodes");
}

}  // namespace
}  // namespace relata
