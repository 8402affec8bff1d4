#include "engine/extract/coref/name_borders.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/firms_of_places.h"
#include "engine/extract/coref/joined_names.h"
#include "engine/extract/coref/name_extension.h"
#include "engine/extract/coref/name_tokens.h"
#include "engine/extract/coref/names.h"

namespace relata::extract {
namespace {

class BorderRepair : NameTokens {
 public:
  BorderRepair(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names)
      : NameTokens(annotation, lexicon), document_(document), names_(names) {}

  void run() {
    split_possessives();
    split_joined_names(document_, text_, lexicon_, names_);
    for (Mention& name : names_) strip_titles(name);
    drop_titles_of_several_words();
    extend_names(text_, lexicon_, names_);
    part_firms_from_places(document_, text_, lexicon_, names_);
    std::erase_if(names_, [](const Mention& name) { return name.tokens.size() == 0; });
  }

 private:
  void split_possessives() {
    absl::flat_hash_set<std::string> alone;
    for (const Mention& name : names_) alone.insert(name_text(document_, text_, name.tokens));
    std::vector<Mention> result;
    for (Mention name : names_) {
      for (std::uint32_t i = name.tokens.begin + 1; i + 1 < name.tokens.end; ++i) {
        if (token(i).tag != "POS") continue;
        const std::string left = name_text(document_, text_, {name.tokens.begin, i});
        const bool people = lexicon_.has_name_word(lower(token(i - 1).form), NameWord::kPeople) || is_body_of_many(name.tokens, i);
        const bool person_follows = lexicon_.is_given_name(token(i + 1).form);
        const bool saint = token(name.tokens.begin).form == "St." || token(name.tokens.begin).form == "Saint";
        if (people || saint || (!alone.contains(left) && !starts_upper(token(i + 1).form))) continue;
        Mention owner = name;
        owner.tokens.end = i;
        if (const auto known = lexicon_.find_name(left))
          owner.type = known->known->type;
        else if (name.type == EntityType::kPerson)
          owner.type = EntityType::kOrganization;
        result.push_back(owner);
        name.tokens.begin = i + 1;
        const bool bare = name.tokens.size() >= 2 && name.tokens.size() <= 3 && !ends_like_body(name.tokens);
        if (person_follows || (bare && name.type == EntityType::kOrganization)) name.type = EntityType::kPerson;
        break;
      }
      result.push_back(name);
    }
    names_ = std::move(result);
  }

  // "Kitwe Mineworkers' Congress": many people own nothing but the name of their body.
  bool is_body_of_many(TokenRange name, std::uint32_t possessive) const {
    const bool many = token(possessive).form == "'" && token(possessive - 1).tag == "NNPS";
    return many && ends_like_body(name) && !lexicon_.find_name(name_text(document_, text_, {name.begin, possessive}));
  }

  // "Electoral Bureau of having": the name ends before what is no name.
  void cut_tail(TokenRange& range) const {
    for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
      const std::string word = lower(token(i).form);
      if (word != "of" && word != "for" && word != "to") continue;
      const std::uint32_t next = lower(token(i + 1).form) == "the" ? i + 2 : i + 1;
      if (next < range.end && starts_upper(token(next).form)) continue;
      range.end = i;
      return;
    }
  }

  // "U.S. National Security" before "Adviser": the words between belong to the title.
  bool cut_to_country(Mention& name) const {
    const TokenRange range = name.tokens;
    if (range.size() < 2 || ends_like_body(range) || range.end >= text_.sentence_of(range.begin).end) return false;
    if (role_length(range.end, range.end + 1) == 0) return false;
    for (std::uint32_t end = range.end - 1; end > range.begin; --end) {
      const auto known = lexicon_.find_name(name_text(document_, text_, {range.begin, end}));
      if (!known || known->known->kind != "country") continue;
      name.tokens.end = end;
      name.type = known->use == NameUse::kAdjective ? EntityType::kNationality : EntityType::kPlace;
      return true;
    }
    return false;
  }

  // "Thai army Colonel Winthai Suwaree", "Princess Nori": a person after a title.
  bool cut_to_person(Mention& name) const {
    const TokenRange range = name.tokens;
    if (ends_like_body({range.end - 1, range.end})) return false;
    for (std::uint32_t i = range.begin; i + 1 < range.end; ++i) {
      const std::uint32_t role = role_length(i, range.end);
      if (role == 0 || i + role >= range.end) continue;
      const std::uint32_t rest = range.end - i - role;
      const bool title = i == range.begin && lexicon_.has_role(lower(token(i).form), "TITLE");
      if ((rest < 2 && !title) || rest > 4 || !starts_upper(token(i + role).form) || ends_like_body({i + role, range.end})) return false;
      name.tokens.begin = i + role;
      name.type = EntityType::kPerson;
      return true;
    }
    return false;
  }

  void strip_titles(Mention& name) const {
    TokenRange& range = name.tokens;
    while (range.size() > 1 && (token(range.end - 1).tag == "POS" || token(range.end - 1).form == "," || token(range.end - 1).form == "."))
      --range.end;
    const bool whole = lexicon_.find_name(name_text(document_, text_, range)).has_value();
    while (!whole && range.size() > 1 && is_article(range.begin)) ++range.begin;
    if (whole) return;
    if (name.type == EntityType::kPerson) return strip_before_person(range);
    if (name.type != EntityType::kNationality && cut_to_person(name)) return;
    if (name.type != EntityType::kOrganization) return;
    cut_tail(range);
    if (cut_to_country(name)) return;
    // "Emeritus Professor John Burrows" is no organization.
    if (const std::uint32_t role = role_length(range.begin, range.end);
        role > 0 && range.size() >= role + 2 && lexicon_.is_given_name(token(range.begin + role).form)) {
      range.begin += role;
      name.type = EntityType::kPerson;
      return;
    }
    for (std::uint32_t i = range.begin + 1; i < range.end; ++i) {
      // Not "European Court of | Justice".
      if (role_length(i, range.end) == range.end - i && token(i - 1).tag != "IN" && token(i - 1).tag != "CC") {
        range.end = i;
        return;
      }
    }
  }

  bool is_article(std::uint32_t index) const {
    const std::string form = lower(token(index).form);
    return form == "the" || form == "a" || form == "an";
  }

  void strip_before_person(TokenRange& range) const {
    while (range.size() > 1) {
      const auto known = lexicon_.find_name(token(range.begin).form);
      std::uint32_t drop = 0;
      if (known && (known->use == NameUse::kAdjective || token(range.begin).form.find('.') != std::string::npos)) drop = 1;
      if (drop == 0) drop = role_length(range.begin, range.end);
      if (drop == 0 || drop >= range.size()) return;
      range.begin += drop;
    }
  }

  // The tagger takes "State" of "Secretary of State" for a name.
  void drop_titles_of_several_words() {
    for (Mention& name : names_) {
      const TokenRange sentence = text_.sentence_of(name.tokens.begin);
      const auto longest = static_cast<std::uint32_t>(lexicon_.longest_role());
      for (std::uint32_t begin = name.tokens.begin; begin > sentence.begin && name.tokens.begin - begin < longest;) {
        --begin;
        const std::uint32_t length = role_length(begin, sentence.end);
        if (length >= 2 && begin + length >= name.tokens.end) {
          name.tokens.end = name.tokens.begin;
          break;
        }
      }
    }
  }

  const Document& document_;
  std::vector<Mention>& names_;
};

}  // namespace

void repair_borders(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  BorderRepair(document, annotation, lexicon, names).run();
}

}  // namespace relata::extract
