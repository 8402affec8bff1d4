#include "engine/extract/foreign/foreign_relations.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/foreign/json_fields.h"
#include "engine/extract/lexicon/lexicon_file.h"

namespace relata::extract {
namespace {

using nlohmann::json;

// What CoreNLP's own annotators claim for triples; the rules' facts are surer.
constexpr double kConfidence = 0.4;

// The words of the sentence that `name` spans, as bytes of the text.
std::optional<Span> span_at(const json& triple, const char* name, const Annotation& annotation, TokenRange sentence) {
  const json& ends = list_at(triple, name);
  if (ends.size() != 2 || !ends[0].is_number_unsigned() || !ends[1].is_number_unsigned()) return std::nullopt;
  const auto begin = ends[0].get<std::uint64_t>();
  const auto end = ends[1].get<std::uint64_t>();
  if (begin >= end || end > sentence.size()) return std::nullopt;
  return Span{annotation.tokens[sentence.begin + begin].span.begin, annotation.tokens[sentence.begin + end - 1].span.end};
}

// The entity mentioned within the span; the longest mention where there are several.
std::optional<std::uint32_t> entity_in(const Extraction& extraction, Span span) {
  std::optional<std::uint32_t> found;
  std::uint32_t longest = 0;
  for (std::uint32_t i = 0; i < extraction.entities.size(); ++i) {
    for (const Span& mention : extraction.entities[i].mentions) {
      if (mention.begin < span.begin || mention.end > span.end || mention.size() <= longest) continue;
      longest = mention.size();
      found = i;
    }
  }
  return found;
}

class TripleReader {
 public:
  TripleReader(const Document& document, const Annotation& annotation, const ForeignRelations& relations, Extraction& extraction)
      : document_(document), annotation_(annotation), relations_(relations), extraction_(extraction) {}

  void read(const json& triple, std::string_view source, const Sentence& sentence) {
    const std::string relation = lower(text_at(triple, "relation"));
    const auto known = relations_.find(fmt::format("{} {}", source, relation));
    if (known == relations_.end()) return;
    std::optional<Span> head_span = span_at(triple, "subjectSpan", annotation_, sentence.tokens);
    std::optional<Span> tail_span = span_at(triple, "objectSpan", annotation_, sentence.tokens);
    if (!head_span || !tail_span) return;
    if (known->second.backward) std::swap(head_span, tail_span);
    const auto head = entity_in(extraction_, *head_span);
    const auto tail = entity_in(extraction_, *tail_span);
    const RelationType& type = *known->second.type;
    if (!head || !tail || *head == *tail || !type.admits_head(extraction_.entities[*head].type) ||
        !type.admits_tail(extraction_.entities[*tail].type)) {
      ++extraction_.refused["a triple whose ends are no entities of its relation"];
      return;
    }
    ExtractedRelation fact;
    fact.type = type.name;
    fact.plover = type.plover;
    fact.symmetric = type.symmetric;
    fact.head = *head;
    fact.tail = *tail;
    fact.predicate = source == "kbp" ? relation.substr(relation.find(':') + 1) : relation;
    fact.confidence = kConfidence;
    fact.sentence = sentence.span;
    fact.head_text = document_.at(*head_span);
    fact.tail_text = document_.at(*tail_span);
    if (!is_known(fact)) extraction_.relations.push_back(std::move(fact));
  }

 private:
  bool is_known(const ExtractedRelation& fact) const {
    return std::any_of(extraction_.relations.begin(), extraction_.relations.end(), [&](const ExtractedRelation& other) {
      const bool same_ends =
          (other.head == fact.head && other.tail == fact.tail) || (fact.symmetric && other.head == fact.tail && other.tail == fact.head);
      return other.type == fact.type && same_ends && other.sentence.begin < fact.sentence.end && fact.sentence.begin < other.sentence.end;
    });
  }

  const Document& document_;
  const Annotation& annotation_;
  const ForeignRelations& relations_;
  Extraction& extraction_;
};

}  // namespace

Result<ForeignRelations> load_foreign_relations(const std::filesystem::path& lexicon_directory, const Lexicon& lexicon) {
  const std::filesystem::path path = lexicon_directory / "foreign_relations.txt";
  RELATA_ASSIGN_OR_RETURN(const std::vector<LexiconLine> lines, read_lexicon_file(path, 4));
  ForeignRelations relations;
  for (const LexiconLine& line : lines) {
    if (line.fields[0] != "kbp" && line.fields[0] != "openie")
      return lexicon_error(path, line.number, "the source is neither kbp nor openie");
    const RelationType* type = lexicon.find_relation(line.fields[2]);
    if (type == nullptr) return lexicon_error(path, line.number, fmt::format("'{}' is no relation type", line.fields[2]));
    if (line.fields[3] != "forward" && line.fields[3] != "backward") {
      return lexicon_error(path, line.number, "direction is neither forward nor backward");
    }
    relations[fmt::format("{} {}", line.fields[0], lower(line.fields[1]))] = {type, line.fields[3] == "backward"};
  }
  return relations;
}

void add_corenlp_relations(const json& object, const Document& document, const Annotation& annotation, const ForeignRelations& relations,
                           Extraction& extraction) {
  TripleReader reader(document, annotation, relations, extraction);
  auto sentence = annotation.sentences.begin();
  for (const json& item : list_at(object, "sentences")) {
    // Sentences without tokens have no counterpart.
    if (list_at(item, "tokens").empty()) continue;
    if (sentence == annotation.sentences.end()) return;
    for (const char* source : {"kbp", "openie"}) {
      for (const json& triple : list_at(item, source)) {
        if (triple.is_object()) reader.read(triple, source, *sentence);
      }
    }
    ++sentence;
  }
}

}  // namespace relata::extract
