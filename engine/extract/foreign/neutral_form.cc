#include "engine/extract/foreign/neutral_form.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/extract/foreign/json_fields.h"
#include "engine/extract/foreign/neutral_entities.h"
#include "engine/extract/foreign/offset_map.h"
#include "engine/extract/foreign/text_finder.h"

namespace relata::extract {
namespace {

using nlohmann::json;

bool flag_at(const json& object, const char* name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_boolean() && found->get<bool>();
}

std::optional<Date> date_at(const json& object) {
  const Result<Date> date = parse_iso_date(scalar_at(object, "date").substr(0, 10));
  return date.is_ok() ? std::optional(*date) : std::nullopt;
}

std::optional<Modality> modality(std::string_view name) {
  if (name.empty()) return Modality::kAsserted;
  for (const Modality one : {Modality::kAsserted, Modality::kPlanned, Modality::kPossible, Modality::kHypothetical}) {
    if (to_string(one) == name) return one;
  }
  return std::nullopt;
}

Result<OffsetUnit> offset_unit(const json& object) {
  const std::string unit = scalar_at(object, "offsets");
  if (unit.empty() || unit == "characters") return OffsetUnit::kCharacters;
  if (unit == "bytes") return OffsetUnit::kBytes;
  if (unit == "utf16") return OffsetUnit::kUtf16;
  return Status::invalid_argument(fmt::format("\"offsets\" is '{}'; it is to be characters, bytes or utf16", unit));
}

class NeutralReader {
 public:
  NeutralReader(const json& object, OffsetUnit unit, const Document& document, const Lexicon& lexicon)
      : object_(object),
        document_(document),
        lexicon_(lexicon),
        offsets_(document.text, unit),
        finder_(document.text),
        entities_(document, lexicon, offsets_, finder_) {}

  Extraction run() {
    extraction_.extractor = scalar_at(object_, "extractor");
    if (extraction_.extractor.empty()) extraction_.extractor = "annotations";
    extraction_.language = scalar_at(object_, "language");
    for (const json& item : list_at(object_, "entities")) {
      if (const char* reason = entities_.read(item)) refuse(reason);
    }
    for (const json& item : list_at(object_, "relations")) read_relation(item);
    for (const json& item : list_at(object_, "statements")) read_statement(item);
    extraction_.entities = std::move(entities_).take();
    return std::move(extraction_);
  }

 private:
  void refuse(const char* reason) { ++extraction_.refused[reason]; }

  std::optional<Span> evidence_of(const json& item) const {
    const auto evidence = item.find("evidence");
    if (evidence != item.end() && evidence->is_object()) return span_at(*evidence, offsets_);
    return finder_.find(scalar_at(item, "sentence"), false);
  }

  bool is_within(const std::string& mention, Span sentence) const {
    return mention.empty() || TextFinder(document_.at(sentence)).find(mention, true).has_value();
  }

  void read_relation(const json& item) {
    const RelationType* type = lexicon_.find_relation(scalar_at(item, "type"));
    if (type == nullptr) return refuse("a relation of an unknown type");
    const auto head = entities_.find(scalar_at(item, "head"));
    const auto tail = entities_.find(scalar_at(item, "tail"));
    if (!head || !tail || *head == *tail) return refuse("a relation without its two entities");
    const std::vector<ExtractedEntity>& entities = entities_.all();
    if (!type->admits_head(entities[*head].type) || !type->admits_tail(entities[*tail].type)) {
      return refuse("a relation between entities of a wrong type");
    }
    const std::optional<Span> sentence = evidence_of(item);
    if (!sentence) return refuse("a relation whose evidence is not in the text");
    ExtractedRelation relation;
    relation.head_text = scalar_at(item, "head_text");
    relation.tail_text = scalar_at(item, "tail_text");
    if (!is_within(relation.head_text, *sentence) || !is_within(relation.tail_text, *sentence)) {
      return refuse("a relation whose mention is not in its evidence");
    }
    const std::optional<Modality> mode = modality(scalar_at(item, "modality"));
    if (!mode) return refuse("a relation of an unknown modality");
    if (relation.head_text.empty()) relation.head_text = entities[*head].name;
    if (relation.tail_text.empty()) relation.tail_text = entities[*tail].name;
    relation.type = type->name;
    relation.plover = type->plover;
    relation.symmetric = type->symmetric;
    relation.head = *head;
    relation.tail = *tail;
    relation.predicate = scalar_at(item, "predicate");
    relation.date = date_at(item);
    relation.modality = *mode;
    relation.negated = flag_at(item, "negated");
    relation.sentence = *sentence;
    relation.said_by = scalar_at(item, "said_by");
    if (const auto confidence = item.find("confidence"); confidence != item.end() && confidence->is_number()) {
      relation.confidence = std::clamp(confidence->get<double>(), 0.0, 1.0);
    }
    for (const char* name : {"title", "medium", "place", "amount"}) {
      if (std::string text = scalar_at(item, name); !text.empty()) relation.attributes.emplace_back(name, std::move(text));
    }
    extraction_.relations.push_back(std::move(relation));
  }

  void read_statement(const json& item) {
    ExtractedStatement statement;
    statement.text = scalar_at(item, "text");
    const std::optional<Span> said = finder_.find(statement.text, false);
    statement.quoted = flag_at(item, "quoted");
    if (statement.text.empty() || (statement.quoted && !said)) return refuse("a quotation that is not in the text");
    const std::optional<Span> sentence = item.contains("evidence") || item.contains("sentence") ? evidence_of(item) : said;
    if (!sentence) return refuse("a statement whose evidence is not in the text");
    statement.span = *sentence;
    statement.date = date_at(item);
    statement.speaker = entities_.find(scalar_at(item, "speaker"));
    for (const json& subject : list_at(item, "about")) {
      if (!subject.is_string()) continue;
      if (const auto found = entities_.find(subject.get<std::string>())) statement.about.push_back(*found);
    }
    extraction_.statements.push_back(std::move(statement));
  }

  const json& object_;
  const Document& document_;
  const Lexicon& lexicon_;
  const OffsetMap offsets_;
  const TextFinder finder_;
  NeutralEntities entities_;
  Extraction extraction_;
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
