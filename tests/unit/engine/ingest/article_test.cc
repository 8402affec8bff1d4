#include "engine/ingest/article.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "storage/base/limits.h"

namespace relata {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(ValidUtf8, KeepsWhatIsValidAndReplacesEveryByteThatIsNot) {
  EXPECT_EQ(valid_utf8("na\xC3\xAFve \xF0\x9F\x98\x80"), "na\xC3\xAFve \xF0\x9F\x98\x80");
  EXPECT_EQ(valid_utf8("\xE9t\xE9"), "\xEF\xBF\xBDt\xEF\xBF\xBD");                // Latin-1
  EXPECT_EQ(valid_utf8("\xC0\xAF"), "\xEF\xBF\xBD\xEF\xBF\xBD");                  // overlong
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // surrogate
  EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80").size(), 12U);                          // past U+10FFFF
  EXPECT_EQ(valid_utf8("\xE2\x82"), "\xEF\xBF\xBD\xEF\xBF\xBD");                  // cut off
}

TEST(ValidUtf8, ChangesNothingASecondTime) {
  EXPECT_TRUE(rc::check([](const std::string& bytes) {
    const std::string once = valid_utf8(bytes);
    RC_ASSERT(valid_utf8(once) == once);
  }));
}

TEST(CleanText, DropsAByteOrderMarkAndRefusesBinaryAndHugeData) {
  EXPECT_EQ(*clean_text("\xEF\xBB\xBFnews"), "news");
  const Status binary = clean_text(std::string("PNG\0\0", 5)).status();
  EXPECT_EQ(binary.code(), StatusCode::kInvalidArgument);
  EXPECT_EQ(binary.message(), "is not text: it holds zero bytes");
  const Status huge = clean_text(std::string(limits::kArticleBytes + 1, 'a')).status();
  EXPECT_EQ(huge.code(), StatusCode::kResourceExhausted);
  EXPECT_THAT(std::string(huge.message()), HasSubstr("more than the limit of 16777216"));
  EXPECT_TRUE(clean_text(std::string(limits::kArticleBytes, 'a')).is_ok());
}

TEST(ContentHash, ChangesWithEveryFieldAndWithTheReader) {
  const Article article = {"id", "title", make_date(2025, 3, 13), "source", "url", "text"};
  const std::string hash = content_hash(article, "reader 1");
  EXPECT_EQ(hash.size(), 32U);
  EXPECT_EQ(content_hash(article, "reader 1"), hash);
  EXPECT_NE(content_hash(article, "reader 2"), hash);
  const auto with = [&](auto change) {
    Article other = article;
    change(other);
    return content_hash(other, "reader 1");
  };
  EXPECT_NE(with([](Article& a) { a.id = "x"; }), hash);
  EXPECT_NE(with([](Article& a) { a.date.reset(); }), hash);
  EXPECT_NE(with([](Article& a) { a.text += '.'; }), hash);
  EXPECT_NE(with([](Article& a) { a.title = "titles", a.source = "ource"; }), hash);  // fields do not run into one another
}

TEST(PlainArticle, TakesADateInFrontOfTheText) {
  const Article article = read_plain_article("date 2025-03-13 Ann met Bob.", "a").value();
  EXPECT_EQ(article.id, "a");
  EXPECT_EQ(article.date, make_date(2025, 3, 13));
  EXPECT_EQ(article.text, "Ann met Bob.");
  EXPECT_EQ(read_plain_article("\n date 2025-03-13\nAnn met Bob.", "a")->date, make_date(2025, 3, 13));
}

TEST(PlainArticle, LeavesAPrefixThatIsNoDateInTheText) {
  for (const char* text :
       {"date 2025-02-30 Ann met Bob.", "date tomorrow Ann met Bob.", "date 2025-03-13Ann met Bob.", "Date 2025-03-13 Ann."}) {
    const Article article = read_plain_article(text, "a").value();
    EXPECT_FALSE(article.date) << text;
    EXPECT_EQ(article.text, text);
  }
}

TEST(PlainArticle, IsTitledByAShortFirstLineThatIsNoSentence) {
  EXPECT_EQ(read_plain_article("Ann meets Bob\n\nThey met.", "a")->title, "Ann meets Bob");
  EXPECT_EQ(read_plain_article("date 2025-03-13 Ann meets Bob\r\nThey met.", "a")->title, "Ann meets Bob");
  EXPECT_EQ(read_plain_article("Ann met Bob.\nThey spoke.", "a")->title, "");
  EXPECT_EQ(read_plain_article("Ann met Bob", "a")->title, "");
  EXPECT_EQ(read_plain_article(std::string(200, 'x') + "\ntext", "a")->title, "");
}

TEST(PlainArticle, IsRefusedWithoutText) {
  for (const char* text : {"", " \r\n\t", "date 2025-03-13 ", "date 2025-03-13", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(read_plain_article(text, "a").status().message(), "is empty") << text;
  }
}

TEST(JsonArticle, ReadsAllFields) {
  const Article article =
      read_json_article(R"({"id":7,"title":"T","date":"2025-03-13T08:00:00Z","source":"S","url":"U","text":"Ann \u00e9","more":[]})")
          .value();
  EXPECT_EQ(article.id, "7");
  EXPECT_EQ(article.title, "T");
  EXPECT_EQ(article.date, make_date(2025, 3, 13));
  EXPECT_EQ(article.source, "S");
  EXPECT_EQ(article.url, "U");
  EXPECT_EQ(article.text, "Ann \xC3\xA9");
  EXPECT_FALSE(read_json_article(R"({"text":"Ann","date":null})")->date);
}

TEST(JsonArticle, SaysWhatIsWrong) {
  const auto complaint = [](std::string_view line) { return std::string(read_json_article(line).status().message()); };
  EXPECT_EQ(complaint("{\"text\": \"Ann"), "is no valid JSON");
  EXPECT_EQ(complaint("[1]"), "is no JSON object");
  EXPECT_EQ(complaint("{}"), "has no \"text\"");
  EXPECT_EQ(complaint(R"({"text":" \n"})"), "has no \"text\"");
  EXPECT_EQ(complaint(R"({"text":["a"]})"), "\"text\" is no string");
  EXPECT_EQ(complaint(R"({"text":"a","date":"13 March"})"), "\"date\": '13 March' is not a date; expected YYYY-MM-DD");
  EXPECT_EQ(complaint(R"({"text":"a\u0000b"})"), "is not text: it holds zero bytes");
  EXPECT_EQ(complaint(std::string(100'000, '[')), "is no valid JSON");
}

constexpr const char* kPage = R"(<!doctype html><html><head><title>Site - Ann meets Bob</title>
<meta property="article:published_time" content="2025-03-13T08:00:00+01:00"><style>p { color: red }</style></head>
<body><nav><p>Home</p></nav><header><p>Masthead</p></header>
<article><h1>Ann meets <em>Bob</em></h1><p>Ann   met
Bob &amp; Cleo.</p><script>track("p")</script><figure><p>Picture</p></figure><p>They spoke.<br>At length.</p></article>
<aside><p>Most read</p></aside><footer><p>Imprint</p></footer></body></html>)";

TEST(HtmlArticle, HoldsTheMainTextOnly) {
  const Article article = read_html_article(kPage, "page").value();
  EXPECT_EQ(article.text, "Ann meets Bob\n\nAnn met Bob & Cleo.\n\nThey spoke. At length.");
  EXPECT_EQ(article.title, "Ann meets Bob");
  EXPECT_EQ(article.date, make_date(2025, 3, 13));
  EXPECT_EQ(article.id, "page");
}

TEST(HtmlArticle, PrefersTheTitleMadeForSharing) {
  EXPECT_EQ(read_html_article(R"(<meta property="og:title" content="Shared"><title>T</title><h1>H</h1><p>x</p>)", "p")->title, "Shared");
  EXPECT_EQ(read_html_article("<title>T</title><p>x</p>", "p")->title, "T");
  EXPECT_EQ(read_html_article("<time datetime='2025-03-13'>Thursday</time><p>x</p>", "p")->date, make_date(2025, 3, 13));
}

TEST(HtmlArticle, TakesTheWholeBodyWhereNothingIsMarked) {
  EXPECT_EQ(read_html_article("<div>Ann met <b>Bob</b>.</div>", "p")->text, "Ann met Bob.");
}

TEST(HtmlArticle, WithoutTextOrBeyondReasonEndsInAnError) {
  EXPECT_EQ(read_html_article("<html><script>x</script></html>", "p").status().message(), "is a page without text");
  EXPECT_EQ(read_html_article(std::string("<p>\0", 4), "p").status().code(), StatusCode::kInvalidArgument);
}

TEST(HtmlArticle, SurvivesDeepNestingAndBrokenMarkup) {
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  const Result<Article> article = read_html_article("<p>Start</p>" + deep + "<p>deep</p>", "p");
  ASSERT_TRUE(article.is_ok());
  EXPECT_THAT(article->text, HasSubstr("Start"));
  EXPECT_EQ(read_html_article("<p>Ann <b>met <p>Bob</i> \xE9", "p")->text, "Ann met\n\nBob \xEF\xBF\xBD");
}

}  // namespace
}  // namespace relata
