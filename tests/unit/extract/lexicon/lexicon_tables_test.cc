#include "engine/extract/lexicon/lexicon_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <utility>

#include "tests/support/temporary_directory.h"

namespace relata::extract::testing {
namespace {

using ::testing::EndsWith;

// A folder of empty lexicons, some of which a test fills.
class LexiconTablesTest : public ::testing::Test {
 protected:
  LexiconTablesTest() {
    for (const char* name : {"countries", "regions", "organizations", "roles", "group_nouns", "places", "given_names", "organization_names",
                             "name_words", "not_names", "cues", "proposals", "relation_types"}) {
      fill(name, "");
    }
  }
  void fill(const std::string& name, const std::string& lines) { directory_.write(name + ".txt", lines); }
  std::unique_ptr<LexiconTables> load() {
    auto tables = std::make_unique<LexiconTables>();
    EXPECT_TRUE(load_lexicon_tables(directory_.path(), *tables).is_ok());
    return tables;
  }
  Status error() {
    LexiconTables tables;
    return load_lexicon_tables(directory_.path(), tables);
  }
  // The message of the error, behind the folder.
  void expect_error(const std::string& message) {
    const Status status = error();
    ASSERT_EQ(status.code(), StatusCode::kInvalidArgument) << message;
    EXPECT_THAT(std::string(status.message()), EndsWith(message));
  }

  const TemporaryDirectory directory_;
};

TEST_F(LexiconTablesTest, KeepTheFirstReadingOfAName) {
  fill("countries", "France | | French | Paris\nReunion | | French |\n");
  fill("regions", "Paris | | | region | France\n");
  const auto tables = load();
  EXPECT_EQ(tables->names.at("French").known->name, "France");
  EXPECT_EQ(tables->names.at("Paris").use, NameUse::kCapital);
}

TEST_F(LexiconTablesTest, TakeSpellingsOfACapitalForOneCity) {
  fill("countries", "Ukraine | | | Kyiv, Kiev\n");
  const auto tables = load();
  EXPECT_EQ(tables->names.at("Kiev").known, tables->names.at("Kyiv").known);
  EXPECT_EQ(tables->names.at("Kiev").known->name, "Kyiv");
}

// Texts are cut at hyphens.
TEST_F(LexiconTablesTest, KnowARoleWithAHyphenAsItIsCut) {
  fill("roles", "RELATED_TO | brother-in-law\n");
  const auto tables = load();
  EXPECT_EQ(tables->roles.at("brother - in - law").front().relation, "RELATED_TO");
  EXPECT_EQ(tables->roles.at("brother-in-law").front().relation, "RELATED_TO");
  EXPECT_EQ(tables->longest_role, 5U);
}

TEST_F(LexiconTablesTest, MeasureTheLongestNameAndRoleInWords) {
  EXPECT_EQ(load()->longest_name, 1U);
  fill("organizations", "Court | International Criminal Court |\n");
  fill("organization_names", "aid | Islamic Relief, Doctors of the World\n");
  fill("roles", "HOLDS_ROLE | minister, chief of staff\n");
  EXPECT_EQ(load()->longest_name, 4U);
  EXPECT_EQ(load()->longest_role, 3U);
}

TEST_F(LexiconTablesTest, JoinTheClassesOfAWord) {
  fill("group_nouns", "state | council\nbody | council\n");
  EXPECT_EQ(load()->groups.at("council"), static_cast<int>(GroupClass::kState) | static_cast<int>(GroupClass::kBody));
}

TEST_F(LexiconTablesTest, NameTheLineOfARegionInNoCountry) {
  fill("regions", "# name | ...\nAtlantis | | | island | Nowhere\n");
  expect_error("regions.txt:2: 'Nowhere' is not in countries.txt");
}

TEST_F(LexiconTablesTest, NameTheLineWithAnUnknownClass) {
  const std::pair<const char*, const char*> files[] = {
      {"group_nouns", "class"}, {"given_names", "gender"}, {"name_words", "class"}, {"not_names", "class"}, {"cues", "cue"}};
  for (const auto& [name, what] : files) {
    fill(name, "odd | word\n");
    expect_error(std::string(name) + ".txt:1: unknown " + what + " 'odd'");
    fill(name, "");
  }
  fill("proposals", "plan | middling | plan\n");
  expect_error("proposals.txt:1: strength is none of strong, weak, back");
}

TEST_F(LexiconTablesTest, SayWhichFileIsMissing) {
  std::filesystem::remove(directory_ / "cues.txt");
  EXPECT_EQ(error().code(), StatusCode::kNotFound);
  EXPECT_THAT(std::string(error().message()), EndsWith("cues.txt"));
}

}  // namespace
}  // namespace relata::extract::testing
