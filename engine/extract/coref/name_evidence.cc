#include "engine/extract/coref/name_evidence.h"

#include "engine/extract/coref/dependency_tree.h"

namespace relata::extract {
namespace {

class NameEvidence {
 public:
  NameEvidence(const Annotation& annotation, const Lexicon& lexicon) : text_(annotation), lexicon_(lexicon) {}

  void add(const Mention& name, TypeScores& scores) const {
    const TokenRange range = name.tokens;
    const TokenRange sentence = text_.sentence_of(range.begin);
    scores[index(name.type)] += 1.0;
    const std::string before = range.begin > sentence.begin ? word(range.begin - 1, sentence) : "";
    const std::string after = word(range.end, sentence);
    const std::string next = word(range.end + 1, sentence);
    double& person = scores[index(EntityType::kPerson)];
    double& organization = scores[index(EntityType::kOrganization)];
    double& place = scores[index(EntityType::kPlace)];
    if (lexicon_.has_role(before, "TITLE"))
      person += 2.0;
    else if (lexicon_.is_role(before) && !lexicon_.is_group(before, GroupClass::kBody))
      person += 1.5;
    // "the charity X", not "the Refugee Council X".
    const bool either = lexicon_.is_role(before) && name.type == EntityType::kPerson;  // "the investor X"
    if (is_body(before) && !either && !starts_upper(token(range.begin - 1).form)) organization += 2.6;
    if (says_where(after, range)) place += 1.5;
    // "the Leeds brokerage X".
    if (before == "the" && is_body(after) && starts_upper(word_as_written(range.end + 1, sentence))) place += 2.0;
    if (before == "the" && range.size() == 1) organization += 0.7, person -= 1.0;
    if ((before == "in" || before == "near" || before == "into") && name.type != EntityType::kPerson) place += 0.4;
    if (before == "in" && name.type == EntityType::kPerson && after != "'s") person -= 0.5, place += 0.5;
    if (lexicon_.is_given_name(token(range.begin).form) && range.size() > 1) person += 1.0;
    if (range.size() > 1 && lexicon_.has_name_word(token(range.end - 1).form, NameWord::kOrganization)) organization += 2.0;
    add_evidence_of_possessor(range, sentence, organization);
    if (is_facility_by_noun(range)) add_evidence_of_deed(range, organization);
    add_evidence_of_office(range, sentence, scores);
    if (after == "," && next == "which") organization += 1.0, person -= 1.5;
    if (after == "," && next == "who") person += 1.5;
    // "X, whose president": people have no presidents.
    if (after == "," && next == "whose" && lexicon_.has_role(word(range.end + 2, sentence), "HOLDS_ROLE"))
      organization += 2.0, person -= 1.0;
    if (after == "," && sentence.contains(range.end + 1) && token(range.end + 1).tag == "CD" && word(range.end + 2, sentence) == ",")
      person += 2.0;
    if (after == "flight") organization += 2.0;
    if (after == ",") add_evidence_of_apposition(range.end + 1, sentence, organization, person);
    if (after == "(" || next == ")") organization += 0.2;
    const bool proposal = lexicon_.find_proposal(lower(token(range.end - 1).form)) != nullptr;  // treaties have letters too
    if (after == "(" && !proposal && abbreviates(word_as_written(range.end + 1, sentence), range)) organization += 2.0, person -= 1.0;
    if (before == ",") add_evidence_of_noun_before(range.begin - 1, sentence, organization, person);
  }

 private:
  static std::size_t index(EntityType type) { return static_cast<std::size_t>(type); }
  const Token& token(std::uint32_t i) const { return text_.tokens[i]; }
  std::string word(std::uint32_t i, TokenRange sentence) const { return sentence.contains(i) ? lower(token(i).form) : std::string(); }
  bool is_body(const std::string& noun) const { return lexicon_.is_group(noun, GroupClass::kBody) && lexicon_.place_kind(noun).empty(); }

  // "East Ulvik constituency", "an Ulvik beach".
  bool says_where(const std::string& noun, TokenRange name) const {
    const std::uint32_t i = name.end;
    return i < text_.tokens.size() && is_noun(token(i)) && !starts_upper(token(i).form) && noun != "state" && noun != "nation" &&
           !lexicon_.place_kind(noun).empty() && lexicon_.place_kind(noun) != "facility";
  }

  // A museum is a place, and whoever runs it: what it says or agrees to, they do.
  bool is_facility_by_noun(TokenRange range) const {
    return range.size() > 1 && lexicon_.place_kind(lower(token(range.end - 1).form)) == "facility";
  }

  void add_evidence_of_deed(TokenRange range, double& organization) const {
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      const Token& head = token(i);
      if (head.head == kNoToken || range.contains(head.head)) continue;
      if (head.relation == "nsubj" && is_verb(token(head.head))) {
        const std::string verb = lower(token(head.head).lemma);
        if (lexicon_.has_cue(verb, Cue::kReport) || lexicon_.has_cue(verb, Cue::kPlanned)) organization += 1.5;
      }
    }
  }

  std::string word_as_written(std::uint32_t i, TokenRange sentence) const { return sentence.contains(i) ? token(i).form : std::string(); }

  // "FAA" for "Federal Aviation Administration".
  bool abbreviates(const std::string& acronym, TokenRange name) const {
    if (acronym.size() < 3) return false;
    std::string initials;
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      if (starts_upper(token(i).form)) initials += token(i).form.front();
    }
    return acronym == initials;
  }

  // "its British subsidiary, X", "the union's chairman, X".
  void add_evidence_of_noun_before(std::uint32_t comma, TokenRange sentence, double& organization, double& person) const {
    if (comma < sentence.begin + 2) return;
    const Token& noun = token(comma - 1);
    if (noun.tag != "NN") return;
    std::uint32_t begin = comma - 1;
    while (begin > sentence.begin && (is_noun(token(begin - 1)) || is_adjective(token(begin - 1)) || token(begin - 1).tag == "POS"))
      --begin;
    if (begin > sentence.begin && (token(begin - 1).tag == "DT" || token(begin - 1).tag == "PRP$")) --begin;
    // "In the Dutch parliament, X": an adjunct, no apposition.
    if (begin > sentence.begin && token(begin - 1).tag == "IN") return;
    if (is_body(lower(noun.form)))
      organization += 1.5;
    else if (lexicon_.is_role(lower(noun.form)))
      person += 1.0;
  }

  // "X's chief executive", "X spokesman": X is no person.
  void add_evidence_of_possessor(TokenRange range, TokenRange sentence, double& organization) const {
    std::uint32_t i = range.end;
    if (!sentence.contains(i)) return;
    const bool possessive = token(i).tag == "POS";
    if (possessive) ++i;
    for (std::uint32_t step = 0; step < 3 && sentence.contains(i); ++step, ++i) {
      const std::string noun = lower(token(i).form);
      if (lexicon_.has_role(noun, "REPRESENTS")) return;  // people have envoys and spokesmen too
      if (lexicon_.has_role(noun, "HOLDS_ROLE") && !lexicon_.has_role(noun, "TITLE")) {
        organization += possessive ? 1.0 : 1.5;
        return;
      }
      if (!is_adjective(token(i)) && !(is_noun(token(i)) && !starts_upper(token(i).form))) return;
    }
  }

  // "head of X", "chief executive at X".
  void add_evidence_of_office(TokenRange range, TokenRange sentence, TypeScores& scores) const {
    std::uint32_t i = range.begin;
    if (i < sentence.begin + 2) return;
    if (word(i - 1, sentence) == "the") --i;
    if (i < sentence.begin + 2) return;
    const std::string preposition = word(i - 1, sentence);
    if (preposition != "of" && preposition != "at" && preposition != "for") return;
    const std::string noun = word(i - 2, sentence);
    // "the member for Ulvik" sits for a place.
    if (noun == "member" && preposition == "for") {
      scores[index(EntityType::kPlace)] += 1.5;
      return;
    }
    if (!lexicon_.has_role(noun, "HOLDS_ROLE") && !lexicon_.has_role(noun, "MEMBER_OF")) return;
    scores[index(EntityType::kOrganization)] += 0.8;
    scores[index(EntityType::kPerson)] -= 1.0;
  }

  // "X, a shipping company based in Limassol", "X, the mayor".
  void add_evidence_of_apposition(std::uint32_t begin, TokenRange sentence, double& organization, double& person) const {
    // "X, then Y's chief executive".
    if (word(begin, sentence) == "then" || word(begin, sentence) == "now" || word(begin, sentence) == "formerly") ++begin;
    if (!sentence.contains(begin) || (token(begin).tag != "DT" && token(begin).tag != "PRP$" && !is_noun(token(begin)))) return;
    std::string last;
    for (std::uint32_t i = token(begin).tag == "DT" || token(begin).tag == "PRP$" ? begin + 1 : begin; sentence.contains(i); ++i) {
      if (!is_noun(token(i)) && !is_adjective(token(i)) && token(i).tag != "POS" && token(i).form != "-" && token(i).tag != "VBN") break;
      if (is_noun(token(i))) last = lower(token(i).lemma.empty() ? token(i).form : token(i).lemma);
    }
    if (last.empty()) return;
    if (is_body(last))
      organization += 1.5;
    else if (lexicon_.is_role(last))
      person += 1.0;
  }

  const Annotation& text_;
  const Lexicon& lexicon_;
};

}  // namespace

void add_evidence_of_type(const Annotation& annotation, const Lexicon& lexicon, const Mention& name, TypeScores& scores) {
  NameEvidence(annotation, lexicon).add(name, scores);
}

}  // namespace relata::extract
