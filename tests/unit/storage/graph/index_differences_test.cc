#include "storage/graph/index_differences.h"

#include <gmock/gmock.h>

#include "storage/graph/index_entries.h"
#include "storage/layout/record_codec.h"
#include "tests/unit/storage/graph/raw_store.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr LabelId kPerson{1};
constexpr KeyId kName{1};
constexpr IndexId kByName{1};
constexpr IndexId kWords{2};

// One person, in a range index by name and in a full-text index.
class IndexDifferencesTest : public CheckedStore {
 protected:
  void SetUp() override {
    catalog_.indexes = {{{kByName, "by_name", IndexKind::kRange, false, {kPerson}, {kName}}, {}},
                        {{kWords, "words", IndexKind::kFullText, false, {kPerson}, {kName}}, {}}};
    put(keys::node({5}), *encode(ann_));
    put(keys::index_entry(kByName, entry({5})), "");
    put(keys::document(kWords, {5}), *encode(DocumentRecord{{{"ann", 1}}, 1}));
    put(keys::index_entry(kWords, term_entry("ann", {5})), *encode(Posting{1, 1}));
  }
  std::string entry(NodeId node) const { return *range_entry(catalog_.indexes[0].definition, node, ann_.labels, ann_.properties); }
  const std::vector<std::string>& differences() {
    problems_.clear();
    EXPECT_TRUE(name_index_differences(*reader(), catalog_, problem_).is_ok());
    return problems_;
  }

  const NodeRecord ann_ = {{kPerson}, {{kName, "Ann"}}};
  CatalogState catalog_;
};

TEST_F(IndexDifferencesTest, NamesNothingWhereAllAgrees) { EXPECT_THAT(differences(), IsEmpty()); }

TEST_F(IndexDifferencesTest, NamesWhatAnIndexLacks) {
  erase(keys::index_entry(kByName, entry({5})));
  const std::string wanted = keys::describe(keys::index_entry(kByName, entry({5})));
  EXPECT_THAT(differences(), ElementsAre(said(keys::node({5}), "the index 'by_name' lacks it or says otherwise (" + wanted + ")")));
  erase(keys::index_entry(kWords, term_entry("ann", {5})));
  EXPECT_THAT(differences(), ElementsAre(HasSubstr("'by_name' lacks it"), HasSubstr("'words' lacks it")));
}

TEST_F(IndexDifferencesTest, NamesWhatAnIndexHoldsInExcess) {
  put(keys::index_entry(kByName, entry({6})), "");
  put(keys::index_entry(kWords, term_entry("bob", {5})), *encode(Posting{1, 1}));
  EXPECT_THAT(differences(),
              ElementsAre(said(keys::index_entry(kByName, entry({6})), "the index 'by_name' holds it, but node 6 does not say so"),
                          HasSubstr("the index 'words' holds it, but node 5 does not say so")));
}

TEST_F(IndexDifferencesTest, NamesPostingsThatCountOtherwise) {
  put(keys::index_entry(kWords, term_entry("ann", {5})), *encode(Posting{2, 1}));
  EXPECT_THAT(differences(), ElementsAre(HasSubstr("'words' lacks it or says otherwise")));
}

// Bytes that are no record, and entries of an index that was dropped, are for others to report.
TEST_F(IndexDifferencesTest, PassesOverDamageAndLeftovers) {
  put(keys::node({7}), "damaged");
  put(keys::document(kWords, {7}), "damaged");
  put(keys::index_entry({9}, entry({5})), "");
  EXPECT_THAT(differences(), IsEmpty());
}

}  // namespace
}  // namespace relata
