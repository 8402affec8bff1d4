#include "storage/graph/evidence_check.h"

#include <gmock/gmock.h>

#include "storage/layout/record_codec.h"
#include "tests/unit/storage/graph/raw_store.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Relationship 1 with evidence of the articles 3 and 4, from the first byte to the tenth.
class EvidenceCheckTest : public CheckedStore {
 protected:
  void SetUp() override {
    for (const std::uint64_t article : {3, 4}) {
      put(keys::evidence({1}, {article}, 0, 10), item(article));
      put(keys::evidence_of_article({article}, {1}, 0, 10), "");
    }
  }
  static std::string item(std::uint64_t article) { return *encode(EvidenceRecord{{article}, 0, 10, "", "", "", 0, ""}); }
  std::uint64_t check() {
    problems_.clear();
    const auto kv = reader();
    EvidenceCheck check(*kv, nodes_, edges_, problem_);
    EXPECT_TRUE(check.items().is_ok());
    EXPECT_TRUE(check.items_of_articles().is_ok());
    return check.count();
  }
  const std::vector<std::uint64_t> nodes_ = {2, 3, 4};
  const std::vector<std::uint64_t> edges_ = {1};
};

TEST_F(EvidenceCheckTest, CountsItemsWithWhichNothingIsWrong) {
  EXPECT_EQ(check(), 2U);
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(EvidenceCheckTest, FindsEvidenceOfNothing) {
  put(keys::evidence({9}, {8}, 0, 10), item(8));
  put(keys::evidence_of_article({8}, {9}, 0, 10), "");
  check();
  const std::string key = keys::evidence({9}, {8}, 0, 10);
  EXPECT_THAT(problems_,
              ElementsAre(said(key, "evidence for a relationship that does not exist (" + keys::describe(keys::edge({9})) + " is missing)"),
                          HasSubstr("evidence from an article that does not exist")));
}

TEST_F(EvidenceCheckTest, FindsContentUnderAnotherKey) {
  put(keys::evidence({1}, {4}, 0, 10), item(3));
  check();
  EXPECT_THAT(problems_, ElementsAre(said(keys::evidence({1}, {4}, 0, 10), "the evidence's key and content differ")));
}

TEST_F(EvidenceCheckTest, FindsEvidenceThatOneOfItsTwoTablesLacks) {
  erase(keys::evidence_of_article({4}, {1}, 0, 10));
  check();
  EXPECT_THAT(problems_, ElementsAre(HasSubstr("the article's index lacks it")));
  erase(keys::evidence({1}, {3}, 0, 10));
  check();
  EXPECT_THAT(problems_, ElementsAre(HasSubstr("the article's index lacks it"), HasSubstr("the evidence itself is missing")));
}

TEST_F(EvidenceCheckTest, FindsValuesWhereNoneBelong) {
  put(keys::evidence_of_article({3}, {1}, 0, 10), "x");
  check();
  EXPECT_THAT(problems_, ElementsAre(said(keys::evidence_of_article({3}, {1}, 0, 10), "the entry holds a value where none belongs")));
}

TEST_F(EvidenceCheckTest, FindsDamagedKeysAndItems) {
  put(keys::table(keys::Table::kEvidence) + "short", item(3));
  put(keys::evidence({1}, {3}, 0, 10), "damaged");
  check();
  EXPECT_THAT(problems_, testing::Contains(HasSubstr("this is no key of evidence")));
  EXPECT_THAT(problems_, testing::Contains(HasSubstr(keys::describe(keys::evidence({1}, {3}, 0, 10)))));
}

}  // namespace
}  // namespace relata
