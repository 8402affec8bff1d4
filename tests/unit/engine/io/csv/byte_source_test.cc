#include "engine/io/csv/byte_source.h"

#include <gtest/gtest.h>
#include <zlib.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

class ByteSourceTest : public testing::Test {
 protected:
  std::filesystem::path write(const char* name, const std::string& bytes) const {
    std::ofstream(directory_.path() / name, std::ios::binary) << bytes;
    return directory_.path() / name;
  }
  std::string packed(const std::string& text) const {
    const std::filesystem::path path = directory_.path() / "packed";
    gzFile file = gzopen(path.c_str(), "wb");
    gzwrite(file, text.data(), static_cast<unsigned>(text.size()));
    gzclose(file);
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  static Result<std::string> read(const std::filesystem::path& path) {
    RELATA_ASSIGN_OR_RETURN(const std::unique_ptr<ByteSource> source, ByteSource::open(path));
    std::string all;
    for (std::string part(1000, '\0');;) {
      RELATA_ASSIGN_OR_RETURN(const std::size_t got, source->read(part.data(), part.size()));
      all.append(part, 0, got);
      if (got < part.size()) return all;
    }
  }
  static std::string long_text() {
    std::string text;
    for (int i = 0; i < 50'000; ++i) text += std::to_string(i * 7919);
    return text;
  }

  TemporaryDirectory directory_;
};

TEST_F(ByteSourceTest, UnpacksByContentWhateverTheName) {
  const std::string text = long_text();
  EXPECT_EQ(*read(write("plain.csv.gz", text)), text);
  EXPECT_EQ(*read(write("packed.csv", packed(text))), text);
  EXPECT_EQ(*read(write("two.csv.gz", packed(text) + packed("and more"))), text + "and more");
  EXPECT_EQ(*read(write("empty.csv", "")), "");
}

TEST_F(ByteSourceTest, TellsHowMuchOfTheFileIsDone) {
  const auto source = ByteSource::open(write("a.gz", packed(long_text()))).value();
  std::string all(1 << 20, '\0');
  ASSERT_TRUE(source->read(all.data(), all.size()).is_ok());
  EXPECT_EQ(source->position(), std::filesystem::file_size(directory_.path() / "a.gz"));
}

TEST_F(ByteSourceTest, ReportsWhatIsCutOffDamagedOrMissing) {
  const std::string bytes = packed(long_text());
  EXPECT_EQ(read(write("cut.gz", bytes.substr(0, bytes.size() / 2))).status().code(), StatusCode::kCorruption);
  std::string damaged = bytes;
  damaged[damaged.size() / 2] = static_cast<char>(damaged[damaged.size() / 2] ^ 0x55);
  EXPECT_EQ(read(write("damaged.gz", damaged)).status().code(), StatusCode::kCorruption);
  EXPECT_EQ(read(directory_.path() / "missing").status().code(), StatusCode::kNotFound);
  EXPECT_EQ(read(directory_.path()).status().code(), StatusCode::kIoError);
}

}  // namespace
}  // namespace relata
