#include "engine/extract/coref/name_types.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <array>

#include "engine/extract/coref/dependency_tree.h"
#include "engine/extract/coref/name_evidence.h"
#include "engine/extract/coref/names.h"

namespace relata::extract {
namespace {

constexpr double kKnownBody = 1.5;  // how much a name that bodies are known by says, each time that it stands in the text

class TypeCorrector {
 public:
  TypeCorrector(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names)
      : document_(document), text_(annotation), lexicon_(lexicon), names_(names) {}

  void run() {
    for (const Mention& name : names_) {
      const std::string spelling = name_text(document_, text_, name.tokens);
      add_evidence_of_type(text_, lexicon_, name, scores_[spelling]);
      if (lexicon_.is_organization_name(spelling)) scores_[spelling][index(EntityType::kOrganization)] += kKnownBody;
      const std::uint32_t begin = name.tokens.begin;
      if (begin > text_.sentence_of(begin).begin && lexicon_.is_role(lower(token(begin - 1).form))) titled_.insert(spelling);
      if (name.type == EntityType::kPerson && name.tokens.size() > 1) ++surnames_[text_.tokens[name.tokens.end - 1].form];
    }
    for (Mention& name : names_) {
      const std::string spelling = name_text(document_, text_, name.tokens);
      if (is_surname_of_city(name, spelling)) name.type = EntityType::kPerson;
      if (lexicon_.find_name(spelling) || name.type == EntityType::kNationality) continue;
      const TypeScores& scores = scores_[spelling];
      name.type = static_cast<EntityType>(std::max_element(scores.begin(), scores.end()) - scores.begin());
      if (name.tokens.size() == 1 && surnames_.contains(spelling) && scores[index(EntityType::kPerson)] + 2.5 > scores[index(name.type)]) {
        name.type = EntityType::kPerson;
      }
      if (is_lone_surname(name, spelling, scores)) name.type = EntityType::kOrganization;
      correct_by_last_word(name, scores);
    }
    correct_short_forms();
    for (std::size_t n = 0; n < names_.size(); ++n) correct_list(n);
  }

 private:
  // "Paris said" in a text about Vera Paris.
  bool is_surname_of_city(const Mention& name, const std::string& spelling) const {
    if (name.tokens.size() > 1 || !surnames_.contains(spelling)) return false;
    const auto known = lexicon_.find_name(spelling);
    if (!known || known->use == NameUse::kAdjective || known->known->type != EntityType::kPlace || known->known->kind == "country")
      return false;
    const std::uint32_t begin = name.tokens.begin;
    if (begin == text_.sentence_of(begin).begin) return true;
    const std::string before = lower(token(begin - 1).form);
    return before != "in" && before != "at" && before != "to" && before != "from" && before != "near" && before != "of";
  }

  // "Kurotani" beside "Kurotani Steel" is the company, unless somebody in the text is called so.
  void correct_short_forms() {
    absl::flat_hash_set<std::string> bodies;
    for (const Mention& name : names_) {
      const std::string& first = token(name.tokens.begin).form;
      if (name.type == EntityType::kOrganization && name.tokens.size() > 1 && !lexicon_.is_given_name(first) && !lexicon_.find_name(first))
        bodies.insert(first);
    }
    for (Mention& name : names_) {
      const std::string& only = token(name.tokens.begin).form;
      const bool person = name.type == EntityType::kPerson && name.tokens.size() == 1;
      if (person && bodies.contains(only) && !surnames_.contains(only) && !titled_.contains(only)) name.type = EntityType::kOrganization;
    }
  }

  // "the villages of X, Y and Z", "the companies X and Y": all of the list are what the noun says.
  void correct_list(std::size_t n) {
    std::uint32_t noun = names_[n].tokens.begin;
    const std::uint32_t begin = text_.sentence_of(noun).begin;
    if (noun < begin + 2) return;
    const bool of = token(--noun).form == "of";
    if (of) --noun;
    if (token(noun).tag != "NNS") return;
    const std::string lemma = lower(token(noun).lemma);
    const std::string_view kind = lexicon_.place_kind(lemma);
    const bool places = of && !kind.empty() && kind != "facility";
    if (!places && (of || !is_body(lemma))) return;
    for (std::size_t next = n + 1; next < names_.size(); ++next) {
      const std::uint32_t gap = names_[next].tokens.begin - names_[next - 1].tokens.end;
      const std::string& joint = token(names_[next - 1].tokens.end).form;
      if (names_[next].tokens.begin < names_[next - 1].tokens.end || gap != 1 || (joint != "," && joint != "and")) return;
      const auto wanted = places ? EntityType::kPlace : EntityType::kOrganization;
      if (!lexicon_.find_name(name_text(document_, text_, names_[next].tokens))) names_[next].type = wanted;
      if (joint == "and") return;
    }
  }

  // News gives a person's whole name or title once; a single name without either is rather a company's.
  bool is_lone_surname(const Mention& name, const std::string& spelling, const TypeScores& scores) const {
    if (name.type != EntityType::kPerson || name.tokens.size() > 1 || surnames_.contains(spelling) || lexicon_.is_given_name(spelling))
      return false;
    if (spelling.find('-') != std::string::npos) return false;
    return scores[index(EntityType::kOrganization)] > 0 && !titled_.contains(spelling);
  }

  static std::size_t index(EntityType type) { return static_cast<std::size_t>(type); }
  const Token& token(std::uint32_t i) const { return text_.tokens[i]; }

  bool is_body(const std::string& noun) const { return lexicon_.is_group(noun, GroupClass::kBody) && lexicon_.place_kind(noun).empty(); }

  // "Harvard University", "Council for Peace and Order": no person's name, whatever the tagger says.
  bool is_body_in_disguise(TokenRange range) const {
    const std::string last = lower(token(range.end - 1).form);
    // Nobody is called so: "Stanford Law School", "Royal Navy".
    constexpr std::array<std::string_view, 24> kNoSurnames = {"school",    "university", "college",    "institute",   "navy",     "army",
                                                              "committee", "ministry",   "commission", "council",     "police",   "party",
                                                              "agency",    "department", "authority",  "association", "tribunal", "hotel",
                                                              "airport",   "museum",     "avenue",     "newspaper",   "centre",   "center"};
    if (std::find(kNoSurnames.begin(), kNoSurnames.end(), last) != kNoSurnames.end()) return true;
    if (lexicon_.is_given_name(token(range.begin).form)) return false;
    constexpr std::array<std::string_view, 14> kSurnames = {"park",   "hill",  "lake", "church", "bridge", "bay", "beach",
                                                            "forest", "marsh", "king", "dean",   "guard",  "law", "bill"};
    if (std::find(kSurnames.begin(), kSurnames.end(), last) != kSurnames.end()) return false;
    return lexicon_.is_group(last, GroupClass::kBody) || lexicon_.is_group(last, GroupClass::kService) ||
           !lexicon_.place_kind(last).empty();
  }

  // "International Council for the Exploration of the Sea": what counts is the noun before the first preposition.
  bool is_body_of_something(TokenRange range) const {
    for (std::uint32_t i = range.begin + 1; i + 1 < range.end; ++i) {
      const std::string word = lower(token(i).form);
      if (word != "of" && word != "for" && word != "on" && word != "to") continue;
      const std::string noun = lower(token(i - 1).form);
      // "Department of State", but "State of Vermont".
      return starts_upper(token(i - 1).form) && (is_body(noun) || noun == "department");
    }
    return false;
  }

  // "West Darfur", "southern Lebanon": a part of a place that is known.
  bool is_part_of_known_place(TokenRange range) const {
    constexpr std::array<std::string_view, 11> kParts = {"north",    "south",   "east",    "west",  "central", "northern",
                                                         "southern", "eastern", "western", "upper", "lower"};
    if (std::find(kParts.begin(), kParts.end(), lower(token(range.begin).form)) == kParts.end()) return false;
    const auto known = lexicon_.find_name(name_text(document_, text_, {range.begin + 1, range.end}));
    return known && known->use != NameUse::kAdjective && known->known->type == EntityType::kPlace;
  }

  // "Bay of Durban", "Kibbutz Re'im": the noun comes first.
  bool begins_like_place(TokenRange range) const {
    const std::string first = lower(token(range.begin).form);
    const std::string_view kind = lexicon_.place_kind(first);
    if (lower(token(range.begin + 1).form) == "of") return kind == "natural";
    return kind == "city" && !lexicon_.is_given_name(token(range.begin).form);
  }

  // "Vnukovo Airport" is a place and "Doha Agreement" a proposal, whatever stands before.
  void correct_by_last_word(Mention& name, const TypeScores& scores) const {
    if (name.tokens.size() < 2) return;
    if (is_part_of_known_place(name.tokens) || (name.type == EntityType::kPerson && begins_like_place(name.tokens))) {
      name.type = EntityType::kPlace;
      return;
    }
    if (name.type != EntityType::kProposal && is_body_of_something(name.tokens)) {
      name.type = EntityType::kOrganization;
      return;
    }
    for (std::uint32_t i = name.tokens.begin; i < name.tokens.end; ++i) {
      // "Bergen University Norge".
      if (name.type == EntityType::kPerson && lower(token(i).form) == "university") name.type = EntityType::kOrganization;
    }
    if (name.type == EntityType::kPerson && !is_body_in_disguise(name.tokens)) return;
    std::string noun = lower(text_.tokens[name.tokens.end - 1].form);
    if (text_.tokens[name.tokens.end - 1].tag == "NNPS" && noun.ends_with('s')) noun.pop_back();  // "Departments"
    const std::string_view kind = lexicon_.place_kind(noun);
    const bool body = lexicon_.is_group(noun, GroupClass::kBody) || lexicon_.is_group(noun, GroupClass::kService);
    const ProposalNoun* proposal = lexicon_.find_proposal(noun);
    // "the broadcaster Radio Delta": what it is said to be counts more than what its name ends in.
    const double said = name.type == EntityType::kOrganization ? scores[index(EntityType::kOrganization)] : 0;
    const bool treaty = proposal != nullptr &&
                        (proposal->kind == "treaty" || proposal->kind == "ceasefire" || noun == "bill" || noun == "act" || noun == "law");
    if (treaty && !body && said < 2.0) {
      name.type = EntityType::kProposal;
    } else if (!kind.empty() && !body && said < 2.0) {
      name.type = EntityType::kPlace;
    } else if (body && (kind.empty() || name.type == EntityType::kPerson)) {
      name.type = EntityType::kOrganization;  // schools are places too, but never people
    }
  }

  const Document& document_;
  const Annotation& text_;
  const Lexicon& lexicon_;
  std::vector<Mention>& names_;
  absl::flat_hash_map<std::string, TypeScores> scores_;
  absl::flat_hash_map<std::string, int> surnames_;
  absl::flat_hash_set<std::string> titled_;
};

}  // namespace

void correct_types(const Document& document, const Annotation& annotation, const Lexicon& lexicon, std::vector<Mention>& names) {
  TypeCorrector(document, annotation, lexicon, names).run();
}

}  // namespace relata::extract
