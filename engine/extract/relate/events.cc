#include <algorithm>
#include <array>
#include <string_view>

#include "engine/extract/coref/names.h"
#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/context.h"
#include "engine/extract/relate/frame.h"
#include "engine/extract/relate/inherited_subject.h"
#include "engine/extract/relate/relations.h"

namespace relata::extract {
namespace {

std::uint8_t bit(EntityType type) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type)); }

class EventFinder {
 public:
  EventFinder(const RelationInput& input, const RuleSet& rules) : input_(input), reading_(input.reading), rules_(rules) {}

  std::vector<ExtractedRelation> run() {
    for (std::uint32_t i = 0; i < reading_.text.tokens.size(); ++i) visit(i);
    add_weak();
    return std::move(found_);
  }

 private:
  void visit(std::uint32_t i) {
    const Token& token = reading_.token(i);
    const bool verbal = is_verb(token);
    const bool prepositional = !verbal && reading_.tree.has_child(i, "cop") && reading_.tree.has_child(i, "case");
    if (reading_.is_name(i) && !prepositional) return visit_hyphenated(i);
    if (!verbal && !is_noun(token) && !is_adjective(token)) return;
    std::string lemma = lower(token.lemma.empty() ? token.form : token.lemma);
    // Lemmatizers are unsure whether an unknown verb ends in e: "telephon".
    const bool cut = verbal && rules_.find(lemma, true).empty() && !rules_.find(lemma + "e", true).empty();
    if (cut) lemma += 'e';
    const bool particle = reading_.tree.has_child(i, "compound:prt") || reading_.tree.has_child(i, "advmod");
    const auto& any = verbal ? rules_.find("*", true) : rules_.find("", false);
    if (!particle && !prepositional && any.empty() && rules_.find(lemma, verbal).empty()) return;
    Frame frame = frame_of(reading_, i);
    if (cut) frame.lemma = lemma;
    for (const Rule& rule : any) apply(rule, frame);
    const auto& rules = rules_.find(frame.lemma, verbal);
    for (const Rule& rule : rules.empty() ? rules_.find(lemma, verbal) : rules) apply(rule, frame);
  }

  // "U.S.-brokered"
  void visit_hyphenated(std::uint32_t i) {
    const std::string form = lower(reading_.token(i).form);
    const auto hyphen = form.rfind('-');
    if (hyphen == std::string::npos || hyphen == 0) return;
    std::string participle = form.substr(hyphen + 1);
    if (participle == "led") participle = "leaded";
    if (participle.size() < 5 || !participle.ends_with("ed")) return;
    for (const std::size_t ending : {2, 1}) {
      const std::string lemma = participle.substr(0, participle.size() - ending);
      const auto& rules = rules_.find(lemma, true);
      if (rules.empty()) continue;
      const Frame frame = frame_of_hyphenated(reading_, i, lemma);
      for (const Rule& rule : rules) apply(rule, frame);
      return;
    }
  }

  bool holds(const Rule& rule, const Frame& frame) const {
    for (const std::string& role : rule.has) {
      if (resolve_role(reading_, frame, role).empty()) return false;
    }
    for (const std::string& role : rule.lacks) {
      if (!resolve_role(reading_, frame, role).empty()) return false;
    }
    for (const auto& [role, words] : rule.needs) {
      bool found = false;
      for (const std::uint32_t token : resolve_role(reading_, frame, role)) {
        const std::string lemma = lower(reading_.token(token).lemma);
        found = found || std::find(words.begin(), words.end(), lemma) != words.end();
      }
      if (!found) return false;
    }
    return true;
  }

  // References that a role's tokens lead to; an apposition stands for a noun that refers to nothing.
  std::vector<std::uint32_t> tokens_with_entity(const Frame& frame, const std::vector<std::string>& roles, std::uint8_t types) const {
    std::vector<std::uint32_t> result;
    for (const std::string& role : roles) {
      for (const std::uint32_t token : resolve_role(reading_, frame, role)) {
        std::uint32_t found = with_entity(token, types);
        if (found == kNoToken && role == "subj") found = author_of(token, types);
        if (found == kNoToken) add_examples(token, types, result);
        if (found == kNoToken || std::find(result.begin(), result.end(), found) != result.end()) continue;
        result.push_back(found);
        add_further_owners(found, types, result);
      }
    }
    return result;
  }

  // "closed their summit with a communique that asks Australia": a document speaks for who issued it.
  std::uint32_t author_of(std::uint32_t token, std::uint8_t types) const {
    constexpr std::array<std::string_view, 11> kDocuments = {"communique",  "communiqué", "statement", "letter", "note",      "report",
                                                             "declaration", "message",    "lawsuit",   "email",  "memorandum"};
    const std::string& lemma = reading_.token(token).lemma;
    if (std::find(kDocuments.begin(), kDocuments.end(), lemma) == kDocuments.end()) return kNoToken;
    for (const std::uint32_t owner : owners_of_noun(reading_, token)) {
      if (fits(owner, types)) return owner;
    }
    const std::uint32_t verb = reading_.token(token).head;
    const std::string preposition = reading_.tree.case_of(token);
    if (verb == kNoToken || !is_verb(reading_.token(verb)) || !reading_.tree.is(token, "obl") ||
        (preposition != "in" && preposition != "with"))
      return kNoToken;
    const std::uint32_t issuer = subject_of(reading_, verb);
    return issuer == kNoToken ? kNoToken : with_entity(issuer, types);
  }

  // "detained 23 people, among them A and B", "parties including A".
  void add_examples(std::uint32_t token, std::uint8_t types, std::vector<std::uint32_t>& result) const {
    constexpr std::uint32_t kReach = 6;
    constexpr std::uint32_t kModifiers = 5;
    if (reading_.token(token).tag != "NNS" || reading_.entity_at(token) != kNone) return;
    const std::uint32_t sentence_end = reading_.text.sentence_of(token).end;
    const std::uint32_t end = std::min(sentence_end, token + kReach);
    for (std::uint32_t i = token + 1; i + 1 < end; ++i) {
      const std::string word = lower(reading_.token(i).form);
      const std::string next = lower(reading_.token(i + 1).form);
      if (is_verb(reading_.token(i)) && word != "including") return;
      const bool pair = (word == "among" && next == "them") || (word == "such" && next == "as");
      if (word != "including" && !pair) continue;
      for (std::uint32_t at = pair ? i + 2 : i + 1, limit = std::min(sentence_end, at + kModifiers); at < limit; ++at) {
        if (!reading_.is_name(at) || !fits(at, types)) continue;
        Frame list;
        list.arguments = {{"obj", at}};
        for (const std::uint32_t name : resolve_role(reading_, list, "obj")) {
          if (fits(name, types) && std::find(result.begin(), result.end(), name) == result.end()) result.push_back(name);
        }
        return;
      }
      return;
    }
  }

  // "the leaders of Fiji, Nauru and Tonga" stand in for three.
  void add_further_owners(std::uint32_t token, std::uint8_t types, std::vector<std::uint32_t>& result) const {
    if (reading_.references[reading_.reference_at[token]].form != Reference::Form::kStandIn) return;
    for (const std::uint32_t child : reading_.tree.children(token)) {
      if (!reading_.tree.is(child, "nmod") && !reading_.tree.is(child, "amod")) continue;
      if (reading_.is_name(child) && fits(child, types) && std::find(result.begin(), result.end(), child) == result.end() &&
          reading_.entity_at(child) != reading_.entity_at(token) && has_conjunct(child))
        result.push_back(child);
      for (const std::uint32_t conjunct : reading_.tree.children(child)) {
        if (reading_.tree.is(conjunct, "conj") && fits(conjunct, types)) result.push_back(conjunct);
      }
    }
  }

  bool has_conjunct(std::uint32_t token) const { return reading_.tree.has_child(token, "conj"); }

  bool fits(std::uint32_t token, std::uint8_t types) const {
    return token >= dateline_end(reading_.text, reading_.text.sentence_of(token)) && reading_.entity_at(token) != kNone &&
           (types & bit(reading_.type_at(token))) != 0;
  }

  std::uint32_t with_entity(std::uint32_t token, std::uint8_t types) const {
    if (fits(token, types)) {
      // "X, the Norwegian who heads ...": the name, not the country.
      const bool described = reading_.tree.is(token, "appos") && fits(reading_.token(token).head, types);
      return described && reading_.type_at(token) == EntityType::kPlace ? reading_.token(token).head : token;
    }
    const bool time = is_time(reading_.token(token));
    for (const std::uint32_t child : reading_.tree.children(token)) {
      const bool same = reading_.tree.is(child, "appos") || reading_.tree.is(child, "flat") || reading_.tree.is(child, "nmod:desc");
      // "to the Middle East next week" in one phrase.
      if ((same || (time && reading_.is_name(child) && child < token)) && fits(child, types)) return child;
    }
    if (is_portion(reading_.token(token)) && reading_.entity_at(token) == kNone) {
      for (const std::uint32_t child : reading_.tree.children(token)) {
        if (reading_.tree.is(child, "nmod") && reading_.tree.case_of(child) == "of" && fits(child, types)) return child;
      }
    }
    if (reading_.tree.is(token, "appos") && reading_.token(token).head != kNoToken && fits(reading_.token(token).head, types))
      return reading_.token(token).head;
    return titled(token, types);
  }

  // The person whose title a noun begins, wherever the tree hangs the name: "Labour Minister X".
  std::uint32_t titled(std::uint32_t token, std::uint8_t types) const {
    constexpr std::uint32_t kLongestTitle = 4;
    if (reading_.entity_at(token) != kNone || !starts_upper(reading_.token(token).form)) return kNoToken;
    const std::uint32_t end = std::min(reading_.text.sentence_of(token).end, token + kLongestTitle);
    bool role = reading_.lexicon.is_role(lower(reading_.token(token).form));
    for (std::uint32_t i = token + 1; i < end; ++i) {
      if (reading_.is_name(i)) return role && reading_.type_at(i) == EntityType::kPerson && fits(i, types) ? i : kNoToken;
      if (!starts_upper(reading_.token(i).form) || !is_noun(reading_.token(i))) return kNoToken;
      role = reading_.lexicon.is_role(lower(reading_.token(i).form));
    }
    return kNoToken;
  }

  // "another round of sanctions", "the start of talks": what counts is what follows.
  static bool is_portion(const Token& token) {
    const std::string& lemma = token.lemma;
    return lemma == "round" || lemma == "series" || lemma == "set" || lemma == "number" || lemma == "list" || lemma == "wave" ||
           lemma == "raft" || lemma == "batch" || lemma == "range" || lemma == "part" || lemma == "version" || lemma == "text" ||
           lemma == "term" || lemma == "start" || lemma == "majority" || lemma == "group" || lemma == "member" || lemma == "package";
  }

  static bool is_time(const Token& token) {
    const std::string& lemma = token.lemma;
    return lemma == "week" || lemma == "month" || lemma == "year" || lemma == "day" || lemma == "morning" || lemma == "evening" ||
           lemma == "afternoon" || lemma == "night" || lemma == "weekend";
  }

  // "A and B" do something together, not to each other.
  bool are_conjuncts(std::uint32_t a, std::uint32_t b) const {
    const auto hangs_on = [&](std::uint32_t conjunct, std::uint32_t first) {
      return reading_.tree.is(conjunct, "conj") && reading_.token(conjunct).head == first;
    };
    return hangs_on(a, b) || hangs_on(b, a);
  }

  // "A and B accused each other".
  bool has_each_other(const Frame& frame, const std::vector<std::string>& roles) const {
    for (const std::string& role : roles) {
      for (const std::uint32_t token : resolve_role(reading_, frame, role)) {
        if (token + 1 >= reading_.text.sentence_of(token).end) continue;
        const std::string form = lower(reading_.token(token).form) + " " + lower(reading_.token(token + 1).form);
        if (form == "each other" || form == "one another") return true;
      }
    }
    return false;
  }

  // "between A and B": each does it to the other.
  static bool share_role(const Rule& rule) {
    return std::any_of(rule.heads.begin(), rule.heads.end(), [&](const std::string& role) {
      return role == "between" && std::find(rule.tails.begin(), rule.tails.end(), role) != rule.tails.end();
    });
  }

  void apply(const Rule& rule, const Frame& frame) {
    const RelationType& type = *reading_.lexicon.find_relation(rule.type);
    const auto heads = tokens_with_entity(frame, rule.heads, type.head_types & rule.head_types);
    if (heads.empty()) return;
    const auto tails = tokens_with_entity(frame, rule.tails, type.tail_types & rule.tail_types);
    if (tails.empty() && holds(rule, frame) && has_each_other(frame, rule.tails)) {
      for (const std::uint32_t head : heads) {
        for (const std::uint32_t other : heads) {
          if (reading_.entity_at(head) != reading_.entity_at(other) &&
              (type.tail_types & rule.tail_types & bit(reading_.type_at(other))) != 0)
            emit(rule, type, frame, head, other);
        }
      }
    }
    if (tails.empty() || !holds(rule, frame)) return;
    for (const std::uint32_t head : heads) {
      for (const std::uint32_t tail : tails) {
        if (reading_.entity_at(head) == reading_.entity_at(tail)) continue;
        if (type.symmetric || share_role(rule) || !are_conjuncts(head, tail)) emit(rule, type, frame, head, tail);
      }
    }
  }

  void emit(const Rule& rule, const RelationType& type, const Frame& frame, std::uint32_t head, std::uint32_t tail) {
    ExtractedRelation relation = make_relation(reading_, type, frame.predicate, head, tail);
    add_context(context_of(reading_, frame.predicate, head, input_.dates, input_.quotes), relation);
    // What is merely imagined or asked for has not happened: the asking is the fact.
    if (relation.modality == Modality::kHypothetical) return;
    const auto same = [&](const ExtractedRelation& other) {
      const bool straight = other.head == relation.head && other.tail == relation.tail;
      const bool swapped = type.symmetric && other.head == relation.tail && other.tail == relation.head;
      return other.type == relation.type && other.sentence == relation.sentence && (straight || swapped);
    };
    if (std::any_of(found_.rbegin(), found_.rbegin() + std::min<std::ptrdiff_t>(32, std::ssize(found_)), same)) return;
    if (rule.negated) relation.negated = !relation.negated;
    if (rule.modality != Modality::kAsserted && relation.modality == Modality::kAsserted) relation.modality = rule.modality;
    relation.predicate = frame.lemma;
    if (frame.light != kNoToken) relation.predicate = lower(reading_.token(frame.light).lemma) + " " + frame.lemma;
    std::replace(relation.predicate.begin(), relation.predicate.end(), '_', ' ');
    relation.attributes = rule.attributes;
    add_attributes(frame, relation);
    (rule.weak ? weak_ : found_).push_back(std::move(relation));
  }

  // "welcomed the plan, calling it \"a door that was shut\"": what a quote calls a thing is taken for blame only where nothing is stated.
  void add_weak() {
    for (ExtractedRelation& relation : weak_) {
      const bool stated = std::any_of(found_.begin(), found_.end(), [&](const ExtractedRelation& other) {
        return other.sentence == relation.sentence && other.head == relation.head && other.tail == relation.tail;
      });
      if (!stated) found_.push_back(std::move(relation));
    }
  }

  void add_context(const Context& context, ExtractedRelation& relation) const {
    relation.negated = context.negated;
    relation.modality = context.modality;
    relation.date = context.date;
    if (context.source != kNoToken) {
      const std::uint32_t source = reading_.entity_at(context.source);
      relation.said_by = source != kNone ? reading_.entities[source].name : reading_.token(context.source).form;
    }
    // What is reported or merely possible counts for less than what the article itself asserts.
    if (!relation.said_by.empty()) relation.confidence -= 0.05;
    if (relation.modality != Modality::kAsserted) relation.confidence -= 0.1;
  }

  void add_attributes(const Frame& frame, ExtractedRelation& relation) const {
    if (relation.type == "SPOKE_WITH" || relation.type == "TOLD") {
      for (const std::string_view role : {"by", "via", "over", "through"}) {
        for (const std::uint32_t token : resolve_role(reading_, frame, role)) {
          if (reading_.entity_at(token) == kNone) relation.attributes.emplace_back("medium", lower(reading_.token(token).lemma));
        }
      }
    }
    if (relation.type == "MET_WITH" || relation.type == "NEGOTIATED_WITH") {
      for (const std::string_view role : {"in", "at"}) {
        for (const std::uint32_t token : resolve_role(reading_, frame, role)) {
          if (reading_.entity_at(token) != kNone && reading_.type_at(token) == EntityType::kPlace) {
            relation.attributes.emplace_back("place", reading_.entities[reading_.entity_at(token)].name);
          }
        }
      }
    }
    if (relation.type == "AIDED" || relation.type == "PROMISED") add_amount(frame, relation);
  }

  void add_amount(const Frame& frame, ExtractedRelation& relation) const {
    for (const std::uint32_t object : resolve_role(reading_, frame, "obj")) {
      for (const std::uint32_t child : reading_.tree.children(object)) {
        if (!reading_.tree.is(child, "nummod")) continue;
        const std::uint32_t begin = std::min(child, object);
        const std::uint32_t end = std::max(child, object) + 1;
        relation.attributes.emplace_back("amount", reading_.text_of({begin, end}));
      }
    }
  }

  const RelationInput& input_;
  const Reading& reading_;
  const RuleSet& rules_;
  std::vector<ExtractedRelation> found_;
  std::vector<ExtractedRelation> weak_;  // by rules that yield to others
};

}  // namespace

std::vector<ExtractedRelation> find_events(const RelationInput& input, const RuleSet& rules) { return EventFinder(input, rules).run(); }

}  // namespace relata::extract
