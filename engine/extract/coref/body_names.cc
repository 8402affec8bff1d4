#include "engine/extract/coref/body_names.h"

#include <algorithm>
#include <array>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/name_table.h"

namespace relata::extract {
namespace {

class BodyNames {
 public:
  BodyNames(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names)
      : text_(annotation), lexicon_(lexicon), names_(names) {}

  void run() {
    for (const Sentence& sentence : text_.sentences) {
      const TokenRange range = sentence.tokens;
      const bool headline = is_title_case(range);
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        read_seat(i, range);
        if (headline) continue;
        join_left_of_and(i, range);
        join_purpose(i, range);
        add_after_noun(i, range);
      }
    }
  }

 private:
  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }
  std::string word(std::uint32_t index) const { return lower(token(index).form); }
  bool is_body(std::uint32_t index) const { return lexicon_.is_group(word(index), GroupClass::kBody); }
  bool is_known(std::uint32_t index) const { return lexicon_.find_name(token(index).form).has_value(); }

  // Where no verb has small letters, capitals say nothing.
  bool is_title_case(TokenRange sentence) const {
    for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
      if (is_verb(token(i)) && !starts_upper(token(i).form) && token(i).form.size() > 2) return false;
    }
    return true;
  }

  std::vector<Mention>::iterator name_at(std::uint32_t index) {
    const auto found = std::partition_point(names_.begin(), names_.end(), [&](const Mention& name) { return name.tokens.end <= index; });
    return found != names_.end() && found->tokens.contains(index) ? found : names_.end();
  }

  // Puts an organization in the place of everything in its range.
  void put(TokenRange range, EntityType type) {
    const auto first = std::partition_point(names_.begin(), names_.end(), [&](const Mention& name) { return name.tokens.end <= range.begin; });
    auto last = first;
    while (last != names_.end() && last->tokens.begin < range.end) ++last;
    Mention name;
    name.tokens = range;
    name.type = type;
    names_.insert(names_.erase(first, last), name);
  }

  bool may_continue(std::uint32_t index) const {
    const Token& here = token(index);
    return starts_upper(here.form) && (is_noun(here) || is_adjective(here) || is_verb(here)) && !lexicon_.is_no_name(here.form);
  }

  // "the Competition and | Markets Authority".
  void join_left_of_and(std::uint32_t i, TokenRange sentence) {
    if (i < sentence.begin + 2 || (word(i) != "and" && token(i).form != "&") || i + 1 >= sentence.end) return;
    const auto name = name_at(i + 1);
    if (name == names_.end() || name->tokens.begin != i + 1 || name->type != EntityType::kOrganization || name->tokens.size() < 2) return;
    const std::uint32_t end = name->tokens.end;
    if (!is_body(end - 1) || is_known(i + 1)) return;
    std::uint32_t begin = i;
    while (begin > sentence.begin && may_continue(begin - 1) && !is_body(begin - 1) && !is_known(begin - 1) && !is_person_at(begin - 1)) --begin;
    if (begin == i || begin == sentence.begin || word(begin - 1) != "the") return;
    put({begin, end}, EntityType::kOrganization);
  }

  bool is_person_at(std::uint32_t index) {
    const auto name = name_at(index);
    return name != names_.end() && name->type == EntityType::kPerson;
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
    while (end < sentence.end && (may_continue(end) || goes_on(begin, end, sentence.end))) ++end;
    if (end < begin + (preposition == "to" ? 2 : 1) || is_known(begin) || is_person_at(begin) || lexicon_.is_given_name(token(begin).form)) return;
    const auto name = name_at(i);
    if (name != names_.end() && name->tokens.end >= end) return;
    std::uint32_t left = name != names_.end() ? name->tokens.begin : i;
    while (name == names_.end() && left > sentence.begin + 1 && may_continue(left - 1) && !lexicon_.is_role(word(left - 1))) --left;
    put({left, end}, EntityType::kOrganization);
  }

  // "Climate and Energy Solutions".
  bool goes_on(std::uint32_t begin, std::uint32_t i, std::uint32_t sentence_end) const {
    return i > begin && i + 1 < sentence_end && (word(i) == "and" || word(i) == "of") && may_continue(i + 1) && !is_known(i + 1) &&
           !lexicon_.is_given_name(token(i + 1).form);
  }

  static bool has_purpose(std::string_view noun) {
    return noun == "committee" || noun == "coalition" || noun == "alliance" || noun == "fund" || noun == "movement" || noun == "society" ||
           noun == "council" || noun == "association";
  }

  // "the charity Reprieve", "a banned newspaper called \"Nameh\"": what follows the noun of a body names it.
  void add_after_noun(std::uint32_t i, TokenRange sentence) {
    if (token(i).tag != "NN" || (starts_upper(token(i).form) && i > sentence.begin) || !names_its_like(i)) return;
    std::uint32_t begin = i + 1;
    if (begin < sentence.end && (word(begin) == "called" || word(begin) == "named" || word(begin) == "dubbed")) ++begin;
    if (begin + 1 < sentence.end && word(begin) == "known" && word(begin + 1) == "as") begin += 2;
    if (begin < sentence.end && (token(begin).tag == "``" || token(begin).form == "\"")) ++begin;
    std::uint32_t end = begin;
    while (end < sentence.end && is_proper(token(end)) && may_continue(end) && name_at(end) == names_.end() && !is_known(end) &&
           !lexicon_.is_role(word(end)))
      ++end;
    if (end == begin || lexicon_.is_given_name(token(begin).form) || (end < sentence.end && name_at(end) != names_.end())) return;
    put({begin, end}, EntityType::kOrganization);
  }

  bool names_its_like(std::uint32_t i) const {
    const std::string noun = word(i);
    return is_body(i) && !lexicon_.is_group(noun, GroupClass::kState) && !lexicon_.is_group(noun, GroupClass::kPeople) &&
           lexicon_.place_kind(noun).empty();
  }

  // "Milan-based Fidavita".
  void read_seat(std::uint32_t i, TokenRange sentence) {
    if (i <= sentence.begin || i + 1 >= sentence.end || token(i).form != "-" || word(i + 1) != "based" || !starts_upper(token(i - 1).form)) return;
    if (is_known(i - 1)) return;
    const auto name = name_at(i - 1);
    if (name == names_.end()) return put({i - 1, i}, EntityType::kPlace);
    const Mention whole = *name;
    name->type = EntityType::kPlace;
    name->tokens.end = i;
    if (whole.tokens.end <= i + 2) return;
    Mention rest = whole;
    rest.tokens.begin = i + 2;
    names_.insert(name + 1, rest);
  }

  const Annotation& text_;
  const Lexicon& lexicon_;
  std::vector<Mention>& names_;
};

}  // namespace

void complete_body_names(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  BodyNames(annotation, lexicon, names).run();
}

}  // namespace relata::extract
