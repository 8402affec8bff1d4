#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/document.h"
#include "engine/extract/extraction.h"
#include "engine/extract/lexicon/lexicon.h"

namespace relata::extract {

constexpr std::uint32_t kNone = 0xffffffff;

// A stretch of text that refers to an entity.
struct Reference {
  enum class Form : std::uint8_t {
    kName,
    kAdjective,  // "Russian" for Russia
    kNominal,    // "the company"
    kPronoun,
    kStandIn,  // "U.S. negotiators" for the United States: what they do, it does
  };
  TokenRange tokens;
  std::uint32_t head = kNoToken;
  std::uint32_t entity = kNone;
  Form form = Form::kName;
};

// A noun phrase that says what a named thing is: "deputy head of the Aid Commission", "the French charity".
struct Description {
  std::uint32_t head = kNoToken;
  std::string noun;                  // lower-case, of one or several words: "prime minister"
  TokenRange tokens;                 // without the names described
  std::vector<TokenRange> owners;    // noun phrases that say whose or where: modifiers first, then what follows a preposition
  std::vector<std::uint32_t> named;  // references it describes
  bool former = false;
  bool denied = false;  // "no relation to ..."
};

// What the stages after the parser have found out about one article. Each stage fills its own member and reads those above it.
struct Reading {
  Reading(const Document& document_read, const Annotation& annotation, const Lexicon& words)
      : document(document_read), text(annotation), lexicon(words), tree(annotation), reference_at(annotation.tokens.size(), kNone) {}

  const Document& document;
  const Annotation& text;
  const Lexicon& lexicon;
  DependencyTree tree;
  std::vector<ExtractedEntity> entities;
  std::vector<Reference> references;
  std::vector<std::uint32_t> reference_at;  // per token, the reference that covers it
  std::vector<Description> descriptions;

  const Token& token(std::uint32_t index) const { return text.tokens[index]; }
  // Entity that a token refers to, kNone for none.
  std::uint32_t entity_at(std::uint32_t index) const {
    const std::uint32_t reference = reference_at[index];
    return reference == kNone ? kNone : references[reference].entity;
  }
  EntityType type_at(std::uint32_t index) const { return entities[entity_at(index)].type; }  // Requires: entity_at(index) != kNone.
  bool is_name(std::uint32_t index) const {
    const std::uint32_t reference = reference_at[index];
    return reference != kNone &&
           (references[reference].form == Reference::Form::kName || references[reference].form == Reference::Form::kAdjective);
  }
  std::string text_of(TokenRange range) const {
    return std::string(document.at({text.tokens[range.begin].span.begin, text.tokens[range.end - 1].span.end}));
  }
  std::uint32_t add_reference(Reference reference);
};

}  // namespace relata::extract
