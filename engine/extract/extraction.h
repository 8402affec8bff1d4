#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/extract/document.h"

namespace relata::extract {

// What an article says, in the vocabulary of the ontology: the one result of reading, whatever read it.
// All offsets are bytes in Document::text.

struct ExtractedEntity {
  EntityType type = EntityType::kPerson;  // never kNationality
  std::string name;                       // fullest form seen, without title
  std::vector<std::string> aliases;       // other forms seen, without `name`
  std::vector<std::string> titles;        // persons: "Kremlin spokesman"
  std::string kind;                       // places: country, city, region, facility, natural; proposals: ceasefire, sanctions, ...
  std::string country;                    // places: the country's name where known
  std::string description;                // proposals: the noun phrase with its modifiers
  std::vector<Span> mentions;
};

struct ExtractedStatement {
  std::string text;
  bool quoted = false;
  std::optional<Date> date;
  std::optional<std::uint32_t> speaker;  // index in entities
  std::vector<std::uint32_t> about;      // indexes in entities
  Span span;                             // of the sentence
};

enum class Modality : std::uint8_t { kAsserted, kPlanned, kPossible, kHypothetical };

struct ExtractedRelation {
  std::string type;        // of the closed list: "SPOKE_WITH"
  std::uint32_t head = 0;  // index in entities
  std::uint32_t tail = 0;
  bool symmetric = false;  // the type has no direction: head and tail are interchangeable
  std::string predicate;   // verb lemma as written: "speak with"
  std::string plover;      // empty when the type has none
  std::optional<Date> date;
  Modality modality = Modality::kAsserted;
  bool negated = false;
  double confidence = 0.5;  // 0 to 1
  // What the type adds: title, medium, place, amount.
  std::vector<std::pair<std::string, std::string>> attributes;
  // Evidence.
  Span sentence;
  std::string head_text;
  std::string tail_text;
  std::string said_by;  // who reports it, empty when the article itself does
};

struct Extraction {
  std::string extractor;  // name and version, recorded with the evidence
  std::string language;   // BCP 47: "en"
  // Why the text yields no facts: "French" for the language it is in, "no prose"; empty when it was read.
  std::string not_read;
  std::vector<ExtractedEntity> entities;
  std::vector<ExtractedStatement> statements;
  std::vector<ExtractedRelation> relations;
  // What was given and failed a check ("its evidence is not in the text"), with how often.
  std::map<std::string, std::uint64_t> refused;
};

std::string_view to_string(EntityType type);    // "Person"
std::string_view to_string(Modality modality);  // "asserted"

}  // namespace relata::extract
