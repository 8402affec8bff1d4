#include "engine/ingest/article_source.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "storage/base/limits.h"
#include "tests/support/temporary_directory.h"

namespace relata {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

class ArticleSource : public testing::Test {
 protected:
  static std::vector<SourcedArticle> read(const std::filesystem::path& file) { return read(ArticleFile{file, "given"}); }
  static std::vector<SourcedArticle> read(const ArticleFile& file) {
    std::vector<SourcedArticle> articles;
    EXPECT_TRUE(
        read_articles(file, InputForm::kArticles, [&](SourcedArticle&& article) { return articles.push_back(std::move(article)), true; }));
    return articles;
  }
  static ArticleInputs find(const std::vector<std::filesystem::path>& inputs) { return find_inputs(inputs); }
  static std::vector<std::string> ids(const ArticleInputs& inputs) {
    std::vector<std::string> ids;
    for (const ArticleFile& file : inputs.files) ids.push_back(file.id);
    return ids;
  }
  const TemporaryDirectory directory_;
};

TEST_F(ArticleSource, FindsArticleFilesOfAFolderInOrder) {
  for (const char* name : {"b.txt", "a.HTML", "sub/c.jsonl", "picture.png", ".hidden.txt", "notes"}) directory_.write(name, "x");
  const ArticleInputs found = find({directory_.path()});
  EXPECT_THAT(ids(found), ElementsAre("a", "b", "sub/c"));
  EXPECT_EQ(found.files[2].path, directory_ / "sub/c.jsonl");
  EXPECT_EQ(found.bytes, 3U);
  EXPECT_TRUE(found.failures.empty());
}

TEST_F(ArticleSource, TellsFilesOfTheSameNameApart) {
  for (const char* name : {"north/news.txt", "south/news.txt", "news.txt", "news.html"}) directory_.write(name, "x");
  EXPECT_THAT(ids(find({directory_.path()})),
              ElementsAre((directory_ / "news.html").string(), (directory_ / "news.txt").string(), "north/news", "south/news"));
  EXPECT_THAT(ids(find({directory_ / "north", directory_ / "south"})),
              ElementsAre((directory_ / "north/news.txt").string(), (directory_ / "south/news.txt").string()));
  EXPECT_THAT(ids(find({directory_ / "north/news.txt", directory_ / "north"})), ElementsAre("news", "news"));  // the same file twice
  EXPECT_THAT(ids(find({"-"})), ElementsAre("stdin"));
}

TEST_F(ArticleSource, ReportsWhatDoesNotExist) {
  const ArticleInputs found = find({directory_ / "none.txt"});
  ASSERT_EQ(found.failures.size(), 1U);
  EXPECT_THAT(found.failures[0].where, EndsWith("none.txt"));
  EXPECT_EQ(found.failures[0].article.status().message(), "does not exist");
}

TEST_F(ArticleSource, TellsFormatsByTheirEndingOrTheirFirstCharacter) {
  EXPECT_EQ(read(directory_.write("a.html", "<p>Ann met Bob.</p>"))[0].article->text, "Ann met Bob.");
  EXPECT_EQ(read(directory_.write("page", "\n <p>Ann met Bob.</p>"))[0].article->text, "Ann met Bob.");
  EXPECT_EQ(read(directory_.write("feed", R"({"text":"Ann met Bob."})"))[0].article->text, "Ann met Bob.");
  EXPECT_EQ(read(directory_.write("note", "Ann met Bob."))[0].article->text, "Ann met Bob.");
  EXPECT_EQ(read(directory_.write("a.txt", "<p>Ann met Bob.</p>"))[0].article->text, "<p>Ann met Bob.</p>");
}

TEST_F(ArticleSource, NamesArticlesByTheirFileOrTheirContent) {
  const std::filesystem::path file = directory_.write("2025 news.txt", "Ann met Bob.");
  const std::vector<SourcedArticle> plain = read(find({file}).files[0]);
  EXPECT_EQ(plain[0].article->id, "2025 news");
  EXPECT_EQ(plain[0].article->url, "file://" + file.string());
  const std::vector<SourcedArticle> lines =
      read(directory_.write("feed.jsonl", "{\"text\":\"Ann\"}\n{\"text\":\"Bob\",\"url\":\"http://x\"}"));
  EXPECT_EQ(lines[0].article->id.size(), 16U);
  EXPECT_NE(lines[0].article->id, lines[1].article->id);
  EXPECT_EQ(lines[1].article->url, "http://x");
}

TEST_F(ArticleSource, NamesTheLineOfBadJsonAndGoesOn) {
  const std::vector<SourcedArticle> articles =
      read(directory_.write("feed.jsonl", "{\"text\":\"Ann\"}\n\nnonsense\r\n{\"text\":\"Bob\"}\n"));
  ASSERT_EQ(articles.size(), 3U);
  EXPECT_TRUE(articles[0].article.is_ok());
  EXPECT_THAT(articles[1].where, EndsWith("feed.jsonl:3"));
  EXPECT_EQ(articles[1].article.status().message(), "is no valid JSON");
  EXPECT_EQ(articles[2].article->text, "Bob");
  EXPECT_THAT(read(directory_.write("late.jsonl", "\n \nnonsense"))[0].where, EndsWith("late.jsonl:3"));
}

TEST_F(ArticleSource, PassesOverALineThatIsTooLong) {
  const std::vector<SourcedArticle> articles =
      read(directory_.write("feed.jsonl", std::string(2 * limits::kArticleBytes + 1000, 'x') + "\n{\"text\":\"Bob\"}"));
  ASSERT_EQ(articles.size(), 2U);
  EXPECT_EQ(articles[0].article.status().message(), "is longer than an article may be");
  EXPECT_THAT(articles[1].where, EndsWith("feed.jsonl:2"));
  EXPECT_TRUE(articles[1].article.is_ok());
}

TEST_F(ArticleSource, RefusesEmptyBinaryAndHugeFilesEachAsOneFailure) {
  EXPECT_EQ(read(directory_.write("empty.txt", ""))[0].article.status().message(), "is empty");
  EXPECT_EQ(read(directory_.write("picture.txt", std::string("\x89PNG\0", 5)))[0].article.status().message(),
            "is not text: it holds zero bytes");
  const std::vector<SourcedArticle> huge = read(directory_.write("huge.txt", std::string(limits::kArticleBytes + 5, 'a')));
  EXPECT_EQ(huge[0].article.status().code(), StatusCode::kResourceExhausted);
  EXPECT_TRUE(read(directory_.write("empty.jsonl", "\n\n")).empty());
}

TEST_F(ArticleSource, ReplacesBytesThatAreNoUtf8) {
  EXPECT_EQ(read(directory_.write("latin.txt", "caf\xE9 news"))[0].article->text, "caf\xEF\xBF\xBD news");
}

TEST_F(ArticleSource, StopsWhenTheVisitorHasEnough) {
  const std::filesystem::path file = directory_.write("feed.jsonl", "{\"text\":\"Ann\"}\n{\"text\":\"Bob\"}\n");
  int visits = 0;
  EXPECT_FALSE(read_articles({file, ""}, InputForm::kArticles, [&](SourcedArticle&&) { return ++visits, false; }));
  EXPECT_EQ(visits, 1);
}

TEST_F(ArticleSource, ReportsAFolderGivenAsAFile) { EXPECT_FALSE(read(directory_.path())[0].article.is_ok()); }

}  // namespace
}  // namespace relata
