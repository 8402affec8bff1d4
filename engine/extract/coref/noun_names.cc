#include "engine/extract/coref/noun_names.h"

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

class NounNames {
 public:
  explicit NounNames(NameTable& table) : table_(table), lexicon_(table.lexicon) {}

  void run() {
    for (const Sentence& sentence : table_.text.sentences) {
      sentence_ = sentence.tokens;
      if (table_.is_title_case(sentence_)) continue;
      for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
        if (starts_upper(token(i).form)) {
          add_by_last_word(i);
        } else if (token(i).tag == "NN" && names_its_like(i)) {
          add_behind(i);
          add_before(i);
        }
      }
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return table_.token(index); }
  std::string word(std::uint32_t index) const { return lower(token(index).form); }

  // A word with a capital that belongs to no name yet, is none by itself and says of nobody what he is.
  bool is_loose(std::uint32_t i) const {
    return sentence_.contains(i) && starts_upper(token(i).form) && is_proper(token(i)) && table_.at(i) == NameTable::kFree &&
           !table_.is_known(i) && !lexicon_.is_role(word(i)) && !lexicon_.is_no_name(token(i).form);
  }

  // Nouns of bodies that are no organs of a country, no people and no places.
  bool names_its_like(std::uint32_t i) const {
    const std::string noun = word(i);
    return lexicon_.is_group(noun, GroupClass::kBody) && !lexicon_.is_group(noun, GroupClass::kState) &&
           !lexicon_.is_group(noun, GroupClass::kPeople) && lexicon_.place_kind(noun).empty();
  }

  // "the charity Lifeboat", "a banned newspaper called \"Svetlana\"".
  void add_behind(std::uint32_t i) {
    std::uint32_t begin = i + 1;
    if (begin < sentence_.end && (word(begin) == "called" || word(begin) == "named" || word(begin) == "dubbed")) ++begin;
    if (begin + 1 < sentence_.end && word(begin) == "known" && word(begin + 1) == "as") begin += 2;
    if (begin < sentence_.end && (token(begin).tag == "``" || token(begin).form == "\"")) ++begin;
    std::uint32_t end = begin;
    while (is_loose(end)) ++end;
    const bool cut = end < sentence_.end && table_.at(end) != NameTable::kFree;
    if (end == begin || cut || lexicon_.is_given_name(token(begin).form)) return;
    table_.add({begin, end}, EntityType::kOrganization);
  }

  // "the Tarik movement".
  void add_before(std::uint32_t i) {
    std::uint32_t begin = i;
    while (begin > sentence_.begin && is_loose(begin - 1)) --begin;
    if (begin == i || begin == sentence_.begin || lexicon_.is_given_name(token(begin).form)) return;
    const std::string& before = token(begin - 1).tag;
    if (before == "DT" || before == "JJ" || before == "PRP$") table_.add({begin, i}, EntityType::kOrganization);
  }

  // "Refugee Council", "Free Democrats"; "Doha Agreement", which may begin with a name of its own.
  void add_by_last_word(std::uint32_t i) {
    const std::uint32_t next = i + 1;
    if (next < sentence_.end && is_proper(token(next)) && table_.at(next) == NameTable::kFree && !lexicon_.is_given_name(token(next).form))
      return;
    if (!is_proper(token(i)) || table_.at(i) != NameTable::kFree) return;
    const bool body = lexicon_.is_group(word(i), GroupClass::kBody) || lexicon_.has_name_word(token(i).form, NameWord::kOrganization);
    if (!body && !ends_law(word(i))) return;
    std::uint32_t begin = i;
    while (begin > sentence_.begin && is_loose(begin - 1)) --begin;
    if (!body && begin > sentence_.begin && table_.at(begin - 1) != NameTable::kFree) {
      const Mention& before = table_.names()[table_.at(begin - 1)];
      if (before.type == EntityType::kPlace && before.tokens.end == begin) begin = before.tokens.begin;
    }
    if (begin == i || lexicon_.is_given_name(token(begin).form)) return;
    table_.clear({begin, i + 1});
    table_.add({begin, i + 1}, body ? EntityType::kOrganization : EntityType::kProposal);
  }

  static bool ends_law(std::string_view noun) {
    return noun == "agreement" || noun == "accord" || noun == "accords" || noun == "treaty" || noun == "pact" || noun == "protocol" ||
           noun == "convention" || noun == "ceasefire" || noun == "act" || noun == "bill";
  }

  NameTable& table_;
  const Lexicon& lexicon_;
  TokenRange sentence_;
};

}  // namespace

void add_names_by_nouns(NameTable& table) { NounNames(table).run(); }

}  // namespace relata::extract
