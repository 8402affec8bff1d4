#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/extract/extraction.h"
#include "engine/extract/lexicon/lexicon.h"
#include "storage/base/result.h"

namespace relata::extract {

// One way of stating a relation; the grammar is documented at the head of data/rules/relations.rules.
struct Rule {
  std::string type;
  std::vector<std::string> heads;  // roles, see relate/frame.h
  std::vector<std::string> tails;
  std::uint8_t head_types = 0xff;  // bit (1 << EntityType), on top of what the relation type admits
  std::uint8_t tail_types = 0xff;
  bool negated = false;
  bool weak = false;  // yields to any other rule that joins the two in the same sentence
  Modality modality = Modality::kAsserted;
  std::vector<std::pair<std::string, std::vector<std::string>>> needs;  // role -> lemmas, one of which it must have
  std::vector<std::string> has;                                         // roles that must have a word
  std::vector<std::string> lacks;                                       // roles that must have none
  std::vector<std::pair<std::string, std::string>> attributes;          // "medium" -> "phone"
  std::size_t line = 0;
};

// The rules by what triggers them. Immutable; safe to use from any thread.
class RuleSet {
 public:
  // Reads every *.rules file of a directory in the order of their names. kInvalidArgument names file and line of a mistake: an unknown
  // relation type, trigger class or option, an empty list.
  static Result<std::unique_ptr<RuleSet>> load(const std::filesystem::path& directory, const Lexicon& lexicon);
  ~RuleSet();

  // Rules for a lemma with its particle ("call_off"); `verbal` tells verbs from nouns and adjectives. Cost: one hash.
  const std::vector<Rule>& find(std::string_view lemma, bool verbal) const;

 private:
  struct Tables;
  explicit RuleSet(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace relata::extract
