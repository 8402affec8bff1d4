#include "storage/bulk/loading_directory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

namespace fs = std::filesystem;

void write(const fs::path& file) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << "x";
}

TEST(LoadingDirectory, PutsTheGraphInPlaceAndLeavesNothingBeside) {
  const TemporaryDirectory home;
  for (const char* name : {"new", "deep/er/new", "slash/"}) {
    const fs::path target = home.path() / name;
    auto loading = LoadingDirectory::create(target).value();
    write(loading->graph() / "data");
    EXPECT_FALSE(fs::exists(target));
    ASSERT_TRUE(loading->publish().is_ok());
    loading.reset();
    EXPECT_TRUE(fs::exists(target / "data"));
  }
  for (const auto& entry : fs::recursive_directory_iterator(home.path())) EXPECT_NE(entry.path().extension(), ".loading");
}

TEST(LoadingDirectory, ReplacesAnEmptyDirectory) {
  const TemporaryDirectory target;
  auto loading = LoadingDirectory::create(target.path()).value();
  write(loading->graph() / "data");
  ASSERT_TRUE(loading->publish().is_ok());
  EXPECT_TRUE(fs::exists(target.path() / "data"));
}

TEST(LoadingDirectory, RefusesATargetThatHoldsSomething) {
  const TemporaryDirectory home;
  write(home.path() / "full/file");
  const auto full = LoadingDirectory::create(home.path() / "full");
  EXPECT_EQ(full.status().code(), StatusCode::kAlreadyExists);
  EXPECT_NE(full.status().message().find("full is not empty"), std::string_view::npos);
  EXPECT_EQ(LoadingDirectory::create(home.path() / "full/file").status().code(), StatusCode::kAlreadyExists);
  EXPECT_FALSE(fs::exists(home.path() / "full.loading"));
}

TEST(LoadingDirectory, LetsOneLoadWorkAtATime) {
  const TemporaryDirectory home;
  const auto first = LoadingDirectory::create(home.path() / "db").value();
  EXPECT_EQ(LoadingDirectory::create(home.path() / "db").status().code(), StatusCode::kBusy);
  EXPECT_TRUE(LoadingDirectory::create(home.path() / "other").is_ok());
}

TEST(LoadingDirectory, RemovesWhatAKilledLoadLeft) {
  const TemporaryDirectory home;
  write(home.path() / "db.loading/graph/half");
  {
    const auto loading = LoadingDirectory::create(home.path() / "db").value();
    EXPECT_FALSE(fs::exists(loading->graph()));
  }
  EXPECT_TRUE(fs::is_empty(home.path()));
  // Also when it was killed after the last step but one.
  write(home.path() / "db.loading/rest");
  write(home.path() / "db/data");
  EXPECT_FALSE(LoadingDirectory::create(home.path() / "db").is_ok());
  EXPECT_FALSE(fs::exists(home.path() / "db.loading"));
}

}  // namespace
}  // namespace relata
