#include "engine/extract/coref/body_names.h"

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

class BodyNames {
 public:
  explicit BodyNames(NameTable& table) : table_(table), lexicon_(table.lexicon) {}

  void run() {
    for (const Sentence& sentence : table_.text.sentences) {
      const TokenRange range = sentence.tokens;
      const bool headline = table_.is_title_case(range);
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        cut_participle(i, range);
        if (headline) continue;
        join_left_of_and(i, range);
        join_purpose(i, range);
      }
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return table_.token(index); }
  std::string word(std::uint32_t index) const { return lower(token(index).form); }
  bool is_body(std::uint32_t index) const { return lexicon_.is_group(word(index), GroupClass::kBody); }

  bool may_be_part(std::uint32_t index) const {
    const Token& here = token(index);
    return starts_upper(here.form) && (is_noun(here) || is_adjective(here) || is_verb(here)) && !lexicon_.is_no_name(here.form);
  }

  void put(TokenRange range) {
    table_.clear(range);
    table_.add(range, EntityType::kOrganization);
  }

  // "the Competition and | Markets Authority".
  void join_left_of_and(std::uint32_t i, TokenRange sentence) {
    if (i < sentence.begin + 2 || (word(i) != "and" && token(i).form != "&") || i + 1 >= sentence.end) return;
    const Mention* name = table_.name_at(i + 1);
    if (name == nullptr || name->tokens.begin != i + 1 || name->type != EntityType::kOrganization || name->tokens.size() < 2) return;
    const std::uint32_t end = name->tokens.end;
    if (!is_body(end - 1) || table_.is_known(i + 1)) return;
    std::uint32_t begin = i;
    while (begin > sentence.begin && may_be_part(begin - 1) && !is_body(begin - 1) && !table_.is_known(begin - 1) &&
           !table_.is_person(begin - 1))
      --begin;
    if (begin == i || begin == sentence.begin || (word(begin - 1) != "the" && token(begin - 1).tag != "POS")) return;
    put({begin, end});
  }

  // "Committee to | Protect Journalists", "Center for a New American Security".
  void join_purpose(std::uint32_t i, TokenRange sentence) {
    if (!starts_upper(token(i).form) || !is_body(i) || i + 3 >= sentence.end) return;
    const std::string preposition = word(i + 1);
    if (preposition != "for" && !(preposition == "to" && has_purpose(word(i)))) return;
    std::uint32_t begin = i + 2;
    const std::string article = token(begin).form;
    if (article == "the" || article == "a" || article == "an") ++begin;
    std::uint32_t end = begin;
    while (end < sentence.end && (may_be_part(end) || goes_on(begin, end, sentence.end))) ++end;
    if (end < begin + (preposition == "to" ? 2 : 1) || table_.is_known(begin) || table_.is_person(begin) ||
        lexicon_.is_given_name(token(begin).form))
      return;
    const Mention* name = table_.name_at(i);
    if (name != nullptr && name->tokens.end >= end) return;
    std::uint32_t left = name != nullptr ? name->tokens.begin : i;
    while (name == nullptr && left > sentence.begin + 1 && may_be_part(left - 1) && !lexicon_.is_role(word(left - 1))) --left;
    put({left, end});
  }

  // "Climate and Energy Solutions".
  bool goes_on(std::uint32_t begin, std::uint32_t i, std::uint32_t sentence_end) const {
    return i > begin && i + 1 < sentence_end && (word(i) == "and" || word(i) == "of") && may_be_part(i + 1) && !table_.is_known(i + 1) &&
           !lexicon_.is_given_name(token(i + 1).form);
  }

  static bool has_purpose(std::string_view noun) {
    return noun == "committee" || noun == "coalition" || noun == "alliance" || noun == "fund" || noun == "movement" || noun == "society" ||
           noun == "council" || noun == "association";
  }

  // "Turin-based Lumivirta", "the UN-supported agency": the name ends at the hyphen, and where somebody is based is a place.
  void cut_participle(std::uint32_t i, TokenRange sentence) {
    if (i <= sentence.begin || i + 1 >= sentence.end || token(i).form != "-" || !starts_upper(token(i - 1).form)) return;
    const std::string participle = word(i + 1);
    const bool seat = participle == "based";
    if (starts_upper(token(i + 1).form) || (!seat && !participle.ends_with("ed") && participle != "led" && participle != "run")) return;
    const std::uint32_t at = table_.at(i - 1);
    if (at == NameTable::kFree) {
      if (seat && !table_.is_known(i - 1)) table_.add({i - 1, i}, EntityType::kPlace);
      return;
    }
    const Mention whole = table_.names()[at];
    if (seat && !table_.is_known(i - 1)) table_.names()[at].type = EntityType::kPlace;
    if (whole.tokens.end <= i) return;
    table_.clear({i, whole.tokens.end});
    if (whole.tokens.end > i + 2) table_.add({i + 2, whole.tokens.end}, whole.type);
  }

  NameTable& table_;
  const Lexicon& lexicon_;
};

}  // namespace

void complete_body_names(NameTable& table) { BodyNames(table).run(); }

}  // namespace relata::extract
