#include "engine/extract/syntax/trailing_attribution.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/extract/text/one_of.h"

namespace relata::extract {
namespace {

class Repair {
 public:
  Repair(TokenRange sentence, std::vector<Token>& tokens) : sentence_(sentence), tokens_(tokens) {}

  void run() {
    if (!find_verb() || !find_comma()) return;
    const std::uint32_t speaker = head_of_speaker();
    if (speaker == kNoToken) return;
    const std::uint32_t clause = head_of_clause();
    if (clause == kNoToken) return;
    attach(speaker, clause);
  }

 private:
  Token& token(std::uint32_t index) { return tokens_[index]; }
  bool is_finite(std::uint32_t i) {
    constexpr std::array<std::string_view, 4> kTags = {"VBD", "VBZ", "VBP", "MD"};
    return is_one_of(token(i).tag, kTags);
  }
  bool is_nominal(std::uint32_t i) { return token(i).tag.starts_with("NN") || token(i).tag == "PRP"; }
  bool is_mark(std::uint32_t i) { return token(i).upos == "PUNCT"; }

  // "said", "said on Monday", "said in a statement": nothing after it says more.
  bool find_verb() {
    constexpr std::array<std::string_view, 9> kVerbs = {"say", "report", "announce", "confirm", "add", "state", "note", "declare", "warn"};
    constexpr std::uint32_t kLongestAdjunct = 7;
    const std::uint32_t stop = sentence_.end - std::min(sentence_.end - sentence_.begin, kLongestAdjunct);
    for (std::uint32_t i = sentence_.end; i-- > std::max(stop, sentence_.begin + 3);) {
      if (token(i).tag == "VBD" || token(i).tag == "VBZ") {
        verb_ = i;
        const bool clean = i + 1 == sentence_.end || is_mark(i + 1) || is_adjunct(i + 1);
        return is_one_of(token(i).lemma, kVerbs) && clean;
      }
      if (is_finite(i) || (token(i).form == "," && i + 1 < sentence_.end) || token(i).form == "\"" || token(i).tag == "WP") return false;
    }
    return false;
  }

  // "on Monday", "Monday", "in a statement", "yesterday".
  bool is_adjunct(std::uint32_t i) {
    return token(i).tag == "IN" || token(i).tag == "NNP" || token(i).tag == "RB" || token(i).form == "yesterday" ||
           token(i).form == "today" || token(i).form == "late" || token(i).form == "last" || token(i).form == "this";
  }

  // The comma before the speaker, with a clause before it and no other verb in between.
  bool find_comma() {
    constexpr std::uint32_t kLongestSpeaker = 10;
    constexpr std::uint32_t kShortestClause = 4;
    for (std::uint32_t i = verb_; i-- > sentence_.begin + kShortestClause && verb_ - i <= kLongestSpeaker;) {
      if (is_finite(i) || token(i).tag == "VB" || token(i).tag == "CC" || is_quote(i)) return false;
      if (token(i).form != ",") continue;
      comma_ = i;
      for (std::uint32_t k = sentence_.begin; k < i; ++k) {
        if (is_quote(k)) return false;
        clause_found_ = clause_found_ || is_finite(k);
      }
      return clause_found_ && comma_ + 1 < verb_;
    }
    return false;
  }

  bool is_quote(std::uint32_t i) { return token(i).form == "\"" || token(i).tag == "``" || token(i).tag == "''"; }

  // The noun between comma and verb that depends on nothing between them.
  std::uint32_t head_of_speaker() {
    std::uint32_t found = kNoToken;
    for (std::uint32_t i = comma_ + 1; i < verb_; ++i) {
      const std::uint32_t head = token(i).head;
      const bool inside = head != kNoToken && head > comma_ && head < verb_;
      if (inside || !is_nominal(i)) continue;
      if (token(i).relation == "nsubj" && head == verb_) return i;
      if (found == kNoToken) found = i;
    }
    return found;
  }

  bool is_in_clause(std::uint32_t i) const { return i >= sentence_.begin && i < comma_; }

  // What the reported clause hangs from: what depends on the verb as a clause, else the root.
  std::uint32_t head_of_clause() {
    std::uint32_t root = kNoToken;
    for (std::uint32_t i = sentence_.begin; i < comma_; ++i) {
      if (token(i).head == verb_ && (token(i).relation == "ccomp" || token(i).relation == "parataxis")) return i;
      if (token(i).head == kNoToken) root = i;
    }
    return root;
  }

  void attach(std::uint32_t speaker, std::uint32_t clause) {
    token(verb_).head = kNoToken;
    token(verb_).relation = "root";
    token(clause).head = verb_;
    token(clause).relation = "ccomp";
    token(speaker).head = verb_;
    token(speaker).relation = "nsubj";
    bool passive = false;
    bool subject = false;
    for (std::uint32_t i = sentence_.begin; i < comma_; ++i) {
      if (token(i).head != clause) continue;
      passive = passive || token(i).relation == "aux:pass";
      subject = subject || token(i).relation.starts_with("nsubj");
    }
    for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      Token& word = token(i);
      const bool second_root = word.head == kNoToken && i != verb_;
      if (i == clause || (!second_root && word.head != verb_) || (!is_in_clause(i) && !second_root)) continue;
      word.head = clause;
      if (second_root)
        word.relation = "parataxis";
      else if (word.relation == "nsubj" && subject)
        word.relation = "dep";
      else if (word.relation == "nsubj")
        word.relation = passive ? "nsubj:pass" : "nsubj", subject = true;
      else if (word.relation == "ccomp")
        word.relation = "conj";
    }
  }

  TokenRange sentence_;
  std::vector<Token>& tokens_;
  std::uint32_t verb_ = kNoToken;
  std::uint32_t comma_ = kNoToken;
  bool clause_found_ = false;
};

}  // namespace

void repair_trailing_attribution(TokenRange sentence, std::vector<Token>& tokens) { Repair(sentence, tokens).run(); }

}  // namespace relata::extract
