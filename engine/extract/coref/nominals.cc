#include "engine/extract/coref/nominals.h"

#include <absl/container/flat_hash_map.h>

#include "engine/extract/coref/called_things.h"
#include "engine/extract/coref/description_extent.h"
#include "engine/extract/coref/pronouns.h"
#include "engine/extract/coref/proposals.h"
#include "engine/extract/coref/services.h"

namespace relata::extract {
namespace {

class Resolver {
 public:
  Resolver(Reading& reading, const std::vector<Quote>& quotes)
      : reading_(reading),
        quotes_(quotes),
        proposals_(reading),
        traces_(reading),
        services_(reading),
        pronouns_(reading, traces_),
        titled_(reading, traces_),
        called_(reading, traces_, titled_) {
    for (std::uint32_t i = 0; i < reading.descriptions.size(); ++i) description_at_[reading.descriptions[i].head] = i;
  }

  void run() {
    for (std::uint32_t sentence = 0; sentence < reading_.text.sentences.size(); ++sentence) {
      traces_.begin_sentence(sentence);
      const TokenRange range = reading_.text.sentences[sentence].tokens;
      for (std::uint32_t i = range.begin; i < range.end; ++i) visit(i);
    }
    for (const Quote& quote : quotes_) resolve_first_person(quote);
    proposals_.finish();
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type(std::uint32_t entity) const { return reading_.entities[entity].type; }

  void visit(std::uint32_t i) {
    const std::uint32_t reference = reading_.reference_at[i];
    if (reference != kNone) {
      if (reading_.references[reference].tokens.begin == i) {
        traces_.leave(reading_.references[reference].entity, reading_.references[reference].head);
        pronouns_.learn_gender(reading_.references[reference]);
      }
      if (type(reading_.references[reference].entity) == EntityType::kProposal) proposals_.learn(reference);
      return;
    }
    const Token& word = token(i);
    if (word.tag == "PRP" || word.tag == "PRP$" || word.tag == "WP$" || (word.tag == "DT" && !reading_.tree.is(i, "det"))) {
      if (const std::uint32_t entity = pronouns_.referent(i); entity != kNone) refer(i, entity, Reference::Form::kPronoun);
    } else if (is_noun(word)) {
      resolve_noun(i);
    }
  }

  void refer(std::uint32_t i, std::uint32_t entity, Reference::Form form) {
    reading_.add_reference({{i, i + 1}, i, entity, form});
    if (form != Reference::Form::kStandIn) return traces_.leave(entity, i);
    if (token(i).tag == "NNS") traces_.leave(entity, i, true);
  }

  void resolve_first_person(const Quote& quote) {
    if (quote.speaker == kNoToken) return;
    const std::uint32_t speaker = reading_.entity_at(quote.speaker);
    if (speaker == kNone) return;
    for (std::uint32_t i = quote.tokens.begin; i < quote.tokens.end; ++i) {
      const std::string form = lower(token(i).form);
      if (reading_.reference_at[i] != kNone) continue;
      if (form == "i" || form == "me" || form == "my" || form == "we" || form == "our" || form == "us") {
        reading_.add_reference({{i, i + 1}, i, speaker, Reference::Form::kPronoun});
      }
    }
  }

  void resolve_noun(std::uint32_t i) {
    const auto found = description_at_.find(i);
    const Description* description = found == description_at_.end() ? nullptr : &reading_.descriptions[found->second];
    if (description != nullptr && !description->named.empty()) {
      return refer(i, reading_.references[description->named.front()].entity, Reference::Form::kNominal);
    }
    const std::string lemma = description != nullptr ? description->noun : lower(token(i).lemma.empty() ? token(i).form : token(i).lemma);
    if (reading_.tree.is(i, "compound") && description == nullptr) return;
    const std::uint32_t owner = owner_of(i, description);
    const bool definite = is_definite(i);
    if (reading_.lexicon.is_role(lemma)) {
      if (const std::uint32_t person = titled_.called(lemma, owner, definite, i); person != kNone)
        return refer(i, person, Reference::Form::kNominal);
    }
    const bool former = description != nullptr && description->former;
    if (const std::uint32_t service = services_.called(i, owner); service != kNone) return refer(i, service, Reference::Form::kNominal);
    if (owner != kNone && !former && stands_in(lemma, owner)) return refer(i, owner, Reference::Form::kStandIn);
    if (proposals_.visit(i)) return traces_.leave(reading_.entity_at(i), i);
    if (!definite) return;
    if (reading_.lexicon.is_group(lemma, GroupClass::kBody) || called_.is_word_of_body(lemma)) {
      if (const std::uint32_t body = called_.body(lemma, i); body != kNone) return refer(i, body, Reference::Form::kNominal);
    }
    if (const std::uint32_t place = called_.place(lemma, owner); place != kNone) return refer(i, place, Reference::Form::kNominal);
    if (is_government(lemma)) {
      if (const std::uint32_t country = traces_.country_in_focus(); country != kNone) return refer(i, country, Reference::Form::kStandIn);
    }
  }

  static bool is_government(std::string_view noun) {
    return noun == "government" || noun == "army" || noun == "military" || noun == "police" || noun == "parliament" || noun == "cabinet" ||
           noun == "authority" || noun == "junta" || noun == "regime" || noun == "administration";
  }

  bool is_definite(std::uint32_t i) const {
    for (const std::uint32_t child : reading_.tree.children(i)) {
      const std::string form = lower(token(child).form);
      if (form == "the" || form == "this" || form == "that" || form == "these" || form == "those" || form == "both") return true;
      if (form == "a" || form == "an" || form == "another" || form == "no" || form == "some" || form == "any") return false;
      if (token(child).tag == "PRP$") return true;
    }
    return false;
  }

  // The entity that a noun phrase is said to belong to: "Iraqi officials", "the army of Sudan", "its interior minister".
  std::uint32_t owner_of(std::uint32_t i, const Description* description) const {
    if (description != nullptr) {
      for (const TokenRange& owner : description->owners) {
        for (std::uint32_t at = owner.end; at > owner.begin; --at) {
          if (reading_.entity_at(at - 1) != kNone) return reading_.entity_at(at - 1);
        }
      }
    }
    std::uint32_t best = kNone;
    for (const std::uint32_t child : reading_.tree.children(i)) {
      const std::uint32_t entity = reading_.entity_at(child);
      if (entity == kNone || type(entity) == EntityType::kProposal) continue;
      if (is_agent_of_participle(reading_, reading_.references[reading_.reference_at[child]].tokens.end)) continue;
      const bool before = reading_.tree.is(child, "amod") || reading_.tree.is(child, "compound") || reading_.tree.is(child, "nmod:poss") ||
                          reading_.tree.is(child, "nmod:desc") || reading_.tree.is(child, "det");
      const std::string preposition = reading_.tree.case_of(child);
      const bool after = reading_.tree.is(child, "nmod") && (preposition == "of" || preposition == "from");
      if (before || (after && best == kNone)) best = entity;
    }
    if (best == kNone && i > 0 && reading_.is_name(i - 1) && reading_.text.sentence_of(i).contains(i - 1)) best = reading_.entity_at(i - 1);
    return best != kNone && type(best) == EntityType::kProposal ? kNone : best;
  }

  bool stands_in(const std::string& noun, std::uint32_t owner) const {
    const EntityType kind = type(owner);
    if (kind == EntityType::kPlace) return reading_.lexicon.is_group(noun, GroupClass::kState);
    if (kind == EntityType::kOrganization)
      return reading_.lexicon.is_group(noun, GroupClass::kPeople) || reading_.lexicon.has_role(noun, "HOLDS_ROLE");
    return false;
  }

  Reading& reading_;
  const std::vector<Quote>& quotes_;
  ProposalFinder proposals_;
  Traces traces_;
  Services services_;
  Pronouns pronouns_;
  TitledPersons titled_;
  CalledThings called_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> description_at_;
};

}  // namespace

void resolve_nominals(Reading& reading, const std::vector<Quote>& quotes) { Resolver(reading, quotes).run(); }

}  // namespace relata::extract
