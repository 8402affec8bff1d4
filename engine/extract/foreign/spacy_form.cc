#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "engine/extract/foreign/json_fields.h"
#include "engine/extract/foreign/offset_map.h"
#include "engine/extract/foreign/parsed_forms.h"
#include "engine/extract/foreign/universal_trees.h"
#include "engine/extract/text/split_word.h"
#include "engine/extract/text/tokenizer.h"

namespace relata::extract {
namespace {

using nlohmann::json;

std::optional<EntityType> type_of(const std::string& label) {
  if (label == "PERSON" || label == "PER") return EntityType::kPerson;
  if (label == "ORG") return EntityType::kOrganization;
  if (label == "GPE" || label == "LOC" || label == "FAC") return EntityType::kPlace;
  if (label == "NORP") return EntityType::kNationality;
  return std::nullopt;
}

class SpacyReader {
 public:
  SpacyReader(const json& object, const Document& document)
      : object_(object), document_(document), offsets_(document.text, OffsetUnit::kCharacters) {}

  Result<Annotation> run() {
    if (is_list(object_, "tokens")) {
      RELATA_RETURN_IF_ERROR(read_tokens());
      RELATA_RETURN_IF_ERROR(read_sentences());
      if (has_trees_) {
        RELATA_RETURN_IF_ERROR(link_heads());
        make_universal(annotation_);
      }
    } else {
      tokenize(document_.text, annotation_);
    }
    RELATA_RETURN_IF_ERROR(read_names());
    return std::move(annotation_);
  }

 private:
  Result<Span> span_of(const json& item, const char* what) const {
    if (item.is_object() && item.contains("start") && item.contains("end") && item["start"].is_number_unsigned() &&
        item["end"].is_number_unsigned()) {
      if (const auto span = offsets_.to_span(item["start"].get<std::uint64_t>(), item["end"].get<std::uint64_t>())) return *span;
    }
    return Status::invalid_argument(fmt::format("\"{}\" has {}, which is no stretch of the text", what, item.dump().substr(0, 80)));
  }

  Status read_tokens() {
    std::uint32_t end = 0;
    for (const json& item : object_["tokens"]) {
      // Blanks between words are tokens of spaCy's, too; they keep their places, because heads are numbers of tokens.
      RELATA_ASSIGN_OR_RETURN(const Span span, span_of(item, "tokens"));
      if (span.begin < end) return Status::invalid_argument("\"tokens\" overlap, or are out of order");
      end = span.end;
      Token token;
      token.span = span;
      token.form = plain_form(document_.at(span));
      token.lemma = text_at(item, "lemma");
      token.tag = text_at(item, "tag");
      token.upos = text_at(item, "pos");
      token.relation = text_at(item, "dep");
      has_trees_ = has_trees_ || !token.relation.empty();
      annotation_.tokens.push_back(std::move(token));
    }
    return Status::ok();
  }

  Status read_sentences() {
    const auto count = static_cast<std::uint32_t>(annotation_.tokens.size());
    std::uint32_t next = 0;
    const auto add = [&](std::uint32_t end) {
      if (end == next) return;
      annotation_.sentences.push_back({{annotation_.tokens[next].span.begin, annotation_.tokens[end - 1].span.end}, {next, end}});
      next = end;
    };
    if (is_list(object_, "sents")) {
      for (const json& item : object_["sents"]) {
        RELATA_ASSIGN_OR_RETURN(const Span span, span_of(item, "sents"));
        std::uint32_t end = next;
        while (end < count && annotation_.tokens[end].span.begin < span.end) ++end;
        add(end);
      }
    }
    add(count);
    return Status::ok();
  }

  Status link_heads() {
    const json& items = object_["tokens"];
    for (const Sentence& sentence : annotation_.sentences) {
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        Token& token = annotation_.tokens[i];
        const auto head = items[i].find("head");
        const bool given = head != items[i].end() && head->is_number_unsigned();
        const std::uint64_t index = given ? head->get<std::uint64_t>() : i;
        if (index == i) continue;  // a root is its own head
        if (index < sentence.tokens.begin || index >= sentence.tokens.end) {
          return Status::invalid_argument(fmt::format("the token {} has its head outside of its sentence", i));
        }
        token.head = static_cast<std::uint32_t>(index);
      }
    }
    return check_trees();
  }

  Status check_trees() const {
    const std::size_t most_steps = annotation_.tokens.size();
    std::vector<bool> reaches_root(annotation_.tokens.size(), false);
    for (std::uint32_t i = 0; i < annotation_.tokens.size(); ++i) {
      std::size_t steps = 0;
      std::vector<std::uint32_t> path;
      for (std::uint32_t at = i; at != kNoToken && !reaches_root[at]; at = annotation_.tokens[at].head) {
        path.push_back(at);
        if (++steps > most_steps) return Status::invalid_argument(fmt::format("the heads of the token {} go round in a circle", i));
      }
      for (const std::uint32_t at : path) reaches_root[at] = true;
    }
    return Status::ok();
  }

  Status read_names() {
    for (const json& item : object_["ents"]) {
      RELATA_ASSIGN_OR_RETURN(const Span span, span_of(item, "ents"));
      const std::optional<EntityType> type = type_of(text_at(item, "label"));
      if (!type) continue;
      const auto& tokens = annotation_.tokens;
      const auto first = std::partition_point(tokens.begin(), tokens.end(), [&](const Token& t) { return t.span.end <= span.begin; });
      const auto last = std::partition_point(first, tokens.end(), [&](const Token& t) { return t.span.begin < span.end; });
      if (first == last) continue;
      Mention mention;
      mention.tokens = {static_cast<std::uint32_t>(first - tokens.begin()), static_cast<std::uint32_t>(last - tokens.begin())};
      mention.head = mention.tokens.end - 1;
      mention.type = *type;
      annotation_.mentions.push_back(mention);
    }
    std::sort(annotation_.mentions.begin(), annotation_.mentions.end(),
              [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
    return Status::ok();
  }

  const json& object_;
  const Document& document_;
  const OffsetMap offsets_;
  Annotation annotation_;
  bool has_trees_ = false;
};

}  // namespace

Result<Annotation> read_spacy(const json& object, const Document& document) { return SpacyReader(object, document).run(); }

}  // namespace relata::extract
