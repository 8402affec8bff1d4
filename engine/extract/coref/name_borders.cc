#include "engine/extract/coref/name_borders.h"

#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/joined_names.h"
#include "engine/extract/coref/names.h"

namespace relata::extract {
namespace {

class BorderRepair {
 public:
  BorderRepair(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names)
      : document_(document), text_(annotation), lexicon_(lexicon), names_(names) {}

  void run() {
    split_possessives();
    split_joined_names(document_, text_, lexicon_, names_);
    for (Mention& name : names_) strip_titles(name);
    drop_titles_of_several_words();
    extend_persons();
    std::erase_if(names_, [](const Mention& name) { return name.tokens.size() == 0; });
  }

 private:
  const Token& token(std::uint32_t index) const { return text_.tokens[index]; }
  bool touches(std::uint32_t index) const { return index > 0 && token(index - 1).span.end == token(index).span.begin; }

  // Number of tokens at `begin` that form a role noun, 0 when there is none.
  std::uint32_t role_length(std::uint32_t begin, std::uint32_t end) const {
    const auto longest = std::min<std::uint32_t>(end - begin, static_cast<std::uint32_t>(lexicon_.longest_role()));
    std::string words;
    std::vector<std::size_t> ends;  // of the words
    for (std::uint32_t i = begin; i < begin + longest; ++i) {
      words += (words.empty() ? "" : " ") + lower(token(i).form);
      ends.push_back(words.size());
    }
    for (std::uint32_t length = longest; length > 0; --length) {
      if (lexicon_.is_role(std::string_view(words).substr(0, ends[length - 1]))) return length;
    }
    return 0;
  }

  void split_possessives() {
    absl::flat_hash_set<std::string> alone;
    for (const Mention& name : names_) alone.insert(name_text(document_, text_, name.tokens));
    std::vector<Mention> result;
    for (Mention name : names_) {
      for (std::uint32_t i = name.tokens.begin + 1; i + 1 < name.tokens.end; ++i) {
        if (token(i).tag != "POS") continue;
        const std::string left = name_text(document_, text_, {name.tokens.begin, i});
        const bool people = lexicon_.has_name_word(lower(token(i - 1).form), NameWord::kPeople);
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

  // "Labour Alliance", "Brazos Petroleum", "Medical Center".
  bool ends_like_body(TokenRange range) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const std::string word = lower(token(i).form);
      if (lexicon_.is_group(word, GroupClass::kBody) || !lexicon_.place_kind(word).empty() ||
          lexicon_.has_name_word(token(i).form, NameWord::kOrganization) || word == "of" || word == "for" || word == "and") {
        return true;
      }
    }
    return false;
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
    const auto known = lexicon_.find_name(token(range.begin).form);
    if (!known || known->known->kind != "country") return false;
    name.tokens.end = range.begin + 1;
    name.type = known->use == NameUse::kAdjective ? EntityType::kNationality : EntityType::kPlace;
    return true;
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

  bool is_particle(std::uint32_t index) const { return lexicon_.has_name_word(token(index).form, NameWord::kParticle); }

  // Whether the word at `index` may belong to the personal name that goes on beside it.
  void extend_persons() {
    for (std::size_t n = 0; n < names_.size(); ++n) {
      Mention& name = names_[n];
      if (name.tokens.size() == 0 || name.type == EntityType::kNationality) continue;
      const TokenRange sentence = text_.sentence_of(name.tokens.begin);
      const std::uint32_t floor = n > 0 ? std::max(sentence.begin, names_[n - 1].tokens.end) : sentence.begin;
      const std::uint32_t ceiling = n + 1 < names_.size() ? std::min(sentence.end, names_[n + 1].tokens.begin) : sentence.end;
      if (name.type == EntityType::kPerson)
        extend(name.tokens, floor, ceiling);
      else if (!take_small_part(name, ceiling))
        extend_over_hyphen(name.tokens, floor, ceiling);
      join_with_next(n, sentence);
    }
  }

  void extend(TokenRange& range, std::uint32_t floor, std::uint32_t ceiling) const {
    extend_prefix(range, floor);
    while (range.end + 1 < ceiling && token(range.end).form == "-" && touches(range.end) && touches(range.end + 1)) range.end += 2;
    while (range.begin > floor && is_particle(range.begin - 1) && !starts_upper(token(range.begin - 1).form)) --range.begin;
    // "Joris van der Wielen" cut after "Joris".
    std::uint32_t end = range.end;
    while (end < ceiling && is_particle(end)) ++end;
    if (end > range.end && end < ceiling && starts_upper(token(end).form)) range.end = end + 1;
    extend_prefix(range, floor);
    if (range.begin > floor && starts_upper(token(range.begin - 1).form) && is_particle(range.begin) &&
        token(range.begin - 1).tag.starts_with("NNP") && role_length(range.begin - 1, range.begin) == 0) {
      --range.begin;
    }
  }

  // "Bang In-ho", "Kwok Ka-ki": what follows the hyphen in small letters is the rest of a person's name.
  bool take_small_part(Mention& name, std::uint32_t ceiling) const {
    std::uint32_t hyphen = name.tokens.end;
    if (token(hyphen - 1).form == "-" && name.tokens.size() > 1) --hyphen;
    if (name.tokens.size() + hyphen - name.tokens.end < 2 || hyphen + 1 >= ceiling || token(hyphen).form != "-" || !touches(hyphen) ||
        !touches(hyphen + 1)) {
      return false;
    }
    const std::string& rest = token(hyphen + 1).form;
    const bool letters = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool name_like = token(hyphen + 1).tag.starts_with("NNP") || token(hyphen + 1).tag == "FW";
    if (!letters || !name_like || rest.size() > 6 || ends_like_body({name.tokens.begin, hyphen})) return false;
    name.tokens.end = hyphen + 2;
    name.type = EntityType::kPerson;
    return true;
  }

  // "Shefa-Amr", "Ak-Kyya"; not "Chad-Sudan", which are two.
  void extend_over_hyphen(TokenRange& range, std::uint32_t floor, std::uint32_t ceiling) const {
    if (range.size() != 1 || lexicon_.find_name(token(range.begin).form)) return;
    const auto joins = [&](std::uint32_t other) { return starts_upper(token(other).form) && !lexicon_.find_name(token(other).form); };
    if (range.begin >= floor + 2 && token(range.begin - 1).form == "-" && touches(range.begin) && touches(range.begin - 1) &&
        joins(range.begin - 2))
      range.begin -= 2;
    if (range.end + 1 < ceiling && token(range.end).form == "-" && touches(range.end) && touches(range.end + 1) && joins(range.end + 1))
      range.end += 2;
  }

  // "al-Tamimi", "Ter-Avetisyan": the hyphen belongs to the name.
  void extend_prefix(TokenRange& range, std::uint32_t floor) const {
    while (range.begin >= floor + 2 && token(range.begin - 1).form == "-" && touches(range.begin - 1) && touches(range.begin) &&
           (is_particle(range.begin - 2) || starts_upper(token(range.begin - 2).form))) {
      range.begin -= 2;
    }
  }

  // "Johan Van" and "den Driessche", "Rudolph" and "Bijl" around "van der": one person.
  void join_with_next(std::size_t n, TokenRange sentence) {
    if (n + 1 >= names_.size()) return;
    Mention& left = names_[n];
    Mention& right = names_[n + 1];
    if (left.type != EntityType::kPerson || right.tokens.begin >= sentence.end || right.tokens.size() == 0) return;
    const std::uint32_t gap = right.tokens.begin - left.tokens.end;
    bool particles = gap > 0 || is_particle(left.tokens.end - 1) || (right.tokens.size() > 1 && is_particle(right.tokens.begin));
    bool hyphen = gap == 1 && token(left.tokens.end).form == "-" && touches(left.tokens.end) && touches(right.tokens.begin);
    for (std::uint32_t i = left.tokens.end; i < right.tokens.begin; ++i) particles = particles && is_particle(i);
    if (gap > 3 || (!particles && !hyphen)) return;
    right.tokens.begin = left.tokens.begin;
    right.type = EntityType::kPerson;
    left.tokens.end = left.tokens.begin;
  }

  const Document& document_;
  const Annotation& text_;
  const Lexicon& lexicon_;
  std::vector<Mention>& names_;
};

}  // namespace

void repair_borders(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  BorderRepair(document, annotation, lexicon, names).run();
}

}  // namespace relata::extract
