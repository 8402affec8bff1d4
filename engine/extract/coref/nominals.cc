#include "engine/extract/coref/nominals.h"

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

#include <algorithm>

#include "engine/extract/coref/proposals.h"

namespace relata::extract {
namespace {

constexpr std::size_t kLookBack = 60;           // references
constexpr std::ptrdiff_t kRoleLookBack = 20;    // descriptions of one noun
constexpr std::uint32_t kPronounSentences = 3;  // how far back a pronoun reaches

std::string last_word(const std::string& noun) { return noun.substr(noun.rfind(' ') + 1); }

struct Trace {
  std::uint32_t entity;
  std::uint32_t token;
  std::uint32_t sentence;
  bool subject;
  bool group = false;  // unnamed people who stand in for the entity: only "they" are them
};

class Resolver {
 public:
  Resolver(Reading& reading, const std::vector<Quote>& quotes) : reading_(reading), quotes_(quotes), proposals_(reading) {
    for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
      if (reading.entities[i].type == EntityType::kOrganization) by_name_.try_emplace(lower(reading.entities[i].name), i);
    }
    for (std::uint32_t i = 0; i < reading.descriptions.size(); ++i) {
      const Description& description = reading.descriptions[i];
      description_at_[description.head] = i;
      if (description.named.empty()) continue;
      // "the minister" may be the foreign minister.
      by_noun_[last_word(description.noun)].push_back(i);
      described_.insert({reading.references[description.named.front()].entity, description.noun});
    }
  }

  void run() {
    for (sentence_ = 0; sentence_ < reading_.text.sentences.size(); ++sentence_) {
      const TokenRange range = reading_.text.sentences[sentence_].tokens;
      for (std::uint32_t i = range.begin; i < range.end; ++i) visit(i);
    }
    for (const Quote& quote : quotes_) resolve_first_person(quote);
  }

 private:
  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type(std::uint32_t entity) const { return reading_.entities[entity].type; }

  void visit(std::uint32_t i) {
    const std::uint32_t reference = reading_.reference_at[i];
    if (reference != kNone) {
      if (reading_.references[reference].tokens.begin == i)
        leave_trace(reading_.references[reference].entity, reading_.references[reference].head);
      if (reading_.references[reference].tokens.begin == i) learn_gender(reading_.references[reference]);
      return;
    }
    const Token& word = token(i);
    if (word.tag == "PRP" || word.tag == "PRP$")
      resolve_pronoun(i);
    else if (word.tag == "WP$")
      resolve_whose(i);
    else if (is_noun(word))
      resolve_noun(i);
  }

  void leave_trace(std::uint32_t entity, std::uint32_t head) {
    const std::string& relation = token(head).relation;
    traces_.push_back({entity, head, sentence_, relation.starts_with("nsubj")});
    if (traces_.size() > 2 * kLookBack) traces_.erase(traces_.begin(), traces_.begin() + kLookBack);
  }

  void refer(std::uint32_t i, std::uint32_t entity, Reference::Form form) {
    reading_.add_reference({{i, i + 1}, i, entity, form});
    if (form != Reference::Form::kStandIn) return leave_trace(entity, i);
    if (token(i).tag != "NNS") return;
    leave_trace(entity, i);
    traces_.back().group = true;
  }

  // ---- gender

  void learn_gender(const Reference& name) {
    if (type(name.entity) != EntityType::kPerson) return;
    Gender& gender = gender_[name.entity];
    if (gender == Gender::kUnknown && name.tokens.size() > 1) gender = reading_.lexicon.gender_of(token(name.tokens.begin).form);
    if (name.tokens.begin == 0) return;
    const std::string title = lower(token(name.tokens.begin - 1).form);
    if (title == "mr." || title == "mr" || title == "sir" || title == "king" || title == "prince" || title == "lord")
      gender = Gender::kMale;
    if (title == "mrs." || title == "mrs" || title == "ms." || title == "ms" || title == "queen" || title == "princess" || title == "lady")
      gender = Gender::kFemale;
    if (title.ends_with("woman")) gender = Gender::kFemale;
    if (title.ends_with("sman")) gender = Gender::kMale;
  }

  bool gender_fits(std::uint32_t entity, Gender wanted) {
    const Gender gender = gender_[entity];
    return gender == Gender::kUnknown || gender == wanted;
  }

  // ---- pronouns

  void resolve_pronoun(std::uint32_t i) {
    const std::string form = lower(token(i).form);
    if (form == "he" || form == "him" || form == "his" || form == "himself") return resolve_person(i, Gender::kMale);
    if (form == "she" || form == "her" || form == "hers" || form == "herself") return resolve_person(i, Gender::kFemale);
    if (form == "it" || form == "its" || form == "itself") return resolve_thing(i, false);
    if (form == "they" || form == "their" || form == "them" || form == "themselves") return resolve_thing(i, true);
  }

  // "X, whose ambassador ..."
  void resolve_whose(std::uint32_t i) {
    const std::uint32_t begin = reading_.text.sentence_of(i).begin;
    for (std::uint32_t back = 1; back <= 2 && i >= begin + back; ++back) {
      if (const std::uint32_t entity = reading_.entity_at(i - back); entity != kNone) return refer(i, entity, Reference::Form::kPronoun);
    }
  }

  // "favors it", "signed it": what one takes or leaves is more likely put forward than anything else.
  bool takes_proposal(std::uint32_t i) const {
    if (token(i).head == kNoToken || token(i).relation == "nsubj" || token(i).tag != "PRP") return false;
    return reading_.lexicon.has_cue(lower(token(token(i).head).lemma), Cue::kTakeOrLeave);
  }

  template <typename Fits>
  std::uint32_t nearest(std::uint32_t i, std::uint32_t sentences, Fits fits) const {
    double best_score = -1e9;
    std::uint32_t best = kNone;
    std::size_t seen = 0;
    const bool wants_proposal = takes_proposal(i);
    for (auto trace = traces_.rbegin(); trace != traces_.rend() && seen < kLookBack; ++trace, ++seen) {
      if (sentence_ - trace->sentence > sentences) break;
      if (!fits(*trace)) continue;
      double score = -3.0 * (sentence_ - trace->sentence) - 0.02 * static_cast<double>(seen);
      if (trace->subject) score += 2.5;
      if (wants_proposal && type(trace->entity) == EntityType::kProposal) score += 4.0;
      // What a verb takes besides its subject is rarely the subject again, unless it owns something.
      if (token(i).tag == "PRP" && !token(i).relation.starts_with("nsubj") && trace->sentence == sentence_ &&
          governor_of(trace->token) == token(i).head)
        continue;
      if (score > best_score) best_score = score, best = trace->entity;
    }
    return best;
  }

  // The word that a noun phrase hangs from, whichever of its words the parser takes for its head.
  std::uint32_t governor_of(std::uint32_t i) const {
    for (int step = 0; step < 4 && token(i).head != kNoToken; ++step) {
      const bool inside = reading_.tree.is(i, "flat") || reading_.tree.is(i, "compound") || reading_.tree.is(i, "appos") ||
                          token(i).relation == "nmod:desc";
      if (!inside) break;
      i = token(i).head;
    }
    return token(i).head;
  }

  void resolve_person(std::uint32_t i, Gender gender) {
    const std::uint32_t entity = nearest(i, kPronounSentences, [&](const Trace& trace) {
      return type(trace.entity) == EntityType::kPerson && gender_fits(trace.entity, gender);
    });
    if (entity == kNone) return;
    gender_[entity] = gender;
    refer(i, entity, Reference::Form::kPronoun);
  }

  // Whose the noun after "its" can be: ministers are a country's, chairmen a body's.
  enum class Possessed { kAnything, kOfCountry, kOfBody };

  Possessed possessed_by(std::uint32_t i) const {
    const std::uint32_t noun = token(i).head;
    if (noun == kNoToken) return Possessed::kAnything;
    const std::string lemma = lower(token(noun).lemma);
    if (lemma == "minister" || lemma == "ambassador" || lemma == "army" || lemma == "citizen" || lemma == "parliament")
      return Possessed::kOfCountry;
    if (lemma == "president" || lemma == "leader" || lemma == "government" || lemma == "capital" || lemma == "people" ||
        lemma == "territory")
      return Possessed::kAnything;
    if (reading_.lexicon.has_role(lemma, "HOLDS_ROLE") || lemma == "member" || lemma == "employee" || lemma == "headquarters" ||
        lemma == "founder")
      return Possessed::kOfBody;
    return Possessed::kAnything;
  }

  void resolve_thing(std::uint32_t i, bool plural) {
    if (reading_.tree.is(i, "expl")) return;
    const bool owner = token(i).tag == "PRP$";
    const Possessed possessed = owner ? possessed_by(i) : Possessed::kAnything;
    const std::uint32_t entity = nearest(i, owner ? 2 : 1, [&](const Trace& trace) {
      const EntityType kind = type(trace.entity);
      if (trace.group) return plural;
      if (possessed == Possessed::kOfCountry) return kind == EntityType::kPlace && reading_.entities[trace.entity].kind == "country";
      if (possessed == Possessed::kOfBody)
        return kind == EntityType::kOrganization || (kind == EntityType::kPlace && trace.subject && trace.sentence == sentence_);
      if (kind == EntityType::kOrganization) return true;
      if (kind == EntityType::kPlace) return !plural && (trace.subject || owner) && reading_.entities[trace.entity].kind != "facility";
      if (plural && kind == EntityType::kProposal) return token(trace.token).tag == "NNS" && takes_proposal(i);
      return kind == EntityType::kProposal && !owner && (!token(i).relation.starts_with("nsubj") || takes_proposal(i));
    });
    if (entity != kNone) refer(i, entity, Reference::Form::kPronoun);
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

  // ---- nouns

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
      if (const std::uint32_t person = titled(lemma, owner, definite, i); person != kNone)
        return refer(i, person, Reference::Form::kNominal);
    }
    const bool former = description != nullptr && description->former;
    if (const std::uint32_t service = service_called(i, owner); service != kNone) return refer(i, service, Reference::Form::kNominal);
    if (owner != kNone && !former && stands_in(lemma, owner)) return refer(i, owner, Reference::Form::kStandIn);
    if (proposals_.visit(i)) return leave_trace(reading_.entity_at(i), i);
    if (!definite) return;
    if (reading_.lexicon.is_group(lemma, GroupClass::kBody)) {
      if (const std::uint32_t body = body_called(lemma, i); body != kNone) return refer(i, body, Reference::Form::kNominal);
    }
    if (const std::uint32_t place = place_called(lemma, owner); place != kNone) return refer(i, place, Reference::Form::kNominal);
    if (is_government(lemma)) {
      if (const std::uint32_t country = country_in_focus(); country != kNone) return refer(i, country, Reference::Form::kStandIn);
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

  bool is_indefinite(std::uint32_t i) const {
    for (const std::uint32_t child : reading_.tree.children(i)) {
      const std::string form = lower(token(child).form);
      if (form == "a" || form == "an" || form == "any" || form == "another" || form == "no" || form == "every" || form == "some" ||
          form == "each")
        return true;
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
      const bool before = reading_.tree.is(child, "amod") || reading_.tree.is(child, "compound") || reading_.tree.is(child, "nmod:poss") ||
                          reading_.tree.is(child, "nmod:desc") || reading_.tree.is(child, "det");
      const std::string preposition = reading_.tree.case_of(child);
      const bool after = reading_.tree.is(child, "nmod") && (preposition == "of" || preposition == "from");
      if (before || (after && best == kNone)) best = entity;
    }
    if (best == kNone && i > 0 && reading_.is_name(i - 1) && reading_.text.sentence_of(i).contains(i - 1)) best = reading_.entity_at(i - 1);
    return best != kNone && type(best) == EntityType::kProposal ? kNone : best;
  }

  // "the Indonesian military" is an organization of its own, and so is "the military" after it.
  std::uint32_t service_called(std::uint32_t i, std::uint32_t owner) {
    std::string noun = lower(token(i).form);
    std::uint32_t begin = i;
    if (i > 0 && reading_.lexicon.is_group(lower(token(i - 1).form) + " " + noun, GroupClass::kService))
      noun = lower(token(--begin).form) + " " + noun;
    if (!reading_.lexicon.is_group(noun, GroupClass::kService)) return kNone;
    if (owner == kNone) {
      const auto last = last_service_.find(noun);
      return last == last_service_.end() ? kNone : last->second;
    }
    if (type(owner) != EntityType::kPlace || reading_.entities[owner].kind != "country") return kNone;
    const std::string written = name_of_owner(begin, owner) + " " + noun;
    if (const std::uint32_t named = entity_named(written); named != kNone) return last_service_[noun] = named;
    const auto [found, added] = services_.try_emplace({owner, noun}, static_cast<std::uint32_t>(reading_.entities.size()));
    if (added) {
      ExtractedEntity service;
      service.type = EntityType::kOrganization;
      service.name = written;
      service.aliases = {noun};
      reading_.entities.push_back(std::move(service));
    }
    last_service_[noun] = found->second;
    return found->second;
  }

  // An organization that the tagger found under the same words.
  std::uint32_t entity_named(const std::string& written) const {
    const auto found = by_name_.find(lower(written));
    return found == by_name_.end() ? kNone : found->second;
  }

  // As written right before ("Sri Lankan", "Sudan's"), else by name.
  std::string name_of_owner(std::uint32_t begin, std::uint32_t owner) const {
    if (begin > 0 && reading_.entity_at(begin - 1) == owner)
      return reading_.text_of(reading_.references[reading_.reference_at[begin - 1]].tokens);
    if (begin > 1 && token(begin - 1).tag == "POS" && reading_.entity_at(begin - 2) == owner) {
      return reading_.text_of({reading_.references[reading_.reference_at[begin - 2]].tokens.begin, begin});
    }
    return reading_.entities[owner].name;
  }

  bool stands_in(const std::string& noun, std::uint32_t owner) const {
    const EntityType kind = type(owner);
    if (kind == EntityType::kPlace) return reading_.lexicon.is_group(noun, GroupClass::kState);
    if (kind == EntityType::kOrganization)
      return reading_.lexicon.is_group(noun, GroupClass::kPeople) || reading_.lexicon.has_role(noun, "HOLDS_ROLE");
    return false;
  }

  // Who of those with a title is spoken of most, of late: "the president" of a text is mostly its main one.
  std::uint32_t foremost_with(const std::string& noun) const {
    constexpr std::uint32_t kSentences = 8;
    constexpr double kMostMentions = 12;
    std::uint32_t best = kNone;
    double best_score = -1e9;
    for (auto trace = traces_.rbegin(); trace != traces_.rend() && sentence_ - trace->sentence <= kSentences; ++trace) {
      if (type(trace->entity) != EntityType::kPerson || !described_.contains({trace->entity, noun})) continue;
      const auto mentions = static_cast<double>(reading_.entities[trace->entity].mentions.size());
      const double score = std::min(mentions, kMostMentions) / 2 - (sentence_ - trace->sentence) + (trace->subject ? 1 : 0);
      if (score > best_score) best_score = score, best = trace->entity;
    }
    return best;
  }

  // The person last described by this noun: "the Kremlin aide".
  std::uint32_t titled(const std::string& noun, std::uint32_t owner, bool definite, std::uint32_t i) const {
    const bool capital = starts_upper(token(i).form) && !is_sentence_start(i);
    if (is_indefinite(i) || (!definite && !capital && owner == kNone)) return kNone;
    if (token(i).tag == "NNS" || token(i).tag == "NNPS") return kNone;
    std::uint32_t best = kNone;
    std::uint32_t best_token = 0;
    const auto candidates = by_noun_.find(last_word(noun));
    if (candidates == by_noun_.end()) return kNone;
    // The nearest few before and behind are enough.
    const auto& all = candidates->second;
    const auto here = std::lower_bound(all.begin(), all.end(), i,
                                       [&](std::uint32_t a, std::uint32_t token) { return reading_.descriptions[a].head < token; });
    if (owner == kNone) {
      if (const std::uint32_t foremost = foremost_with(noun); foremost != kNone) return foremost;
    }
    const auto first = here - std::min<std::ptrdiff_t>(here - all.begin(), kRoleLookBack);
    for (auto at = first; at != all.end() && at < here + 1; ++at) {
      const Description& description = reading_.descriptions[*at];
      if (!same_role(description.noun, noun)) continue;
      const Reference& named = reading_.references[description.named.front()];
      if (type(named.entity) != EntityType::kPerson) continue;
      if (owner != kNone && type(owner) != EntityType::kPerson && !belongs(description, owner)) continue;
      // The last one before, else the first one after: a headline says "president" before the text names him.
      if (best == kNone || (named.head < i && named.head >= best_token)) best = named.entity, best_token = named.head;
    }
    return best;
  }

  bool is_sentence_start(std::uint32_t i) const { return reading_.text.sentence_of(i).begin == i; }

  static bool same_role(std::string_view described, std::string_view noun) {
    return described == noun ||
           (described.size() > noun.size() && described.ends_with(noun) && described[described.size() - noun.size() - 1] == ' ') ||
           (noun == "leader" && (described == "president" || described == "prime minister"));
  }

  // A description without an owner belongs anywhere; a capital's or body's country counts as the country.
  bool belongs(const Description& description, std::uint32_t owner) const {
    if (description.owners.empty()) return true;
    const auto country = [&](std::uint32_t entity) {
      const ExtractedEntity& e = reading_.entities[entity];
      if (e.kind == "country") return e.name;
      if (!e.country.empty()) return e.country;
      const auto known = reading_.lexicon.find_name(e.name);
      return known ? known->known->country : std::string();
    };
    for (const TokenRange& range : description.owners) {
      for (std::uint32_t i = range.begin; i < range.end; ++i) {
        const std::uint32_t entity = reading_.entity_at(i);
        if (entity == kNone) continue;
        if (entity == owner || (!country(entity).empty() && country(entity) == country(owner))) return true;
      }
    }
    return false;
  }

  // "the commission" is the one with that word in its name or description.
  std::uint32_t body_called(const std::string& noun, std::uint32_t i) const {
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      if (type(trace->entity) != EntityType::kOrganization || trace->token >= i || trace->group) continue;
      if (has_word(reading_.entities[trace->entity], noun) || described_as(trace->entity, noun)) return trace->entity;
    }
    if (noun != "company" && noun != "firm" && noun != "group" && noun != "organization" && noun != "organisation" && noun != "party" &&
        noun != "agency")
      return kNone;
    return nearest(i, 2, [&](const Trace& trace) { return type(trace.entity) == EntityType::kOrganization; });
  }

  // The noun is what the name calls the thing: "Aid Commission" and "Commission on Fisheries" are commissions, "Army Radio" is no army.
  static bool has_word(const ExtractedEntity& entity, const std::string& noun) {
    const auto contains = [&](const std::string& name) {
      const std::string plain = " " + lower(name) + " ";
      const auto at = plain.find(" " + noun + " ");
      if (at == std::string::npos) return false;
      const std::string rest = plain.substr(at + noun.size() + 2);
      return rest.empty() || rest.starts_with("of ") || rest.starts_with("for ") || rest.starts_with("on ") || rest.starts_with("and ") ||
             rest.starts_with("to ") || rest.starts_with("in ");
    };
    return contains(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), contains);
  }

  bool described_as(std::uint32_t entity, const std::string& noun) const { return described_.contains({entity, noun}); }

  // The seat of government of a country, or of the one last named, where the text names it too.
  std::uint32_t capital_of(std::uint32_t owner) const {
    const std::uint32_t country = owner == kNone ? country_in_focus() : owner;
    if (country == kNone) return kNone;
    for (std::uint32_t i = 0; i < reading_.entities.size(); ++i) {
      const ExtractedEntity& place = reading_.entities[i];
      if (place.type != EntityType::kPlace || place.country != reading_.entities[country].name) continue;
      if (const auto known = reading_.lexicon.find_name(place.name); known && known->use == NameUse::kCapital) return i;
    }
    return kNone;
  }

  std::uint32_t place_called(const std::string& noun, std::uint32_t owner) const {
    const std::string_view kind = reading_.lexicon.place_kind(noun);
    if (kind.empty()) return kNone;
    if (noun == "country" || noun == "nation") return country_in_focus();
    if (noun == "capital") return capital_of(owner);
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      if (type(trace->entity) != EntityType::kPlace) continue;
      if (has_word(reading_.entities[trace->entity], noun) || described_as(trace->entity, noun)) return trace->entity;
    }
    return kNone;
  }

  std::uint32_t country_in_focus() const {
    for (auto trace = traces_.rbegin(); trace != traces_.rend(); ++trace) {
      if (type(trace->entity) == EntityType::kPlace && reading_.entities[trace->entity].kind == "country") return trace->entity;
    }
    return kNone;
  }

  Reading& reading_;
  const std::vector<Quote>& quotes_;
  ProposalFinder proposals_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> description_at_;
  absl::flat_hash_map<std::string, std::vector<std::uint32_t>> by_noun_;  // descriptions with a name, by their last word
  absl::flat_hash_set<std::pair<std::uint32_t, std::string>> described_;
  absl::flat_hash_map<std::uint32_t, Gender> gender_;
  absl::flat_hash_map<std::pair<std::uint32_t, std::string>, std::uint32_t> services_;  // by country and noun
  absl::flat_hash_map<std::string, std::uint32_t> last_service_;
  absl::flat_hash_map<std::string, std::uint32_t> by_name_;  // organizations with names, in lower case
  std::vector<Trace> traces_;
  std::uint32_t sentence_ = 0;
};

}  // namespace

void resolve_nominals(Reading& reading, const std::vector<Quote>& quotes) { Resolver(reading, quotes).run(); }

}  // namespace relata::extract
