#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "storage/base/result.h"
#include "storage/base/temporal.h"

namespace relata {

// One article as it was found. `text` is valid UTF-8.
struct Article {
  std::string id;
  std::string title;
  std::optional<Date> date;
  std::string source;
  std::string url;
  std::string text;
  // What somebody else found in the text, as JSON (docs/extractors.md); empty for articles that are to be read.
  std::string annotations;
};

// Hexadecimal digest of all fields and of `reader`, what reads them: the same again means nothing to do. 128-bit FNV-1a.
std::string content_hash(const Article& article, std::string_view reader);

// The text with each byte that is no UTF-8 replaced by U+FFFD.
std::string valid_utf8(std::string_view bytes);

// The text with each invalid byte replaced by U+FFFD and a byte order mark removed. kInvalidArgument for binary data (zero bytes),
// kResourceExhausted beyond limits::kArticleBytes.
Result<std::string> clean_text(std::string_view bytes);

// Plain text, with an optional prefix "date YYYY-MM-DD ". The title is a short first line that ends without punctuation.
Result<Article> read_plain_article(std::string_view bytes, std::string id);

// One line of JSON: {"id", "title", "date", "source", "url", "text"}; only "text" is required. kInvalidArgument says what is wrong.
Result<Article> read_json_article(std::string_view line);

// One line of JSON in one of the forms of docs/extractors.md; it is kept in `annotations`. kInvalidArgument says what is wrong.
Result<Article> read_annotated_article(std::string_view line);

// A page: title, date and main text; scripts, menus, headers and footers are left out.
Result<Article> read_html_article(std::string_view bytes, std::string id);

}  // namespace relata
