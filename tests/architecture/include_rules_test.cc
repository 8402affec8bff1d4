// The arrows of ARCHITECTURE.md, held against every #include of the tree.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>
#include <vector>

namespace relata {
namespace {

namespace fs = std::filesystem;

struct Include {
  std::string file;  // relative to the repository
  std::size_t line;
  std::string target;
};

bool starts_with_any(const std::string& text, const std::vector<std::string>& prefixes) {
  for (const std::string& prefix : prefixes) {
    if (text.starts_with(prefix)) return true;
  }
  return false;
}

std::vector<fs::path> sources() {
  std::vector<fs::path> found;
  for (const char* layer : {"storage", "grammar", "query", "engine", "tools", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(RELATA_SOURCE_DIR) / layer)) {
      const std::string extension = entry.path().extension().string();
      if (entry.is_regular_file() && (extension == ".h" || extension == ".cc")) found.push_back(entry.path());
    }
  }
  return found;
}

std::vector<Include> includes() {
  static const std::regex kPattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
  std::vector<Include> found;
  for (const fs::path& path : sources()) {
    std::ifstream file(path);
    std::string line;
    for (std::size_t number = 1; std::getline(file, line); ++number) {
      std::smatch match;
      if (std::regex_search(line, match, kPattern)) found.push_back({fs::relative(path, RELATA_SOURCE_DIR).string(), number, match[1]});
    }
  }
  return found;
}

const std::vector<std::string> kLayers = {"storage/", "grammar/", "query/", "engine/", "tools/", "tests/"};

// Files below `folder` may include of our own headers only what lies below one of `allowed`.
struct LayerRule {
  std::string folder;
  std::vector<std::string> allowed;
};
const std::vector<LayerRule> kLayerRules = {
    {"storage/base/", {"storage/base/"}},
    {"storage/", {"storage/"}},
    {"query/", {"query/", "storage/base/"}},
    {"engine/extract/", {"engine/extract/", "storage/base/"}},
    {"engine/api/", {"engine/", "query/", "storage/"}},
    {"engine/", {"engine/", "query/", "storage/"}},
    {"tools/relata/", {"tools/", "engine/api/", "engine/extract/evaluate/", "engine/extract/train/", "storage/base/"}},
    {"tools/example/", {"engine/api/", "storage/base/"}},
};

// A third-party header may be included only below one of the folders.
struct LibraryRule {
  std::string header;
  std::vector<std::string> folders;
};
const std::vector<LibraryRule> kLibraryRules = {
    {"rocksdb/", {"storage/rocksdb/", "tests/"}},
    {"cereal/", {"storage/layout/", "tests/"}},
    {"antlr4", {"query/parse/"}},
    {"Relata", {"query/parse/"}},  // the generated parser
    {"boost/graph/", {"engine/algo/", "tests/"}},
    {"graphviz/", {"engine/io/", "tests/unit/engine/io/"}},
    {"gumbo", {"engine/ingest/"}},
    {"curl/", {"engine/extract/remote/http_client"}},
    {"cld2/", {"engine/extract/text/language"}},
    {"httplib", {"tests/unit/extract/remote/"}},
    {"histedit", {"tools/relata/"}},
    {"CLI/", {"tools/"}},
};

TEST(IncludeRules, LayersIncludeOnlyWhatTheirArrowsAllow) {
  for (const Include& include : includes()) {
    if (!starts_with_any(include.target, kLayers)) continue;
    for (const LayerRule& rule : kLayerRules) {
      if (!include.file.starts_with(rule.folder)) continue;
      EXPECT_TRUE(starts_with_any(include.target, rule.allowed)) << include.file << ":" << include.line << " includes " << include.target;
      break;
    }
  }
}

TEST(IncludeRules, LibrariesStayBehindTheirSeams) {
  for (const Include& include : includes()) {
    for (const LibraryRule& rule : kLibraryRules) {
      if (!include.target.starts_with(rule.header)) continue;
      EXPECT_TRUE(starts_with_any(include.file, rule.folders)) << include.file << ":" << include.line << " includes " << include.target;
    }
  }
}

TEST(IncludeRules, PublicHeadersIncludeOnlyInstalledOnes) {
  for (const Include& include : includes()) {
    if (!include.file.starts_with("engine/api/") || !include.file.ends_with(".h") || !starts_with_any(include.target, kLayers)) continue;
    EXPECT_TRUE(starts_with_any(include.target, {"engine/api/", "storage/base/"}))
        << include.file << ":" << include.line << " includes " << include.target;
  }
}

TEST(IncludeRules, FilesStayShortEnoughToRead) {
  constexpr std::size_t kLongestFile = 800;
  for (const fs::path& path : sources()) {
    std::ifstream file(path);
    const auto lines = static_cast<std::size_t>(std::count(std::istreambuf_iterator<char>(file), {}, '\n'));
    EXPECT_LE(lines, kLongestFile) << path;
  }
}

// Guards the rules above against a pattern that matches nothing.
TEST(IncludeRules, SeeTheIncludesOfTheTree) {
  const std::vector<Include> found = includes();
  EXPECT_GT(found.size(), 100U);
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), [](const Include& i) { return i.target == "storage/base/status.h"; }));
}

}  // namespace
}  // namespace relata
