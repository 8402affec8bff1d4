#include "engine/extract/foreign/foreign_document.h"

#include <fmt/format.h>

#include "engine/extract/foreign/json_fields.h"

namespace relata::extract {
namespace {

using nlohmann::json;

Result<std::string> text_field(const json& object, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const auto field = object.find(name);
    if (field == object.end() || field->is_null()) continue;
    if (field->is_number_integer()) return field->dump();
    if (!field->is_string()) return Status::invalid_argument(fmt::format("\"{}\" is no string", name));
    return field->get<std::string>();
  }
  return std::string();
}

// CoreNLP gives for each token what stands before it; what it leaves out after the last one ends the text.
std::string text_of_tokens(const json& sentences) {
  std::string text;
  std::string last;
  for (const json& sentence : sentences) {
    if (!sentence.is_object() || !is_list(sentence, "tokens")) continue;
    for (const json& token : sentence["tokens"]) {
      if (!token.is_object()) continue;
      const std::string word = text_at(token, "originalText");
      text += text_at(token, "before");
      text += word.empty() ? text_at(token, "word") : word;
      last = text_at(token, "after");
    }
  }
  return text + last;
}

}  // namespace

Result<ForeignForm> foreign_form(const json& annotations) {
  if (annotations.is_discarded()) return Status::invalid_argument("is no valid JSON");
  if (!annotations.is_object()) return Status::invalid_argument("is no JSON object");
  if (is_list(annotations, "ents")) return ForeignForm::kSpacy;
  if (is_list(annotations, "sentences")) return ForeignForm::kCoreNlp;
  if (is_list(annotations, "entities")) return ForeignForm::kNeutral;
  return Status::invalid_argument("has none of \"entities\", \"ents\" (spaCy) and \"sentences\" (CoreNLP)");
}

Result<ForeignDocument> read_foreign_document(std::string_view line) {
  const json object = json::parse(line, nullptr, false);
  ForeignDocument document;
  RELATA_ASSIGN_OR_RETURN(document.form, foreign_form(object));
  RELATA_ASSIGN_OR_RETURN(document.id, text_field(object, {"id", "docId"}));
  RELATA_ASSIGN_OR_RETURN(document.title, text_field(object, {"title"}));
  RELATA_ASSIGN_OR_RETURN(document.date, text_field(object, {"date", "docDate"}));
  RELATA_ASSIGN_OR_RETURN(document.source, text_field(object, {"source"}));
  RELATA_ASSIGN_OR_RETURN(document.url, text_field(object, {"url"}));
  RELATA_ASSIGN_OR_RETURN(document.text, text_field(object, {"text"}));
  if (document.text.empty() && document.form == ForeignForm::kCoreNlp) document.text = text_of_tokens(object["sentences"]);
  if (document.text.find_first_not_of(" \t\r\n") == std::string::npos) return Status::invalid_argument("has no \"text\"");
  return document;
}

}  // namespace relata::extract
