#include "engine/extract/foreign/neutral_form.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "engine/extract/foreign/offset_map.h"
#include "engine/extract/foreign/text_finder.h"

namespace relata::extract {
namespace {

using nlohmann::json;

std::string text_at(const json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return "";
  if (found->is_number_integer()) return found->dump();
  return found->is_string() ? found->get<std::string>() : "";
}

const json& list_at(const json& object, const char* name) {
  static const json kNone = json::array();
  const auto found = object.find(name);
  return found != object.end() && found->is_array() ? *found : kNone;
}

std::vector<std::string> texts_at(const json& object, const char* name) {
  std::vector<std::string> texts;
  for (const json& item : list_at(object, name)) {
    if (item.is_string()) texts.push_back(item.get<std::string>());
  }
  return texts;
}

bool flag_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<Date> date_at(const json& object) {
  const Result<Date> date = parse_iso_date(text_at(object, "date").substr(0, 10));
  return date.is_ok() ? std::optional(*date) : std::nullopt;
}

std::optional<EntityType> entity_type(std::string_view name) {
  for (const EntityType type : {EntityType::kPerson, EntityType::kOrganization, EntityType::kPlace, EntityType::kProposal}) {
    if (to_string(type) == name) return type;
  }
  return std::nullopt;
}

std::optional<Modality> modality(std::string_view name) {
  if (name.empty()) return Modality::kAsserted;
  for (const Modality one : {Modality::kAsserted, Modality::kPlanned, Modality::kPossible, Modality::kHypothetical}) {
    if (to_string(one) == name) return one;
  }
  return std::nullopt;
}

Result<OffsetUnit> offset_unit(const json& object) {
  const std::string unit = text_at(object, "offsets");
  if (unit.empty() || unit == "characters") return OffsetUnit::kCharacters;
  if (unit == "bytes") return OffsetUnit::kBytes;
  if (unit == "utf16") return OffsetUnit::kUtf16;
  return Status::invalid_argument(fmt::format("\"offsets\" is '{}'; it is to be characters, bytes or utf16", unit));
}

class NeutralReader {
 public:
  NeutralReader(const json& object, OffsetUnit unit, const Document& document, const Lexicon& lexicon)
      : object_(object), document_(document), lexicon_(lexicon), offsets_(document.text, unit), finder_(document.text) {}

  Extraction run() {
    extraction_.extractor = text_at(object_, "extractor");
    if (extraction_.extractor.empty()) extraction_.extractor = "annotations";
    extraction_.language = text_at(object_, "language");
    for (const json& item : list_at(object_, "entities")) read_entity(item);
    for (const json& item : list_at(object_, "relations")) read_relation(item);
    for (const json& item : list_at(object_, "statements")) read_statement(item);
    return std::move(extraction_);
  }

 private:
  void refuse(const char* reason) { ++extraction_.refused[reason]; }

  std::optional<Span> span_at(const json& object) const {
    const auto begin = object.find("begin");
    const auto end = object.find("end");
    if (begin == object.end() || end == object.end() || !begin->is_number_unsigned() || !end->is_number_unsigned()) return std::nullopt;
    return offsets_.to_span(begin->get<std::uint64_t>(), end->get<std::uint64_t>());
  }

  void read_entity(const json& item) {
    const auto type = entity_type(text_at(item, "type"));
    if (!type) return refuse("an entity of an unknown type");
    ExtractedEntity entity;
    entity.type = *type;
    entity.name = text_at(item, "name");
    entity.aliases = texts_at(item, "aliases");
    entity.titles = texts_at(item, "titles");
    entity.kind = text_at(item, "kind");
    entity.country = text_at(item, "country");
    entity.description = text_at(item, "description");
    for (const json& mention : list_at(item, "mentions")) {
      const std::optional<Span> span = span_at(mention);
      if (!span) return refuse("an entity whose mention is not in the text");
      entity.mentions.push_back(*span);
    }
    if (entity.mentions.empty()) find_mentions(entity);
    if (entity.mentions.empty()) return refuse("an entity that the text does not name");
    if (entity.name.empty()) entity.name = document_.at(entity.mentions.front());
    use_known_name(entity);
    std::erase(entity.aliases, entity.name);
    const auto index = static_cast<std::uint32_t>(extraction_.entities.size());
    const std::string id = text_at(item, "id");
    by_id_.emplace(id.empty() ? text_at(item, "name") : id, index);
    extraction_.entities.push_back(std::move(entity));
  }

  void find_mentions(ExtractedEntity& entity) const {
    std::vector<std::string> names = entity.aliases;
    names.insert(names.begin(), entity.name);
    for (const std::string& name : names) {
      for (const Span span : finder_.find_all(name)) {
        // "Lee" within "Anna Lee" has been counted.
        const bool overlaps = std::any_of(entity.mentions.begin(), entity.mentions.end(),
                                          [&](const Span& other) { return span.begin < other.end && other.begin < span.end; });
        if (!overlaps) entity.mentions.push_back(span);
      }
    }
    std::sort(entity.mentions.begin(), entity.mentions.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
  }

  // "U.S." is the United States, here as in articles that we read ourselves.
  void use_known_name(ExtractedEntity& entity) const {
    const std::optional<NameReading> reading = lexicon_.find_name(entity.name);
    if (!reading || reading->known->type != entity.type || reading->use == NameUse::kAdjective) return;
    if (reading->known->name != entity.name) entity.aliases.push_back(entity.name);
    entity.name = reading->known->name;
    if (entity.kind.empty()) entity.kind = reading->known->kind;
    if (entity.country.empty() && entity.type == EntityType::kPlace && entity.kind != "country") entity.country = reading->known->country;
  }

  std::optional<std::uint32_t> entity_at(const json& object, const char* name) const {
    const auto found = by_id_.find(text_at(object, name));
    return found == by_id_.end() ? std::nullopt : std::optional(found->second);
  }

  std::optional<Span> evidence_of(const json& item) const {
    const auto evidence = item.find("evidence");
    if (evidence != item.end() && evidence->is_object()) return span_at(*evidence);
    return finder_.find(text_at(item, "sentence"), false);
  }

  bool is_within(const std::string& mention, Span sentence) const {
    return mention.empty() || TextFinder(document_.at(sentence)).find(mention, true).has_value();
  }

  void read_relation(const json& item) {
    const RelationType* type = lexicon_.find_relation(text_at(item, "type"));
    if (type == nullptr) return refuse("a relation of an unknown type");
    const auto head = entity_at(item, "head");
    const auto tail = entity_at(item, "tail");
    if (!head || !tail || *head == *tail) return refuse("a relation without its two entities");
    const std::vector<ExtractedEntity>& entities = extraction_.entities;
    if (!type->admits_head(entities[*head].type) || !type->admits_tail(entities[*tail].type)) {
      return refuse("a relation between entities of a wrong type");
    }
    const std::optional<Span> sentence = evidence_of(item);
    if (!sentence) return refuse("a relation whose evidence is not in the text");
    ExtractedRelation relation;
    relation.head_text = text_at(item, "head_text");
    relation.tail_text = text_at(item, "tail_text");
    if (!is_within(relation.head_text, *sentence) || !is_within(relation.tail_text, *sentence)) {
      return refuse("a relation whose mention is not in its evidence");
    }
    const std::optional<Modality> mode = modality(text_at(item, "modality"));
    if (!mode) return refuse("a relation of an unknown modality");
    if (relation.head_text.empty()) relation.head_text = entities[*head].name;
    if (relation.tail_text.empty()) relation.tail_text = entities[*tail].name;
    relation.type = type->name;
    relation.plover = type->plover;
    relation.symmetric = type->symmetric;
    relation.head = *head;
    relation.tail = *tail;
    relation.predicate = text_at(item, "predicate");
    relation.date = date_at(item);
    relation.modality = *mode;
    relation.negated = flag_at(item, "negated");
    relation.sentence = *sentence;
    relation.said_by = text_at(item, "said_by");
    if (const auto confidence = item.find("confidence"); confidence != item.end() && confidence->is_number()) {
      relation.confidence = std::clamp(confidence->get<double>(), 0.0, 1.0);
    }
    for (const char* name : {"title", "medium", "place", "amount"}) {
      if (std::string text = text_at(item, name); !text.empty()) relation.attributes.emplace_back(name, std::move(text));
    }
    extraction_.relations.push_back(std::move(relation));
  }

  void read_statement(const json& item) {
    ExtractedStatement statement;
    statement.text = text_at(item, "text");
    const std::optional<Span> said = finder_.find(statement.text, false);
    statement.quoted = flag_at(item, "quoted");
    if (statement.text.empty() || (statement.quoted && !said)) return refuse("a quotation that is not in the text");
    const std::optional<Span> sentence = item.contains("evidence") || item.contains("sentence") ? evidence_of(item) : said;
    if (!sentence) return refuse("a statement whose evidence is not in the text");
    statement.span = *sentence;
    statement.date = date_at(item);
    statement.speaker = entity_at(item, "speaker");
    for (const json& subject : list_at(item, "about")) {
      if (!subject.is_string()) continue;
      const auto found = by_id_.find(subject.get<std::string>());
      if (found != by_id_.end()) statement.about.push_back(found->second);
    }
    extraction_.statements.push_back(std::move(statement));
  }

  const json& object_;
  const Document& document_;
  const Lexicon& lexicon_;
  const OffsetMap offsets_;
  const TextFinder finder_;
  Extraction extraction_;
  std::map<std::string, std::uint32_t> by_id_;
};

}  // namespace

Result<Extraction> read_neutral_form(const json& object, const Document& document, const Lexicon& lexicon) {
  if (!object.is_object()) return Status::invalid_argument("is no JSON object");
  for (const char* name : {"entities", "relations", "statements"}) {
    const auto found = object.find(name);
    if (found == object.end()) continue;
    if (!found->is_array() || !std::all_of(found->begin(), found->end(), [](const json& item) { return item.is_object(); })) {
      return Status::invalid_argument(fmt::format("\"{}\" is no list of objects", name));
    }
    for (const json& item : *found) {
      for (const json& mention : list_at(item, "mentions")) {
        if (!mention.is_object()) return Status::invalid_argument("\"mentions\" is no list of objects");
      }
    }
  }
  RELATA_ASSIGN_OR_RETURN(const OffsetUnit unit, offset_unit(object));
  return NeutralReader(object, unit, document, lexicon).run();
}

}  // namespace relata::extract
