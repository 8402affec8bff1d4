#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

// A noun phrase that may denote a proposal, or the proposal as the text has called it so far.
struct ProposalPhrase {
  std::string noun;  // lemma
  std::string kind;
  std::vector<std::string> modifiers;  // in small letters
  bool definite = false;
};

// The proposals that a text has named, the one taken up last at the end, and which of them a phrase means.
class ProposalMemory {
 public:
  // What the phrase means, kNone for something new: the same noun again with "the", a synonym of its family ("the truce"), a word that
  // takes up any proposal ("the plan"), or what the headline named without an article.
  std::uint32_t find(const ProposalPhrase& phrase) const;
  // The same by its noun alone: said again, or said before by the headline.
  std::uint32_t same(const ProposalPhrase& phrase) const;
  enum class Source : std::uint8_t { kText, kHeadline, kName };
  void add(std::uint32_t entity, ProposalPhrase phrase, Source source);
  // The proposal, of which `phrase` may say more, becomes the one that "the plan" means next.
  void take_up(std::uint32_t entity, const ProposalPhrase& phrase);
  bool knows(std::uint32_t entity) const;
  bool is_of_headline(std::uint32_t entity) const;  // and not told of since
  // Something of the same family that the text has not named yet: "a law requiring ..." before "the Public Assemblies Bill".
  std::uint32_t nameless(std::string_view noun) const;
  void replace(std::uint32_t entity, std::uint32_t by);

 private:
  struct Known {
    std::uint32_t entity;
    ProposalPhrase phrase;
    Source source;  // kText once what the headline named is told of
  };

  std::uint32_t same_noun(const ProposalPhrase& phrase) const;
  std::uint32_t of_headline(const ProposalPhrase& phrase) const;

  std::vector<Known> known_;
};

}  // namespace relata::extract
