#include "engine/extract/pipeline_extractor.h"

#include <algorithm>

#include "engine/extract/coref/descriptions.h"
#include "engine/extract/coref/entities.h"
#include "engine/extract/coref/names.h"
#include "engine/extract/coref/nominals.h"
#include "engine/extract/coref/proposal_use.h"
#include "engine/extract/date/date_expressions.h"
#include "engine/extract/relate/fact_dates.h"
#include "engine/extract/relate/relations.h"
#include "engine/extract/relate/statements.h"
#include "engine/extract/text/prose.h"

namespace relata::extract {
namespace {

void add_titles(Reading& reading) {
  for (const Description& description : reading.descriptions) {
    for (const std::uint32_t name : description.named) {
      ExtractedEntity& entity = reading.entities[reading.references[name].entity];
      if (entity.type != EntityType::kPerson || !reading.lexicon.is_role(description.noun)) continue;
      TokenRange range = description.tokens;
      while (range.size() > 1 && (reading.token(range.begin).tag == "DT" || reading.token(range.begin).tag == "PRP$")) ++range.begin;
      const std::string title = reading.text_of(range);
      if (std::find(entity.titles.begin(), entity.titles.end(), title) == entity.titles.end()) entity.titles.push_back(title);
    }
  }
}

// Entities without the proposals that nothing mentions; what refers to them follows.
void renumber(Reading& reading, Extraction& extraction) {
  std::vector<bool> used(reading.entities.size(), false);
  for (const ExtractedRelation& relation : extraction.relations) used[relation.head] = used[relation.tail] = true;
  const std::vector<std::uint32_t> number = drop_unused_proposals(reading, used);
  for (ExtractedRelation& relation : extraction.relations) {
    relation.head = number[relation.head];
    relation.tail = number[relation.tail];
  }
  for (ExtractedStatement& statement : extraction.statements) {
    statement.speaker = number[*statement.speaker];
    std::vector<std::uint32_t> about;
    for (const std::uint32_t entity : statement.about) {
      if (number[entity] != kNone) about.push_back(number[entity]);
    }
    statement.about = std::move(about);
  }
}

}  // namespace

Extraction extract_facts(const Document& document, const Annotation& annotation, const Lexicon& lexicon, const RuleSet& rules) {
  Extraction extraction;
  extraction.extractor = kExtractorName;
  extraction.language = "en";
  if (annotation.tokens.empty()) return extraction;
  if (!is_prose(annotation)) {
    extraction.not_read = kNoProse;
    return extraction;
  }
  Reading reading(document, annotation, lexicon);
  merge_names(find_names(document, annotation, lexicon), reading);
  find_descriptions(reading);
  const std::vector<Quote> quotes = find_quotes(reading);
  resolve_nominals(reading, quotes);
  add_titles(reading);
  const std::vector<DateMention> dates = document.date ? find_dates(annotation, reading.tree, *document.date) : std::vector<DateMention>();
  const RelationInput input{reading, dates, quotes};
  extraction.relations = find_attributions(input);
  std::vector<ExtractedRelation> events = find_events(input, rules);
  fill_dates(input, events);
  std::move(events.begin(), events.end(), std::back_inserter(extraction.relations));
  extraction.statements = find_statements(input);
  renumber(reading, extraction);
  extraction.entities = std::move(reading.entities);
  return extraction;
}

}  // namespace relata::extract
