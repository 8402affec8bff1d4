#include "engine/extract/coref/name_extension.h"

#include <algorithm>
#include <string>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/name_tokens.h"

namespace relata::extract {
namespace {

class NameExtension : NameTokens {
 public:
  NameExtension(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names)
      : NameTokens(annotation, lexicon), names_(names) {}

  void run() {
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

 private:
  bool is_particle(std::uint32_t index) const { return lexicon_.has_name_word(token(index).form, NameWord::kParticle); }

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

  std::vector<Mention>& names_;
};

}  // namespace

void extend_names(const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  NameExtension(annotation, lexicon, names).run();
}

}  // namespace relata::extract
