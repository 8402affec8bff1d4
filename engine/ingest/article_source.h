#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "engine/ingest/article.h"

namespace relata {

// An article, or why there is none, and where it came from ("feed.jsonl:12").
struct SourcedArticle {
  std::string where;
  Result<Article> article;
  std::uint64_t bytes = 0;  // of input used up by it
};

struct ArticleFile {
  std::filesystem::path path;  // "-" for standard input
  std::string id;              // of the article in it, if that has none of its own
};

// All files that `inputs` name: files as they are, directories searched for .txt, .text, .html, .htm, .json, .jsonl and .ndjson in
// alphabetical order, "-" for standard input.
//
// An article is called by its file's name without ending, and by the folders between it and the input that it was found in; where
// several files would be called the same, by their paths as they are.
struct ArticleInputs {
  std::vector<ArticleFile> files;
  std::vector<SourcedArticle> failures;  // what cannot be read at all
  std::uint64_t bytes = 0;               // together; 0 for standard input
};
ArticleInputs find_inputs(std::span<const std::filesystem::path> inputs);

enum class InputForm : std::uint8_t {
  kArticles,
  kAnnotated,  // lines of JSON with what somebody else found in each article
};

// Hands the articles of one file to `visit` in order; false from it stops. A file that cannot be read is one article with an error.
// A file of articles is HTML or JSON lines by its name's ending, or else by its first character. Returns false when stopped.
bool read_articles(const ArticleFile& file, InputForm form, const std::function<bool(SourcedArticle&&)>& visit);

}  // namespace relata
