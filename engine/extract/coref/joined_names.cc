#include "engine/extract/coref/joined_names.h"

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/names.h"

namespace relata::extract {
namespace {

class JoinedNames {
 public:
  JoinedNames(const Document& document, const Annotation& annotation, const Lexicon& lexicon)
      : document_(document), text_(annotation), lexicon_(lexicon) {}

  std::vector<Mention> split(const std::vector<Mention>& names) {
    for (std::size_t n = 0; n < names.size(); ++n) {
      Mention name = names[n];
      if (name.type != EntityType::kNationality && !is_known(name.tokens)) {
        trim(name);
        split_one(name);
        const std::uint32_t sentence_end = text_.sentence_of(name.tokens.begin).end;
        take_in_subject(name, n + 1 < names.size() ? std::min(sentence_end, names[n + 1].tokens.begin) : sentence_end);
      }
      if (n + 1 < names.size() && takes_in_place(name, names[n + 1])) name.tokens.end = names[++n].tokens.end;
      result_.push_back(name);
    }
    return std::move(result_);
  }

 private:
  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }
  bool is_known(TokenRange range) const { return lexicon_.find_name(name_text(document_, text_, range)).has_value(); }
  bool is_body(std::uint32_t index) const { return lexicon_.is_group(lower(token(index).form), GroupClass::kBody); }
  bool has_body(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (is_body(i) || lexicon_.has_name_word(token(i).form, NameWord::kOrganization)) return true;
    }
    return false;
  }

  // What stands before `at` is a name of its own.
  void part(Mention& name, std::uint32_t left_end, EntityType left, std::uint32_t right_begin, EntityType right) {
    result_.push_back(name);
    result_.back().tokens.end = left_end;
    result_.back().type = left;
    name.tokens.begin = right_begin;
    name.type = right;
  }

  void split_one(Mention& name) {
    const TokenRange range = name.tokens;
    for (std::uint32_t i = range.begin + 1; name.type != EntityType::kPlace && i + 1 < range.end; ++i) {
      const TokenRange left{range.begin, i};
      const std::string word = lower(token(i).form);
      const bool initials = left.size() == 1 && token(range.begin).form.size() > 2 && is_upper(token(range.begin).form);
      const bool acronym = left.size() == 1 && i + 2 == range.end && token(i + 1).form.size() > 2 && is_upper(token(i + 1).form);
      if (name.type == EntityType::kOrganization && word == "and" && (initials || acronym)) {
        return part(name, i, EntityType::kOrganization, i + 1, EntityType::kOrganization);
      }
      const bool person = left.size() >= 2 && (lexicon_.is_given_name(token(range.begin).form) || has_small_part(left)) && !has_body(left);
      if (name.type != EntityType::kPlace && word == "of" && person && starts_upper(token(i + 1).form)) {
        return part(name, i, EntityType::kPerson, i + 1, EntityType::kOrganization);
      }
      if (left.size() >= 2 && starts_upper(token(i).form) && ends_body(left, i) && !has_body({i, range.end})) {
        return part(name, i, EntityType::kOrganization, i, EntityType::kPerson);
      }
    }
  }

  // "Cheng Chung-tai": only people are written so.
  bool has_small_part(TokenRange range) const {
    for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
      const std::string& next = token(i + 1).form;
      if (token(i).form == "-" && !next.empty() && next[0] >= 'a' && next[0] <= 'z') return true;
    }
    return false;
  }

  // Whether a person may follow: what stands before is a known body, or ends like one before a given name.
  bool ends_body(TokenRange left, std::uint32_t next) const {
    const auto known = lexicon_.find_name(name_text(document_, text_, left));
    if (known) return known->known->type == EntityType::kOrganization;
    return is_body(next - 1) && lexicon_.is_given_name(token(next).form);
  }

  static bool is_upper(const std::string& form) {
    return std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }

  // "British firm Serco", "Northwest Airlines Flight".
  void trim(Mention& name) const {
    TokenRange& range = name.tokens;
    if (range.size() > 1 && token(range.end - 1).form == "Flight") --range.end;
    for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
      const auto before = lexicon_.find_name(token(i - 1).form);
      const bool nationality = before && before->use == NameUse::kAdjective;
      if (!nationality || starts_upper(token(i).form) || !is_body(i) || !starts_upper(token(i + 1).form)) continue;
      range.begin = i + 1;
      return;
    }
  }

  // "Senate Committee" before "on the Judiciary", "on Foreign and Military Affairs".
  void take_in_subject(Mention& name, std::uint32_t ceiling) const {
    TokenRange& range = name.tokens;
    const std::string last = lower(token(range.end - 1).form);
    const bool about_something = last == "committee" || last == "subcommittee" || last == "commission" || last == "council";
    if (name.type != EntityType::kOrganization || !about_something || !starts_upper(token(range.end - 1).form)) return;
    if (range.end + 1 >= ceiling || lower(token(range.end).form) != "on") return;
    std::uint32_t end = range.end + 1;
    if (lower(token(end).form) == "the") ++end;
    const std::uint32_t begin = end;
    while (end < ceiling && starts_upper(token(end).form) && is_noun_or_adjective(end)) {
      ++end;
      const bool goes_on = end + 1 < ceiling && token(end).form == "and" && starts_upper(token(end + 1).form);
      if (goes_on && is_noun_or_adjective(end + 1)) ++end;
    }
    if (end > begin && !names_day(begin)) range.end = end;
  }

  // "African Union Mission" before "in Somalia", "al-Qaeda" before "in the Arabian Peninsula": where it works is part of its name.
  bool takes_in_place(const Mention& name, const Mention& next) const {
    if (name.type != EntityType::kOrganization || next.type != EntityType::kPlace || name.tokens.end >= next.tokens.begin) return false;
    const std::uint32_t gap = next.tokens.begin - name.tokens.end;
    if (gap > 2 || token(name.tokens.end).form != "in" || (gap == 2 && lower(token(name.tokens.end + 1).form) != "the")) return false;
    const std::string& last = token(name.tokens.end - 1).form;
    const bool mission = name.tokens.size() > 1 && last == "Mission";
    const auto known = lexicon_.find_name(name_text(document_, text_, name.tokens));
    return mission || (gap == 2 && known && known->known->name == "al-Qaeda");
  }

  bool is_noun_or_adjective(std::uint32_t index) const { return is_noun(token(index)) || is_adjective(token(index)); }
  // "told the Committee on Monday".
  bool names_day(std::uint32_t index) const { return lexicon_.is_no_name(token(index).form); }

  const Document& document_;
  const Annotation& text_;
  const Lexicon& lexicon_;
  std::vector<Mention> result_;
};

}  // namespace

void split_joined_names(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  names = JoinedNames(document, annotation, lexicon).split(names);
}

}  // namespace relata::extract
