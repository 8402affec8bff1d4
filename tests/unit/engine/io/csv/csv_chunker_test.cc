#include "engine/io/csv/csv_chunker.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstring>

namespace relata {
namespace {

class TextSource final : public ByteSource {
 public:
  explicit TextSource(std::string text) : text_(std::move(text)) {}
  Result<std::size_t> read(char* to, std::size_t size) override {
    const std::size_t got = text_.copy(to, size, at_);
    at_ += got;
    return got;
  }
  std::uint64_t position() const override { return at_; }

 private:
  std::string text_;
  std::size_t at_ = 0;
};

std::vector<std::pair<std::string, std::uint64_t>> chunks(CsvChunker& chunker) {
  std::vector<std::pair<std::string, std::uint64_t>> all;
  for (;;) {
    CsvChunk chunk = chunker.next().value();
    if (chunk.text.empty()) return all;
    all.emplace_back(std::move(chunk.text), chunk.first_line);
  }
}

using testing::ElementsAre;
using testing::Pair;

TEST(CsvChunker, CutsBehindRecordsAndCountsLines) {
  TextSource source("a,1\nb,2\n\"c\n\",3\nd,4");
  CsvChunker chunker(source, {}, 9);
  EXPECT_THAT(chunks(chunker), ElementsAre(Pair("a,1\nb,2\n", 1), Pair("\"c\n\",3\n", 3), Pair("d,4", 5)));
}

TEST(CsvChunker, GrowsAChunkForALongRecord) {
  TextSource source("\"a\nb\nc\nd\ne\nf\"\ng\n");
  CsvChunker chunker(source, {}, 7);
  EXPECT_THAT(chunks(chunker), ElementsAre(Pair("\"a\nb\nc\nd\ne\nf\"\n", 1), Pair("g\n", 7)));
}

TEST(CsvChunker, TakesTheHeaderOffAndLeavesTheByteOrderMarkOut) {
  for (const std::size_t size : {24, 1000}) {
    TextSource source("\xef\xbb\xbf\r\nid,\"na\"\"me\"\r\n1,x\r\n2,y\r\n");
    CsvChunker chunker(source, {}, size);
    const CsvChunk header = chunker.header().value();
    EXPECT_EQ(header.text, "id,\"na\"\"me\"\r\n");
    EXPECT_EQ(header.first_line, 2U);
    std::string rest;
    std::uint64_t first = 0;
    for (const auto& [text, line] : chunks(chunker)) {
      first = first == 0 ? line : first;
      rest += text;
    }
    EXPECT_EQ(rest, "1,x\r\n2,y\r\n");
    EXPECT_EQ(first, 3U);
  }
}

TEST(CsvChunker, FindsNoHeaderInAnEmptyFile) {
  for (const char* text : {"", "\n\r\n"}) {
    TextSource source(text);
    CsvChunker chunker(source, {}, 100);
    EXPECT_EQ(chunker.header()->text, "");
  }
}

// "a", and a quote that is never closed.
class EndlessSource final : public ByteSource {
 public:
  Result<std::size_t> read(char* to, std::size_t size) override {
    std::memset(to, 'x', size);
    if (!begun_) std::memcpy(to, "a\nb,\"", 5);
    begun_ = true;
    return size;
  }
  std::uint64_t position() const override { return 0; }

 private:
  bool begun_ = false;
};

TEST(CsvChunker, GivesUpOnAQuoteThatIsNotClosed) {
  EndlessSource source;
  CsvChunker chunker(source, {}, 1 << 20);
  EXPECT_EQ(chunker.next()->text, "a\n");
  const Status status = chunker.next().status();
  EXPECT_EQ(status.code(), StatusCode::kResourceExhausted);
  EXPECT_TRUE(status.message().starts_with("line 2: ")) << status.message();
}

}  // namespace
}  // namespace relata
