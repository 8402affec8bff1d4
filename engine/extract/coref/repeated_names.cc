#include "engine/extract/coref/repeated_names.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

class RepeatedNames {
 public:
  explicit RepeatedNames(NameTable& table) : table_(table), text_(table.text), lexicon_(table.lexicon) {}

  void run() {
    collect();
    add_long();
    for (std::uint32_t i = 0; i < text_.tokens.size(); ++i) add_single(i);
  }

 private:
  static constexpr std::size_t kMostOfOneBeginning = 8;  // keeps the search linear in the tokens

  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }

  void collect() {
    for (const Mention& name : table_.names()) {
      const std::string& form = token(name.tokens.begin).form;
      const bool acronym =
          name.tokens.size() == 1 && form.size() >= 3 && std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (acronym && name.type == EntityType::kOrganization) acronyms_.insert(form);
      const bool single = name.tokens.size() == 1 && form.size() >= 4 && starts_upper(form) && !lexicon_.find_name(form);
      if (single && (name.type == EntityType::kOrganization || name.type == EntityType::kPlace)) single_.try_emplace(form, name.type);
      if (name.type == EntityType::kPerson) surnames_.insert(token(name.tokens.end - 1).form);
    }
  }

  // Names of several words that the tagger missed elsewhere in the document.
  void add_long() {
    absl::flat_hash_map<std::string, std::vector<Mention>> by_first;
    for (const Mention& name : table_.names()) {
      if (name.tokens.size() < 2 || name.type == EntityType::kNationality || !starts_upper(token(name.tokens.begin).form)) continue;
      std::vector<Mention>& same = by_first[token(name.tokens.begin).form];
      const bool known =
          std::any_of(same.begin(), same.end(), [&](const Mention& m) { return reads_the_same(m.tokens, name.tokens.begin); });
      if (!known && same.size() < kMostOfOneBeginning) same.push_back(name);
    }
    for (const Sentence& sentence : text_.sentences) {
      for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) {
        const auto names = by_first.find(token(i).form);
        if (table_.at(i) != NameTable::kFree || names == by_first.end()) continue;
        for (const Mention& name : names->second) {
          const TokenRange range{i, i + name.tokens.size()};
          if (range.end > sentence.tokens.end || !reads_the_same(name.tokens, i) || !table_.is_free(range)) continue;
          table_.add(range, name.type);
          break;
        }
      }
    }
  }

  bool reads_the_same(TokenRange name, std::uint32_t at) const {
    if (at + name.size() > text_.tokens.size()) return false;
    for (std::uint32_t k = 0; k < name.size(); ++k) {
      if (token(at + k).form != token(name.begin + k).form) return false;
    }
    return true;
  }

  bool stands_alone(std::uint32_t i) const {
    const auto is_part_of_name = [&](std::uint32_t other) { return is_proper(token(other)) && table_.at(other) == NameTable::kFree; };
    return !(i > 0 && is_part_of_name(i - 1)) && !(i + 1 < text_.tokens.size() && is_part_of_name(i + 1));
  }

  void add_single(std::uint32_t i) {
    const std::string& form = token(i).form;
    if (table_.at(i) != NameTable::kFree) return;
    const TokenRange here{i, i + 1};
    if (acronyms_.contains(form)) return table_.add(here, EntityType::kOrganization);
    if (!is_proper(token(i))) return;
    if (const auto known = single_.find(form); known != single_.end() && stands_alone(i)) return table_.add(here, known->second);
    if (surnames_.contains(form) && starts_upper(form) && form.size() >= 3 && !lexicon_.find_name(form))
      table_.add(here, EntityType::kPerson);
  }

  NameTable& table_;
  const Annotation& text_;
  const Lexicon& lexicon_;
  absl::flat_hash_set<std::string> surnames_;
  absl::flat_hash_set<std::string> acronyms_;
  absl::flat_hash_map<std::string, EntityType> single_;  // names of one word
};

}  // namespace

void add_repeated_names(NameTable& table) { RepeatedNames(table).run(); }

}  // namespace relata::extract
