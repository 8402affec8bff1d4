#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

#include <gtest/gtest.h>

#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"

namespace relata {
namespace {

constexpr TypeId kMet{1};
constexpr TypeId kPraised{2};
constexpr KeyId kName{1};

NodeRecord person(const char* name) { return {{LabelId{1}}, {{kName, name}}}; }
EdgeRecord met(std::uint64_t from, std::uint64_t to) { return {{from}, kMet, {to}, {{KeyId{2}, make_date(2025, 3, 13)}}}; }
EvidenceRecord said(std::uint64_t article, std::uint32_t begin, std::uint32_t end) {
  return {{article}, begin, end, "Ann", "she", "Bob", 0.75, "test 1"};
}

}  // namespace

std::map<Bytes, Bytes> content_of(const KvStore& store) {
  const auto reader = store.snapshot().value();
  const auto scan = reader->scan({}).value();
  std::map<Bytes, Bytes> content;
  std::vector<KvPair> batch;
  do {
    EXPECT_TRUE(scan->next_batch(batch, 100).is_ok());
    content.insert(batch.begin(), batch.end());
  } while (!batch.empty());
  content.erase(keys::meta("identity"));
  return content;
}

std::vector<MutationList> sample_history() {
  return {
      {RegisterName{NameSpace::kLabel, 1, "Person"}, RegisterName{NameSpace::kLabel, 2, "Article"},
       RegisterName{NameSpace::kType, 1, "MET_WITH"}, RegisterName{NameSpace::kType, 2, "PRAISED"},
       RegisterName{NameSpace::kKey, 1, "name"}, RegisterName{NameSpace::kKey, 2, "date"}, PutNode{{1}, person("Ann")},
       PutNode{{2}, person("Bob")}, PutNode{{3}, {{LabelId{2}}, {}}}, PutArticleText{{3}, "Ann met Bob, and praised him."},
       PutEdge{{1}, met(1, 2)}, PutEdge{{2}, {{1}, kPraised, {2}, {}}}, AddEvidence{{1}, said(3, 0, 11)}, AddEvidence{{2}, said(3, 0, 29)}},
      {PutNode{{4}, {{LabelId{2}}, {}}}, PutArticleText{{4}, "She met him again."}, AddEvidence{{1}, said(4, 0, 18)},
       PutEdge{{1}, met(1, 2)}},
      {CreateIndex{{{1}, "by_name", IndexKind::kRange, false, {LabelId{1}}, {kName}}}, PutNode{{5}, person("Cleo")},
       PutEdge{{3}, met(5, 5)}, AddEvidence{{3}, said(4, 4, 11)}, PutNode{{1}, person("Anna")}},
      {CreateIndex{{{2}, "words", IndexKind::kFullText, false, {LabelId{1}, LabelId{2}}, {kName}}},
       PutDocument{{2}, {3}, {{{"ann", 1}, {"praised", 1}}, 2}}, PutDocument{{2}, {5}, {{{"cleo", 1}}, 1}}, RemoveEvidenceOfArticle{{3}},
       AddEvidence{{2}, said(3, 5, 29)}, PutArticleText{{3}, "Now Ann praised Bob."}},
      {PutDocument{{2}, {3}, {{{"ann", 2}}, 2}}, DeleteEdge{{3}, {5}, kMet, {5}}, DeleteNode{{5}}},
      {DropIndex{{1}}, DeleteEdge{{2}, {1}, kPraised, {2}}, DeleteNode{{3}}},
  };
}

std::map<Bytes, Bytes> sample_content(std::size_t commits) {
  const std::shared_ptr<KvStore> kv = make_memory_kv();
  const auto graph = GraphStore::open_on(std::make_unique<SharedKv>(kv), {}).value();
  const std::vector<MutationList> history = sample_history();
  for (std::size_t i = 0; i < commits; ++i) EXPECT_TRUE(graph->commit(history[i], Durability::kNone).is_ok());
  return content_of(*kv);
}

}  // namespace relata
