#include "tests/unit/engine/ingest/linking_fixture.h"

#include <sstream>

namespace relata {
namespace {

using extract::EntityType;
using extract::ExtractedEntity;
using extract::ExtractedRelation;

std::string trimmed(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

// The text between two marks, taken out of `line`.
std::string take(std::string& line, char open, char close) {
  const std::size_t begin = line.find(open);
  const std::size_t end = line.find(close);
  if (begin == std::string::npos || end == std::string::npos) return "";
  std::string inner = line.substr(begin + 1, end - begin - 1);
  line.erase(begin, end - begin + 1);
  return inner;
}

ExtractedEntity entity_of(EntityType type, std::string line, extract::Span span) {
  ExtractedEntity entity;
  entity.type = type;
  if (std::string title = take(line, '[', ']'); !title.empty()) entity.titles.push_back(title);
  if (std::string details = take(line, '(', ')'); !details.empty()) {
    const std::size_t comma = details.find(',');
    entity.kind = trimmed(details.substr(0, comma));
    if (comma != std::string::npos) entity.country = trimmed(details.substr(comma + 1));
  }
  const std::size_t equals = line.find('=');
  entity.name = trimmed(line.substr(0, equals));
  if (equals != std::string::npos) {
    std::istringstream aliases(line.substr(equals + 1));
    for (std::string alias; std::getline(aliases, alias, ';');) entity.aliases.push_back(trimmed(alias));
  }
  entity.mentions.push_back(span);
  return entity;
}

std::uint32_t index_of(const extract::Extraction& extraction, const std::string& name) {
  for (std::uint32_t i = 0; i < extraction.entities.size(); ++i) {
    if (extraction.entities[i].name == name) return i;
  }
  ADD_FAILURE() << "no entity is called " << name;
  return 0;
}

void read_fact(const std::string& line, extract::Span span, extract::Extraction& extraction) {
  for (const char* type : {"MET_WITH", "LOCATED_IN", "ACCUSED", "PROPOSED"}) {
    const std::size_t at = line.find(std::string(" ") + type + " ");
    if (at == std::string::npos) continue;
    ExtractedRelation fact;
    fact.type = type;
    fact.head_text = line.substr(0, at);
    fact.tail_text = line.substr(at + std::string(type).size() + 2);
    fact.head = index_of(extraction, fact.head_text);
    fact.tail = index_of(extraction, fact.tail_text);
    fact.symmetric = fact.type == "MET_WITH";
    fact.predicate = "do";
    fact.sentence = span;
    extraction.relations.push_back(fact);
  }
}

}  // namespace

Result<extract::Extraction> NotesReader::extract(const extract::Document& document) const {
  extract::Extraction extraction;
  extraction.extractor = name();
  extraction.language = "en";
  std::istringstream lines(document.text);
  std::uint32_t begin = 0;
  for (std::string line; std::getline(lines, line); begin += static_cast<std::uint32_t>(line.size()) + 1) {
    const extract::Span span{begin, begin + static_cast<std::uint32_t>(line.size())};
    bool is_entity = false;
    for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace, EntityType::kProposal}) {
      const std::string label(extract::to_string(type));
      if (!line.starts_with(label + " ")) continue;
      extraction.entities.push_back(entity_of(type, line.substr(label.size() + 1), span));
      is_entity = true;
    }
    if (!is_entity) read_fact(line, span, extraction);
  }
  return extraction;
}

void Linking::add(const std::string& id, const std::string& notes) {
  const NotesReader reader;
  const IngestOptions options = {.threads = 1, .progress = {}};
  IngestRun ingest(database_.core(), reader, options);
  ASSERT_TRUE(ingest.add({id, Article{id, "", make_date(2025, 3, 13), "", "", notes, ""}, notes.size()}).is_ok());
  const Result<IngestReport> report = ingest.finish();
  ASSERT_TRUE(report.is_ok()) << report.status().to_string();
  ASSERT_TRUE(report->failures.empty()) << report->failures[0].reason;
}

std::vector<std::string> Linking::column(std::string_view query) {
  const Result<QueryResult> result = database_.session().run(query);
  if (!result.is_ok()) {
    ADD_FAILURE() << result.status().to_string();
    return {};
  }
  std::vector<std::string> texts;
  for (std::size_t row = 0; row < result->row_count(); ++row) {
    const Value& value = result->at(row, 0);
    texts.push_back(value.is_string() ? value.as_string() : result->display(value));
  }
  return texts;
}

std::vector<std::string> Linking::nodes(const std::string& label) { return column("MATCH (n:" + label + ") RETURN n.name ORDER BY id(n)"); }

void Linking::run(const std::string& query) {
  const Result<QueryResult> result = database_.session().run(query);
  ASSERT_TRUE(result.is_ok()) << result.status().to_string();
}

std::string Linking::failure_of(const std::string& query) {
  const Result<QueryResult> result = database_.session().run(query);
  return result.is_ok() ? "" : std::string(result.status().message());
}

}  // namespace relata
