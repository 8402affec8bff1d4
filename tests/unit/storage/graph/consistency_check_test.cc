// Each kind of damage is planted into a sound store, and has to be found and named.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/base/limits.h"
#include "storage/graph/segment_writer.h"
#include "storage/layout/keys.h"
#include "storage/layout/record_codec.h"
#include "tests/unit/storage/graph/raw_store.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

// After the second commit of the sample history: nodes 1 and 2 people, 3 and 4 articles; edge 1 (type 1) with evidence of both articles,
// edge 2 (type 2) with evidence of article 3, both from node 1 to node 2.
class ConsistencyCheck : public RawStore {
 protected:
  void SetUp() override {
    for (int i = 0; i < 2; ++i) ASSERT_TRUE(graph_->commit(sample_history()[static_cast<std::size_t>(i)], Durability::kNone).is_ok());
  }

  ConsistencyReport check() { return graph_->check().value(); }
  // A problem with `key` that says `text`.
  void expect_problem(const std::string& key, const std::string& text) {
    EXPECT_THAT(check().problems, Contains(AllOf(HasSubstr(keys::describe(key)), HasSubstr(text))));
  }

  std::unique_ptr<GraphStore> graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
};

TEST_F(ConsistencyCheck, FindsNothingWrongAfterAnyCommit) {
  for (std::size_t i = 2; i < sample_history().size(); ++i) {
    EXPECT_THAT(check().problems, IsEmpty()) << i;
    ASSERT_TRUE(graph_->commit(sample_history()[i], Durability::kNone).is_ok());
  }
  EXPECT_THAT(check().problems, IsEmpty());
}

TEST_F(ConsistencyCheck, CountsWhatThereIs) {
  const ConsistencyReport report = check();
  EXPECT_EQ(report.nodes, 4U);
  EXPECT_EQ(report.edges, 2U);
  EXPECT_EQ(report.evidence_items, 3U);
  EXPECT_EQ(report.articles, 2U);
  EXPECT_EQ(report.problem_count, 0U);
}

// Every flipped bit in every value of the store, but for the format's number, which is checked on opening.
TEST_F(ConsistencyCheck, FindsEveryFlippedBitAndNamesTheKey) {
  for (const auto& [key, value] : content_of(*kv_)) {
    if (key == keys::meta("format")) continue;
    for (std::size_t bit = 0; bit < value.size() * 8; bit += 7) {
      std::string damaged = value;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
      put(key, damaged);
      const ConsistencyReport report = check();
      ASSERT_THAT(report.problems, Contains(HasSubstr(keys::describe(key)))) << bit;
    }
    put(key, value);
  }
  EXPECT_THAT(check().problems, IsEmpty());
}

// Every single entry, taken away, is missed by another table.
TEST_F(ConsistencyCheck, FindsEveryMissingEntry) {
  for (const auto& [key, value] : content_of(*kv_)) {
    // Not every node has a text.
    if (key == keys::meta("format") || key[0] == static_cast<char>(keys::Table::kArticleText)) continue;
    erase(key);
    EXPECT_GT(check().problem_count, 0U) << keys::describe(key);
    put(key, value);
  }
}

TEST_F(ConsistencyCheck, FindsARelationshipWithoutItsNode) {
  erase(keys::node({2}));
  expect_problem(keys::edge({1}), "it ends at a node that does not exist (key 'n' 00 00 00 00 00 00 00 02 is missing)");
}

TEST_F(ConsistencyCheck, FindsSegmentsThatAreMissingReplacedOrNotListed) {
  const SegmentKey out{SegmentGroup::kOut, 0, 1};
  const SegmentKey in{SegmentGroup::kIn, 0, 1};
  ASSERT_TRUE(graph_
                  ->write_segments(false,
                                   [&](SegmentWriter& writer) -> Status {
                                     RELATA_RETURN_IF_ERROR(writer.put(out, 1, "outgoing"));
                                     RELATA_RETURN_IF_ERROR(writer.put(in, 1, "incoming"));
                                     return writer.put_directory(writer.directory());
                                   })
                  .is_ok());
  EXPECT_THAT(check().problems, IsEmpty());
  const std::map<Bytes, Bytes> content = content_of(*kv_);
  put(keys::segment(out, 0), content.at(keys::segment(in, 0)));
  expect_problem(keys::segment(out, 0), "another segment stands in its place");
  erase(keys::segment(out, 0));
  expect_problem(keys::segment(out, 0), "the segment is missing");
  put(keys::segment({SegmentGroup::kOut, 0, 2}, 0), content.at(keys::segment(in, 0)));
  expect_problem(keys::segment({SegmentGroup::kOut, 0, 2}, 0), "the list of segments does not have it");
}

TEST_F(ConsistencyCheck, FindsTextsOfNoArticle) {
  put(keys::article_text({9}), *encode_text("lost"));
  expect_problem(keys::article_text({9}), "belongs to an article that does not exist");
}

TEST_F(ConsistencyCheck, FindsIdsThatWereNeverHandedOut) {
  put(keys::node({5}), *encode(NodeRecord{}));
  expect_problem(keys::node({5}), "was never handed out");
  put(keys::edge({3}), *encode(EdgeRecord{{1}, {1}, {2}, {}}));
  expect_problem(keys::edge({3}), "was never handed out");
}

TEST_F(ConsistencyCheck, FindsNamesThatTheDictionaryLacks) {
  put(keys::node({1}), *encode(NodeRecord{{{3}}, {{KeyId{7}, 1}}}));
  expect_problem(keys::node({1}), "label 3 is not in the dictionary");
  expect_problem(keys::node({1}), "property key 7 is not in the dictionary");
  put(keys::edge({2}), *encode(EdgeRecord{{1}, {4}, {2}, {}}));
  expect_problem(keys::edge({2}), "relationship type 4 is not in the dictionary");
}

TEST_F(ConsistencyCheck, FindsADictionaryWithHolesAndDoubles) {
  erase(keys::dictionary(NameSpace::kLabel, 1));
  expect_problem(keys::dictionary(NameSpace::kLabel, 2), "the dictionary misses the name with id 1");
  put(keys::dictionary(NameSpace::kLabel, 1), *encode_text("Article"));
  EXPECT_THAT(check().problems, Contains("the dictionary holds the name 'Article' twice"));
}

TEST_F(ConsistencyCheck, FindsLabelsAndPropertiesOutOfOrder) {
  put(keys::node({1}), *encode(NodeRecord{{{2}, {1}}, {{KeyId{2}, 1}, {KeyId{1}, 1}}}));
  expect_problem(keys::node({1}), "labels are not in ascending order");
  expect_problem(keys::node({1}), "properties are not in ascending order");
}

TEST_F(ConsistencyCheck, FindsGapsAndLooseEndsOfTheChangeLog) {
  erase(keys::log(1));
  expect_problem(keys::log(2), "goes on with another version than 1");
  erase(keys::log(2));
  EXPECT_THAT(check().problems, Contains("the change log ends before version 2"));
  put(keys::log(3), *encode(LogRecord{}));
  expect_problem(keys::log(3), "goes on with another version");
}

TEST_F(ConsistencyCheck, FindsKeysOfNoTable) {
  put("zebra", "");
  expect_problem("zebra", "belongs to no table");
  put("n too short", "");
  expect_problem("n too short", "was never handed out");
}

TEST_F(ConsistencyCheck, NamesAHundredProblemsAndCountsTheRest) {
  for (std::uint64_t id = 100; id < 250; ++id) put(keys::article_text({id}), *encode_text("lost"));
  const ConsistencyReport report = check();
  EXPECT_EQ(report.problems.size(), ConsistencyReport::kMaxReportedProblems);
  EXPECT_EQ(report.problem_count, 150U);
}

// What is newer than the stored segments stays, since they are brought up to date from it; the rest goes, some with every commit.
TEST_F(ConsistencyCheck, AcceptsAChangeLogThatHasBeenCutToItsLimit) {
  const auto commit = [&](std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) ASSERT_TRUE(graph_->commit({}, Durability::kNone).is_ok());
    EXPECT_THAT(check().problems, IsEmpty());
  };
  const auto logged = [&] {
    std::size_t count = 0;
    for (const auto& [key, value] : content_of(*kv_)) count += key.starts_with(keys::table(keys::Table::kLog));
    return count;
  };
  commit(limits::kLoggedVersions + 4);
  EXPECT_EQ(logged(), limits::kLoggedVersions + 6);
  ASSERT_TRUE(graph_
                  ->write_segments(false,
                                   [&](SegmentWriter& writer) {
                                     writer.directory().version = limits::kLoggedVersions + 6;
                                     return writer.put_directory(writer.directory());
                                   })
                  .is_ok());
  commit(1);
  EXPECT_EQ(logged(), limits::kLoggedVersions + 3);
  commit(4);
  EXPECT_EQ(logged(), limits::kLoggedVersions);
}

}  // namespace
}  // namespace relata
