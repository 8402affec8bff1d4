#include "storage/graph/segment_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/base/limits.h"
#include "storage/graph/segment_writer.h"
#include "storage/kv/memory_kv.h"
#include "storage/layout/keys.h"
#include "tests/unit/storage/graph/sample_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr SegmentKey kKey{SegmentGroup::kOut, 1, 2};

class SegmentStore : public testing::Test {
 protected:
  // In place of what the store has.
  void write(const std::string& bytes, std::uint32_t chunks_before = 0) {
    ASSERT_TRUE(graph_
                    ->write_segments(false,
                                     [&](SegmentWriter& writer) -> Status {
                                       RELATA_RETURN_IF_ERROR(writer.put(kKey, 5, bytes, chunks_before));
                                       writer.directory().version = 7;
                                       return writer.put_directory(writer.directory());
                                     })
                    .is_ok());
  }
  Result<std::string> read() {
    const auto reader = graph_->segment_reader().value();
    const SegmentDirectory directory = reader->directory().value().value();
    return reader->read(kKey, directory.segments.at(kKey));
  }
  void put(const std::string& key, const std::string& value) {
    const auto transaction = kv_->begin().value();
    ASSERT_TRUE(transaction->put(key, value).is_ok());
    ASSERT_TRUE(transaction->commit(false).is_ok());
  }

  std::shared_ptr<KvStore> kv_ = make_memory_kv();
  std::unique_ptr<GraphStore> graph_ = GraphStore::open_on(std::make_unique<SharedKv>(kv_), {}).value();
};

TEST_F(SegmentStore, BeginsWithoutSegmentsAtVersionZero) {
  const SegmentDirectory directory = graph_->segment_reader().value()->directory().value().value();
  EXPECT_EQ(directory.version, 0U);
  EXPECT_TRUE(directory.segments.empty());
}

TEST_F(SegmentStore, CutsWhatIsLargerThanAValue) {
  for (const std::size_t size : {std::size_t{0}, std::size_t{10}, limits::kSegmentChunkBytes - 4, limits::kSegmentChunkBytes - 3,
                                 2 * limits::kSegmentChunkBytes + 5}) {
    std::string bytes(size, 'a');
    for (std::size_t i = 0; i < size; i += 97) bytes[i] = static_cast<char>(i);
    write(bytes);
    EXPECT_TRUE(read().value() == bytes) << size;
  }
}

TEST_F(SegmentStore, LeavesNothingOfALargerSegmentInItsPlace) {
  write(std::string(2 * limits::kSegmentChunkBytes, 'a'));
  write("short", 3);
  EXPECT_EQ(read().value(), "short");
  EXPECT_TRUE(kv_->snapshot().value()->get(keys::segment(kKey, 2)).value()->empty());
  EXPECT_EQ(graph_->check()->problem_count, 0U);
}

TEST_F(SegmentStore, NamesTheKeyOfWhatIsDamagedMissingOrReplaced) {
  write(std::string(limits::kSegmentChunkBytes, 'a'));
  const std::map<Bytes, Bytes> content = content_of(*kv_);
  for (const std::uint32_t chunk : {0U, 1U}) {
    const std::string key = keys::segment(kKey, chunk);
    std::string damaged = content.at(key);
    damaged[damaged.size() / 2] ^= 1;
    put(key, damaged);
    EXPECT_EQ(read().status().code(), StatusCode::kCorruption);
    EXPECT_THAT(read().status().message(), HasSubstr(keys::describe(key)));
    put(key, content.at(key));
  }
  put(keys::segment(kKey, 0), content.at(keys::segment(kDirectoryKey, 0)));
  EXPECT_THAT(read().status().message(), HasSubstr("another segment stands in its place"));
}

TEST_F(SegmentStore, TellsWhatCommitsSinceAVersionTouched) {
  const auto history = sample_history();
  for (std::size_t i = 0; i < 2; ++i) ASSERT_TRUE(graph_->commit(history[i], Durability::kNone).is_ok());
  const auto reader = graph_->segment_reader().value();
  const LogRecord all = reader->changes_since(0, 2).value().value();
  EXPECT_THAT(all.nodes_put, ElementsAre(1, 2, 3, 4));
  EXPECT_THAT(all.edges_put, ElementsAre(1, 2));
  EXPECT_TRUE(reader->changes_since(2, 2).value()->nodes_put.empty());
  EXPECT_FALSE(reader->changes_since(2, 3).value().has_value());
}

TEST_F(SegmentStore, ReadsTheRecordsThatThereAre) {
  ASSERT_TRUE(graph_->commit(sample_history()[0], Durability::kNone).is_ok());
  std::vector<std::uint64_t> found;
  const std::vector<std::uint64_t> wanted{1, 2, 99};
  ASSERT_TRUE(graph_->segment_reader().value()->read_nodes(wanted, [&](NodeId id, NodeRecord&&) { found.push_back(id.value); }).is_ok());
  EXPECT_THAT(found, ElementsAre(1, 2));
}

}  // namespace
}  // namespace relata
