// Every case of every file in cases/, under every configuration.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "tests/language/case_run.h"

namespace relata::language {
namespace {

namespace fs = std::filesystem;

class CaseFile : public testing::Test {
 public:
  explicit CaseFile(fs::path file) : file_(std::move(file)) {}
  void TestBody() override {
    const Result<std::vector<Case>> cases = read_cases(file_);
    ASSERT_TRUE(cases.is_ok()) << file_ << ": " << cases.status().message();
    for (const Configuration& configuration : configurations()) {
      TestGraph graph(configuration);
      for (const Case& test : *cases) {
        const std::string problem = run_case(test, configuration, graph);
        if (!problem.empty()) ADD_FAILURE() << file_.string() << " (" << configuration.name << ")\n" << test.name << ", " << problem;
      }
    }
  }

 private:
  const fs::path file_;
};

// One test a file, named after it.
bool register_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(RELATA_SOURCE_DIR "/tests/language/cases")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  for (const fs::path& file : files) {
    testing::RegisterTest("Language", file.stem().c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [file]() -> testing::Test* { return new CaseFile(file); });
  }
  return !files.empty();
}

const bool kRegistered = register_files();

TEST(LanguageFiles, AreThere) { EXPECT_TRUE(kRegistered); }

}  // namespace
}  // namespace relata::language
