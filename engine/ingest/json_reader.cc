#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/extract/foreign/foreign_document.h"
#include "engine/ingest/article.h"

namespace relata {
namespace {

using nlohmann::json;

// Empty when absent or null; numbers are taken as their text, for ids.
Result<std::string> text_field(const json& object, const char* name) {
  const auto field = object.find(name);
  if (field == object.end() || field->is_null()) return std::string();
  if (field->is_number_integer()) return field->dump();
  if (!field->is_string()) return Status::invalid_argument(fmt::format("\"{}\" is no string", name));
  return clean_text(field->get_ref<const std::string&>());
}

// "2025-03-13T08:00:00Z" is a date with more to it.
Result<std::optional<Date>> date_field(const std::string& date) {
  if (date.empty()) return std::optional<Date>();
  const Result<Date> parsed = parse_iso_date(std::string_view(date).substr(0, 10));
  if (!parsed.is_ok()) return Status::invalid_argument(fmt::format("\"date\": {}", parsed.status().message()));
  return std::optional<Date>(*parsed);
}

}  // namespace

Result<Article> read_json_article(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  if (object.is_discarded()) return Status::invalid_argument("is no valid JSON");
  if (!object.is_object()) return Status::invalid_argument("is no JSON object");
  Article article;
  RELATA_ASSIGN_OR_RETURN(article.id, text_field(object, "id"));
  RELATA_ASSIGN_OR_RETURN(article.title, text_field(object, "title"));
  RELATA_ASSIGN_OR_RETURN(article.source, text_field(object, "source"));
  RELATA_ASSIGN_OR_RETURN(article.url, text_field(object, "url"));
  RELATA_ASSIGN_OR_RETURN(article.text, text_field(object, "text"));
  RELATA_ASSIGN_OR_RETURN(const std::string date, text_field(object, "date"));
  RELATA_ASSIGN_OR_RETURN(article.date, date_field(date));
  if (article.text.find_first_not_of(" \t\r\n") == std::string::npos) return Status::invalid_argument("has no \"text\"");
  return article;
}

Result<Article> read_annotated_article(std::string_view line) {
  RELATA_ASSIGN_OR_RETURN(extract::ForeignDocument document, extract::read_foreign_document(line));
  // Offsets count from the text as it is: it is checked here, and not cleaned.
  RELATA_RETURN_IF_ERROR(clean_text(document.text).status());
  Article article;
  RELATA_ASSIGN_OR_RETURN(article.date, date_field(document.date));
  article.id = std::move(document.id);
  article.title = std::move(document.title);
  article.source = std::move(document.source);
  article.url = std::move(document.url);
  article.text = std::move(document.text);
  article.annotations = line;
  return article;
}

}  // namespace relata
