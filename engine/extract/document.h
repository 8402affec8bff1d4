#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/temporal.h"

namespace relata::extract {

// Half-open range of byte offsets in Document::text.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  friend constexpr bool operator==(const Span&, const Span&) = default;
};

// What is read: UTF-8 text and when it was published. The text outlives every annotation made of it.
struct Document {
  std::string id;
  std::string title;
  std::string text;
  std::optional<Date> date;
  // What somebody else found in the text, as JSON; only some extractors look at it.
  std::string annotations = {};

  std::string_view at(Span span) const { return std::string_view(text).substr(span.begin, span.size()); }
};

constexpr std::uint32_t kNoToken = 0xffffffff;

struct Token {
  Span span;
  std::string form;  // the text with typographic quotes and dashes made plain
  std::string lemma;
  std::string tag;                // Penn Treebank part of speech: "NNP", "VBD"
  std::string upos;               // Universal Dependencies part of speech: "PROPN", "VERB"
  std::uint32_t head = kNoToken;  // index in Annotation::tokens; kNoToken at a sentence's root
  std::string relation;           // Universal Dependencies relation: "nsubj:pass"
};

// Half-open range of token indexes.
struct TokenRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t size() const { return end - begin; }
  bool contains(std::uint32_t token) const { return token >= begin && token < end; }
  friend constexpr bool operator==(const TokenRange&, const TokenRange&) = default;
};

struct Sentence {
  Span span;
  TokenRange tokens;
};

enum class EntityType : std::uint8_t { kPerson, kOrganization, kPlace, kProposal, kNationality };

// A stretch of tokens that names or denotes something. `entity` indexes Annotation::entities once coreference has run.
struct Mention {
  enum class Form : std::uint8_t { kName, kNominal, kPronoun };
  TokenRange tokens;
  std::uint32_t head = kNoToken;
  EntityType type = EntityType::kPerson;
  Form form = Form::kName;
  std::optional<std::uint32_t> entity;
};

struct DateMention {
  TokenRange tokens;
  Date date;
};

// The layers that stages add, in the order in which they run. A stage reads the layers before its own and edits none of them.
struct Annotation {
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Mention> mentions;
  std::vector<DateMention> dates;

  TokenRange sentence_of(std::uint32_t token) const;  // Requires: token < tokens.size(). Cost: O(log sentences).
};

}  // namespace relata::extract
