// What storage keeps of indexes: entries derived from the nodes' records, documents and postings as they are put, totals of both.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/graph/index_entries.h"
#include "storage/kv/fault_kv.h"
#include "storage/layout/keys.h"
#include "storage/layout/record_codec.h"
#include "tests/unit/storage/graph/raw_store.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr LabelId kPerson{1};
constexpr LabelId kArticle{2};
constexpr KeyId kName{1};
constexpr IndexId kByName{1};
constexpr IndexId kWords{2};

IndexDefinition by_name(bool unique = false) { return {kByName, "by_name", IndexKind::kRange, unique, {kPerson}, {kName}}; }
IndexDefinition words() { return {kWords, "words", IndexKind::kFullText, false, {kPerson, kArticle}, {kName}}; }
NodeRecord person(const char* name) { return {{kPerson}, {{kName, name}}}; }

// After the first commit of the sample history: people 1 "Ann" and 2 "Bob", article 3.
class IndexStore : public RawStore {
 protected:
  void SetUp() override { commit(sample_history()[0]); }

  void commit(const MutationList& list) {
    const auto version = graph_->commit(list, Durability::kNone);
    ASSERT_TRUE(version.is_ok()) << version.status().to_string();
  }
  std::vector<std::uint64_t> find(const Value& value) const {
    std::vector<IndexEntry> entries;
    EXPECT_TRUE(graph_->index_reader().value()->read(kByName, *range_of_equal(value), 100, entries).is_ok());
    std::vector<std::uint64_t> nodes;
    for (const IndexEntry& entry : entries) nodes.push_back(node_of_entry(entry.key).value);
    return nodes;
  }
  std::vector<IndexEntry> find_term(std::string_view term) const {
    std::vector<IndexEntry> entries;
    EXPECT_TRUE(graph_->index_reader().value()->read(kWords, range_of_term(term), 100, entries).is_ok());
    return entries;
  }
  IndexTotals totals(std::size_t index) const { return graph_->load_catalog()->indexes[index].totals; }
  std::vector<std::string> problems() const { return graph_->check()->problems; }
  void expect_problem(const std::string& key, const std::string& text) const {
    EXPECT_THAT(problems(), Contains(AllOf(HasSubstr(keys::describe(key)), HasSubstr(text))));
  }

  std::unique_ptr<GraphStore> graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
};

TEST_F(IndexStore, FillsANewIndexFromTheNodesThatThereAre) {
  commit({CreateIndex{by_name()}});
  EXPECT_THAT(find("Ann"), ElementsAre(1));
  EXPECT_THAT(find("Bob"), ElementsAre(2));
  EXPECT_EQ(totals(0), (IndexTotals{2, 0}));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(IndexStore, FollowsEveryChangeOfANode) {
  commit({CreateIndex{by_name()}, PutNode{{4}, person("Ann")}, PutNode{{1}, person("Anna")}});
  EXPECT_THAT(find("Ann"), ElementsAre(4));
  EXPECT_THAT(find("Anna"), ElementsAre(1));
  commit({PutNode{{1}, {{kArticle}, {{kName, "Anna"}}}}, PutNode{{2}, {{kPerson}, {}}}});  // another label, no name any more
  EXPECT_THAT(find("Anna"), IsEmpty());
  EXPECT_THAT(find("Bob"), IsEmpty());
  commit({PutNode{{4}, person("A")}, PutNode{{4}, person("B")}});  // twice in one commit
  EXPECT_THAT(find("A"), IsEmpty());
  EXPECT_THAT(find("B"), ElementsAre(4));
  commit({DeleteNode{{4}}});
  EXPECT_THAT(find("B"), IsEmpty());
  EXPECT_EQ(totals(0), (IndexTotals{0, 0}));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(IndexStore, LeavesNothingOfADroppedIndex) {
  commit({CreateIndex{by_name()}, CreateIndex{words()}, PutDocument{kWords, {1}, {{{"ann", 2}}, 2}}});
  commit({DropIndex{kByName}, DropIndex{kWords}});
  EXPECT_THAT(graph_->load_catalog()->indexes, IsEmpty());
  for (const auto& [key, value] : content_of(*kv_))
    EXPECT_EQ(std::string_view("pgxy").find(key[0]), std::string::npos) << keys::describe(key);
  // Its id is not given out again.
  EXPECT_EQ(graph_->load_catalog()->next_index, 3U);
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(IndexStore, ReplacesWhatADocumentSaid) {
  commit({CreateIndex{by_name()}, CreateIndex{words()}, PutDocument{kWords, {1}, {{{"ann", 1}, {"lee", 2}}, 3}},
          PutDocument{kWords, {2}, {{{"lee", 1}}, 1}}});
  EXPECT_EQ(totals(1), (IndexTotals{2, 4}));
  EXPECT_THAT(find_term("lee"), ElementsAre(IndexEntry{term_entry("lee", {1}), {2, 3}}, IndexEntry{term_entry("lee", {2}), {1, 1}}));
  commit({PutDocument{kWords, {1}, {{{"ann", 1}}, 1}}});
  EXPECT_THAT(find_term("lee"), ElementsAre(IndexEntry{term_entry("lee", {2}), {1, 1}}));
  commit({PutDocument{kWords, {2}, {}}, DeleteEdge{{1}, {1}, {1}, {2}}, DeleteEdge{{2}, {1}, {2}, {2}}, DeleteNode{{1}}});
  EXPECT_THAT(find_term("ann"), IsEmpty());
  EXPECT_EQ(totals(1), (IndexTotals{0, 0}));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(IndexStore, KnowsItsIndexesWhenOpenedAgain) {
  commit({CreateIndex{by_name()}, CreateIndex{words()}, PutDocument{kWords, {1}, {{{"ann", 2}}, 2}}});
  graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
  EXPECT_EQ(graph_->load_catalog()->indexes[0].definition, by_name());
  EXPECT_EQ(graph_->load_catalog()->indexes[1].definition, words());
  commit({PutNode{{1}, person("Anna")}});
  EXPECT_THAT(find("Anna"), ElementsAre(1));
  EXPECT_EQ(totals(1), (IndexTotals{1, 2}));
  EXPECT_THAT(problems(), IsEmpty());
}

TEST_F(IndexStore, ReadsNoMoreEntriesThanAskedFor) {
  commit({CreateIndex{by_name()}, PutNode{{4}, person("Ann")}, PutNode{{5}, person("Ann")}});
  std::vector<IndexEntry> entries;
  ASSERT_TRUE(graph_->index_reader().value()->read(kByName, *range_of_equal("Ann"), 2, entries).is_ok());
  EXPECT_EQ(entries.size(), 2U);
}

TEST_F(IndexStore, VisitsEntriesInOrderAcrossBatchesUntilToldToStop) {
  MutationList all{CreateIndex{by_name()}};
  for (std::uint64_t id = 1; id <= 5; ++id) all.push_back(PutNode{{id}, person("Ann")});
  commit(all);
  const auto reader = graph_->index_reader().value();
  for (const std::size_t batch : {1U, 2U, 5U, 9U}) {
    for (const std::size_t wanted : {1U, 2U, 3U, 5U, 6U}) {
      std::vector<std::uint64_t> nodes;
      const Status visited = reader->visit(kByName, *range_of_equal("Ann"), batch, [&](std::string_view key, const Posting&) {
        nodes.push_back(node_of_entry(key).value);
        return nodes.size() < wanted;
      });
      ASSERT_TRUE(visited.is_ok());
      const std::vector<std::uint64_t> ids{1, 2, 3, 4, 5};
      EXPECT_EQ(nodes, std::vector(ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(wanted, 5))));
    }
  }
}

TEST_F(IndexStore, KeepsAReaderAtItsVersion) {
  commit({CreateIndex{by_name()}});
  const auto reader = graph_->index_reader().value();
  commit({PutNode{{1}, person("Anna")}});
  std::vector<IndexEntry> entries;
  ASSERT_TRUE(reader->read(kByName, *range_of_equal("Ann"), 2, entries).is_ok());
  EXPECT_EQ(entries.size(), 1U);
}

// The check, both ways, and of what only one side says.
TEST_F(IndexStore, CheckFindsEntriesThatAreMissingOrTooMany) {
  commit({CreateIndex{by_name()}});
  const std::string ann = keys::index_entry(kByName, *range_entry(by_name(), {1}, std::vector{kPerson}, person("Ann").properties));
  const std::string ghost = keys::index_entry(kByName, *range_entry(by_name(), {2}, std::vector{kPerson}, person("Ghost").properties));
  erase(ann);
  expect_problem(keys::node({1}), "the index 'by_name' lacks it");
  put(ann, "");
  put(ghost, "");
  expect_problem(ghost, "node 2 does not say so");
  put(ann, "x");
  expect_problem(ann, "holds a value");
}

TEST_F(IndexStore, CheckFindsPostingsThatTheDocumentsDoNotSay) {
  commit({CreateIndex{by_name()}, CreateIndex{words()}, PutDocument{kWords, {1}, {{{"ann", 1}, {"lee", 2}}, 3}}});
  const std::string lee = keys::index_entry(kWords, term_entry("lee", {1}));
  const std::string sound = encode(Posting{2, 3}).value();
  put(lee, encode(Posting{1, 3}).value());
  expect_problem(keys::document(kWords, {1}), "says otherwise");
  put(lee, sound);
  put(keys::index_entry(kWords, term_entry("mae", {1})), sound);
  expect_problem(keys::index_entry(kWords, term_entry("mae", {1})), "node 1 does not say so");
  put(keys::document(kWords, {1}), encode(DocumentRecord{{{"lee", 2}, {"ann", 1}}, 4}).value());
  expect_problem(keys::document(kWords, {1}), "not in ascending order");
  expect_problem(keys::document(kWords, {1}), "the document's length");
  put(keys::document(kWords, {99}), encode(DocumentRecord{{{"a", 1}}, 1}).value());
  expect_problem(keys::document(kWords, {99}), "the node of the document does not exist");
}

TEST_F(IndexStore, CheckFindsBrokenConstraintsAndWrongTotals) {
  commit({CreateIndex{by_name(true)}, PutNode{{4}, person("Ann")}});
  expect_problem(keys::index_entry(kByName, *range_entry(by_name(), {4}, std::vector{kPerson}, person("Ann").properties)),
                 "two nodes have the same value under the constraint 'by_name'");
  put(keys::index_totals(kByName), encode(IndexTotals{7, 0}).value());
  expect_problem(keys::index_totals(kByName), "the totals say 7 nodes");
}

TEST_F(IndexStore, CheckFindsWhatBelongsToNoIndex) {
  commit({CreateIndex{by_name()}});
  put(keys::document({1}, {1}), encode(DocumentRecord{{{"a", 1}}, 1}).value());
  expect_problem(keys::document({1}, {1}), "a full-text index that does not exist");
  put(keys::index_totals({9}), encode(IndexTotals{}).value());
  expect_problem(keys::index_totals({9}), "an index that does not exist");
  put(keys::index({3}), encode(by_name()).value());
  expect_problem(keys::index_totals({3}), "the totals of the index are missing");
}

TEST_F(IndexStore, CheckFindsEveryFlippedBitOfAnIndex) {
  commit({CreateIndex{by_name()}, CreateIndex{words()}, PutDocument{kWords, {1}, {{{"ann", 1}}, 1}}});
  for (const auto& [key, value] : content_of(*kv_)) {
    if (std::string_view("pgxy").find(key[0]) == std::string::npos) continue;
    for (std::size_t bit = 0; bit < value.size() * 8; bit += 5) {
      std::string damaged = value;
      damaged[bit / 8] = static_cast<char>(damaged[bit / 8] ^ 1 << bit % 8);
      put(key, damaged);
      ASSERT_THAT(problems(), testing::Not(IsEmpty())) << keys::describe(key) << ' ' << bit;
    }
    put(key, value);
  }
  EXPECT_THAT(problems(), IsEmpty());
}

}  // namespace
}  // namespace relata
