#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/extract/foreign/json_fields.h"
#include "engine/extract/foreign/offset_map.h"
#include "engine/extract/foreign/parsed_forms.h"
#include "engine/extract/foreign/universal_trees.h"
#include "engine/extract/text/split_word.h"

namespace relata::extract {
namespace {

using nlohmann::json;

std::optional<EntityType> type_of(const std::string& ner) {
  if (ner == "PERSON") return EntityType::kPerson;
  if (ner == "ORGANIZATION") return EntityType::kOrganization;
  if (ner == "LOCATION" || ner == "CITY" || ner == "COUNTRY" || ner == "STATE_OR_PROVINCE") return EntityType::kPlace;
  if (ner == "NATIONALITY") return EntityType::kNationality;
  return std::nullopt;
}

std::optional<std::uint64_t> number_at(const json& item, const char* name) {
  const auto found = item.find(name);
  return found != item.end() && found->is_number_unsigned() ? std::optional(found->get<std::uint64_t>()) : std::nullopt;
}

class CoreNlpReader {
 public:
  CoreNlpReader(const json& object, const Document& document)
      : object_(object), document_(document), offsets_(document.text, OffsetUnit::kUtf16) {}

  Result<Annotation> run() {
    for (const json& sentence : list_at(object_, "sentences")) {
      if (!sentence.is_object()) return Status::invalid_argument("\"sentences\" is no list of objects");
      const auto begin = static_cast<std::uint32_t>(annotation_.tokens.size());
      RELATA_RETURN_IF_ERROR(read_tokens(sentence));
      const auto end = static_cast<std::uint32_t>(annotation_.tokens.size());
      if (begin == end) continue;
      annotation_.sentences.push_back({{annotation_.tokens[begin].span.begin, annotation_.tokens[end - 1].span.end}, {begin, end}});
      RELATA_RETURN_IF_ERROR(read_tree(sentence, {begin, end}));
      read_names(sentence, {begin, end});
    }
    return std::move(annotation_);
  }

 private:
  Status read_tokens(const json& sentence) {
    for (const json& item : list_at(sentence, "tokens")) {
      const auto begin = number_at(item, "characterOffsetBegin");
      const auto end = number_at(item, "characterOffsetEnd");
      const std::optional<Span> span = begin && end ? offsets_.to_span(*begin, *end) : std::nullopt;
      const bool in_order = span && (annotation_.tokens.empty() || annotation_.tokens.back().span.end <= span->begin);
      if (!in_order) return Status::invalid_argument(fmt::format("the token {} is no next stretch of the text", item.dump().substr(0, 80)));
      Token token;
      token.span = *span;
      token.form = plain_form(document_.at(*span));
      token.lemma = text_at(item, "lemma");
      token.tag = text_at(item, "pos");
      token.upos = universal_part_of_speech(token.tag, "");
      annotation_.tokens.push_back(std::move(token));
    }
    return Status::ok();
  }

  Status read_tree(const json& sentence, TokenRange range) {
    for (const json& arc : list_at(sentence, "basicDependencies")) {
      const auto governor = number_at(arc, "governor");
      const auto dependent = number_at(arc, "dependent");
      if (!governor || !dependent || *governor > range.size() || *dependent == 0 || *dependent > range.size() || *governor == *dependent) {
        return Status::invalid_argument(fmt::format("the dependency {} is not of its sentence", arc.dump().substr(0, 80)));
      }
      Token& token = annotation_.tokens[range.begin + *dependent - 1];
      token.relation = *governor == 0 ? "root" : text_at(arc, "dep");
      token.head = *governor == 0 ? kNoToken : range.begin + static_cast<std::uint32_t>(*governor) - 1;
      token.upos = universal_part_of_speech(token.tag, token.relation);
    }
    return check_tree(range);
  }

  Status check_tree(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      std::uint32_t steps = 0;
      for (std::uint32_t at = i; at != kNoToken; at = annotation_.tokens[at].head) {
        if (++steps > range.size()) return Status::invalid_argument("the dependencies of a sentence go round in a circle");
      }
    }
    return Status::ok();
  }

  void read_names(const json& sentence, TokenRange range) {
    for (const json& item : list_at(sentence, "entitymentions")) {
      const std::optional<EntityType> type = type_of(text_at(item, "ner"));
      const auto begin = number_at(item, "tokenBegin");
      const auto end = number_at(item, "tokenEnd");
      if (!type || !begin || !end || *begin >= *end || *end > range.size()) continue;
      // Pronouns are entity mentions of CoreNLP's, too; coreference is found anew.
      const Token& first = annotation_.tokens[range.begin + *begin];
      if (first.tag.starts_with("PRP")) continue;
      Mention mention;
      mention.tokens = {range.begin + static_cast<std::uint32_t>(*begin), range.begin + static_cast<std::uint32_t>(*end)};
      mention.head = mention.tokens.end - 1;
      mention.type = *type;
      annotation_.mentions.push_back(mention);
    }
    std::sort(annotation_.mentions.begin(), annotation_.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  }

  const json& object_;
  const Document& document_;
  const OffsetMap offsets_;
  Annotation annotation_;
};

}  // namespace

Result<Annotation> read_corenlp(const json& object, const Document& document) { return CoreNlpReader(object, document).run(); }

}  // namespace relata::extract
