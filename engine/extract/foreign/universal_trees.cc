#include "engine/extract/foreign/universal_trees.h"

#include <absl/container/flat_hash_map.h>

#include <array>

namespace relata::extract {
namespace {

// What only has another name.
std::string renamed(const std::string& relation) {
  static const absl::flat_hash_map<std::string, std::string> kNames = {{"nsubjpass", "nsubj:pass"},
                                                                       {"csubjpass", "csubj:pass"},
                                                                       {"auxpass", "aux:pass"},
                                                                       {"dobj", "obj"},
                                                                       {"dative", "iobj"},
                                                                       {"poss", "nmod:poss"},
                                                                       {"relcl", "acl:relcl"},
                                                                       {"neg", "advmod"},
                                                                       {"prt", "compound:prt"},
                                                                       {"npadvmod", "obl:npmod"},
                                                                       {"quantmod", "advmod"},
                                                                       {"preconj", "cc:preconj"},
                                                                       {"predet", "det:predet"},
                                                                       {"meta", "dep"},
                                                                       {"nn", "compound"},
                                                                       {"oprd", "xcomp"},
                                                                       {"acomp", "xcomp"},
                                                                       {"attr", "xcomp"},
                                                                       {"ROOT", "root"},
                                                                       {"pcomp", "advcl"},
                                                                       {"intj", "discourse"}};
  const auto found = kNames.find(relation);
  return found == kNames.end() ? relation : found->second;
}

bool is_nominal(const Token& token) { return token.upos == "NOUN" || token.upos == "PROPN" || token.upos == "PRON" || token.upos == "NUM"; }
bool is_preposition(const Token& token) { return token.relation == "prep" || token.relation == "agent" || token.relation == "dative"; }

class Converter {
 public:
  explicit Converter(std::vector<Token>& tokens) : tokens_(tokens) {}

  void run() {
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) lift_object(i);
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) lower_preposition(i);
    for (std::uint32_t i = 0; i < tokens_.size(); ++i) lift_predicate(i);
    for (Token& token : tokens_) token.relation = renamed(token.relation);
  }

 private:
  // "spoke -> with -> Waltz" to "spoke -> Waltz -> with".
  void lift_object(std::uint32_t index) {
    Token& object = tokens_[index];
    if (object.relation != "pobj" && object.relation != "pcomp") return;
    if (object.head == kNoToken || !is_preposition(tokens_[object.head])) return;
    const std::uint32_t preposition = object.head;
    const Token& marker = tokens_[preposition];
    // "out of the city": the outer preposition gives way as well; both mark the noun.
    std::uint32_t governor = marker.head;
    while (governor != kNoToken && is_preposition(tokens_[governor])) governor = tokens_[governor].head;
    if (governor == kNoToken) return;
    const bool is_agent = marker.relation == "agent";
    if (object.relation == "pcomp") {
      object.relation = is_nominal(tokens_[governor]) ? "acl" : "advcl";
    } else {
      object.relation = is_agent ? "obl:agent" : is_nominal(tokens_[governor]) ? "nmod" : "obl";
    }
    object.head = governor;
    below_[preposition] = index;
  }

  void lower_preposition(std::uint32_t index) {
    if (!is_preposition(tokens_[index])) return;
    // Chains end at the noun.
    std::uint32_t noun = index;
    if (const auto found = below_.find(index); found != below_.end()) {
      noun = found->second;
    } else if (const std::uint32_t inner = inner_preposition(index); inner != kNoToken) {
      if (const auto deeper = below_.find(inner); deeper != below_.end()) noun = deeper->second;
    }
    if (noun == index) {
      if (tokens_[index].relation != "dative") tokens_[index].relation = "advmod";  // a preposition without its noun
      return;
    }
    tokens_[index].head = noun;
    tokens_[index].relation = "case";
  }

  std::uint32_t inner_preposition(std::uint32_t outer) const {
    for (std::uint32_t i = outer + 1; i < tokens_.size() && i <= outer + 3; ++i) {
      if (tokens_[i].head == outer && is_preposition(tokens_[i])) return i;
    }
    return kNoToken;
  }

  // "is -> president" to "president -> is (cop)".
  void lift_predicate(std::uint32_t index) {
    Token& predicate = tokens_[index];
    if ((predicate.relation != "attr" && predicate.relation != "acomp") || predicate.head == kNoToken) return;
    const std::uint32_t verb = predicate.head;
    if (tokens_[verb].lemma != "be") return;
    predicate.head = tokens_[verb].head;
    predicate.relation = tokens_[verb].relation;
    for (Token& token : tokens_) {
      if (token.head == verb && &token != &predicate) token.head = index;
    }
    tokens_[verb].head = index;
    tokens_[verb].relation = "cop";
    tokens_[verb].upos = "AUX";
  }

  std::vector<Token>& tokens_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> below_;  // preposition to its noun
};

}  // namespace

void make_universal(Annotation& annotation) {
  std::vector<Token> sentence;
  for (const Sentence& one : annotation.sentences) {
    const TokenRange range = one.tokens;
    sentence.assign(annotation.tokens.begin() + range.begin, annotation.tokens.begin() + range.end);
    for (Token& token : sentence) {
      if (token.head != kNoToken) token.head -= range.begin;
    }
    Converter(sentence).run();
    for (std::uint32_t i = 0; i < range.size(); ++i) {
      if (sentence[i].head != kNoToken) sentence[i].head += range.begin;
      annotation.tokens[range.begin + i] = std::move(sentence[i]);
    }
  }
}

std::string universal_part_of_speech(std::string_view tag, std::string_view relation) {
  if (relation.starts_with("aux") || relation == "cop") return "AUX";
  struct Prefix {
    std::string_view tag;
    std::string_view upos;
  };
  // The first that fits.
  constexpr std::array<Prefix, 22> kPrefixes = {{{"NNP", "PROPN"}, {"NN", "NOUN"},   {"VB", "VERB"},  {"MD", "AUX"},   {"JJ", "ADJ"},
                                                 {"RB", "ADV"},    {"PRP$", "PRON"}, {"PRP", "PRON"}, {"WP", "PRON"},  {"WDT", "PRON"},
                                                 {"WRB", "ADV"},   {"DT", "DET"},    {"PDT", "DET"},  {"EX", "PRON"},  {"CD", "NUM"},
                                                 {"IN", "ADP"},    {"TO", "PART"},   {"RP", "ADP"},   {"CC", "CCONJ"}, {"POS", "PART"},
                                                 {"UH", "INTJ"},   {"FW", "X"}}};
  for (const Prefix& prefix : kPrefixes) {
    if (tag.starts_with(prefix.tag)) return std::string(prefix.upos);
  }
  return "PUNCT";
}

}  // namespace relata::extract
