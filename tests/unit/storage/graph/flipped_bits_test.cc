// Flips bits in every file of a store: whatever is then read must be right, or an error. RELATA_FLIPS sets how many (60 otherwise).

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "storage/layout/keys.h"
#include "storage/rocksdb/store.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/storage/graph/random_history.h"
#include "tests/unit/storage/kv/shared_kv.h"

namespace relata {
namespace {

Result<std::map<Bytes, Bytes>> read_all(const std::filesystem::path& path, bool read_only) {
  RELATA_ASSIGN_OR_RETURN(const std::shared_ptr<KvStore> kv, open_rocksdb_kv(path, {.create_if_missing = false, .read_only = read_only}));
  RELATA_ASSIGN_OR_RETURN(const auto graph, GraphStore::open_on(std::make_unique<SharedKv>(kv), {.read_only = read_only}));
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvReader> reader, kv->snapshot());
  RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<KvScan> scan, reader->scan({}));
  std::map<Bytes, Bytes> content;
  std::vector<KvPair> batch;
  do {
    RELATA_RETURN_IF_ERROR(scan->next_batch(batch, 1000));
    content.insert(batch.begin(), batch.end());
  } while (!batch.empty());
  // Points are read another way than ranges.
  for (const auto& [key, value] : content) {
    RELATA_ASSIGN_OR_RETURN(const std::optional<Bytes> found, reader->get(key));
    if (found != value) return std::map<Bytes, Bytes>{{key, "found in a scan but not by its key"}};
  }
  return content;
}

class FlippedBits : public testing::Test {
 protected:
  // Tables of several levels, a manifest and a log that all hold something.
  FlippedBits() {
    RandomHistory history(77);
    for (const std::size_t buffer : {std::size_t{64} << 10, std::size_t{0}}) {
      RocksDbOptions options;
      options.write_buffer_bytes = buffer;
      const auto graph = GraphStore::open_on(open_rocksdb_kv(path(), options).value(), {}).value();
      for (int i = 0; i < 60; ++i) EXPECT_TRUE(graph->commit(history.next(), Durability::kSync).is_ok());
    }
    content_ = read_all(path(), true).value();
    for (const auto& file : std::filesystem::directory_iterator(path())) {
      if (file.file_size() > 0) files_.push_back(file.path());
    }
  }
  std::filesystem::path path() const { return directory_.path() / "db"; }

  static void flip(const std::filesystem::path& file, std::uint64_t bit) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(static_cast<std::streamoff>(bit / 8));
    const int byte = stream.get();
    stream.seekp(static_cast<std::streamoff>(bit / 8));
    stream.put(static_cast<char>(byte ^ 1 << bit % 8));
  }

  // Returns whether an error told of it.
  bool is_found(const Result<std::map<Bytes, Bytes>>& read) const {
    if (read.is_ok()) {
      EXPECT_TRUE(*read == content_) << "a wrong answer";
      return false;
    }
    EXPECT_FALSE(read.status().message().empty());
    return true;
  }

  TemporaryDirectory directory_;
  std::map<Bytes, Bytes> content_;
  std::vector<std::filesystem::path> files_;
};

TEST_F(FlippedBits, EndInAnErrorOrTheRightAnswer) {
  const char* flips = std::getenv("RELATA_FLIPS");
  const std::size_t of_each_file = (flips == nullptr ? 60 : std::stoull(flips)) / files_.size() + 1;
  std::mt19937_64 random(1);
  std::map<std::string, int> found;
  for (const std::filesystem::path& file : files_) {
    const std::uint64_t bits = std::filesystem::file_size(file) * 8;
    for (std::size_t i = 0; i < of_each_file; ++i) {
      const std::uint64_t bit = i == 0 ? bits - 1 : random() % bits;
      SCOPED_TRACE(file.filename().string() + ", bit " + std::to_string(bit));
      flip(file, bit);
      found[file.extension().string()] += is_found(read_all(path(), true)) ? 1 : 0;
      flip(file, bit);
      if (HasFailure()) return;
    }
  }
  EXPECT_EQ(found[".log"], static_cast<int>(of_each_file)) << "every bit of the log counts";
  EXPECT_GT(found[".sst"], 0);
}

// Opening for writing goes other ways: the log becomes a table, tables are merged.
TEST_F(FlippedBits, EndInAnErrorOrTheRightAnswerForAWriterToo) {
  std::mt19937_64 random(2);
  for (const std::filesystem::path& file : files_) {
    const std::filesystem::path copy = directory_.path() / "copy";
    std::filesystem::copy(path(), copy);
    const std::uint64_t bit = random() % (std::filesystem::file_size(file) * 8);
    SCOPED_TRACE(file.filename().string() + ", bit " + std::to_string(bit));
    flip(copy / file.filename(), bit);
    (void)is_found(read_all(copy, false));
    std::filesystem::remove_all(copy);
    if (HasFailure()) return;
  }
}

// What the check has to say names the file, or the key.
TEST_F(FlippedBits, OfATableAreNamedByTheCheck) {
  for (const std::filesystem::path& file : files_) {
    if (file.extension() != ".sst") continue;
    flip(file, 8 * 100);  // among the records
    const auto graph = GraphStore::open(path(), {.create_if_missing = false, .read_only = true});
    if (graph.is_ok()) {
      const ConsistencyReport report = (*graph)->check().value();
      EXPECT_THAT(report.problems, testing::Contains(testing::HasSubstr(file.filename().string())));
    } else {
      EXPECT_THAT(std::string(graph.status().message()), testing::HasSubstr(file.filename().string()));
    }
    flip(file, 8 * 100);
  }
}

}  // namespace
}  // namespace relata
