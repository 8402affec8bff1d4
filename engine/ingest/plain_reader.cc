#include "engine/ingest/article.h"

namespace relata {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";
constexpr std::size_t kLongestTitle = 150;

// "date YYYY-MM-DD " in front of the text, blanks before it allowed.
std::optional<Date> take_date(std::string_view& text) {
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos || !text.substr(start).starts_with("date ")) return std::nullopt;
  const std::string_view rest = text.substr(start + 5);
  const Result<Date> date = parse_iso_date(rest.substr(0, 10));
  if (!date.is_ok() || (rest.size() > 10 && kBlanks.find(rest[10]) == std::string_view::npos)) return std::nullopt;
  text = rest.substr(10);
  return *date;
}

std::string title_of(std::string_view text) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos || end > kLongestTitle) return "";
  const std::size_t last = text.find_last_not_of(kBlanks, end);
  if (last == std::string_view::npos || std::string_view(".!?:;,\"").find(text[last]) != std::string_view::npos) return "";
  return std::string(text.substr(0, last + 1));
}

}  // namespace

Result<Article> read_plain_article(std::string_view bytes, std::string id) {
  RELATA_ASSIGN_OR_RETURN(const std::string cleaned, clean_text(bytes));
  std::string_view text = cleaned;
  Article article;
  article.id = std::move(id);
  article.date = take_date(text);
  const std::size_t start = text.find_first_not_of(kBlanks);
  if (start == std::string_view::npos) return Status::invalid_argument("is empty");
  article.text = text.substr(start);
  article.title = title_of(article.text);
  return article;
}

}  // namespace relata
