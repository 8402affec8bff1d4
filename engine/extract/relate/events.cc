#include <absl/container/flat_hash_set.h>

#include <algorithm>
#include <tuple>

#include "engine/extract/relate/context.h"
#include "engine/extract/relate/event_attributes.h"
#include "engine/extract/relate/frame.h"
#include "engine/extract/relate/relations.h"
#include "engine/extract/relate/role_entities.h"

namespace relata::extract {
namespace {

class EventFinder {
 public:
  EventFinder(const RelationInput& input, const RuleSet& rules)
      : input_(input), reading_(input.reading), rules_(rules), role_entities_(input.reading) {}

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
    if (!verbal && !prepositional && !is_noun(token) && !is_adjective(token)) return;
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
    for (const Rule& rule : rules) apply(rule, frame);
    // "is in favour of": the preposition does not take away what the noun says.
    if (rules.empty() || prepositional) {
      for (const Rule& rule : rules_.find(lemma, verbal)) apply(rule, frame);
    }
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

  // "A and B" do something together, not to each other.
  bool are_conjuncts(std::uint32_t a, std::uint32_t b) const {
    const auto hangs_on = [&](std::uint32_t conjunct, std::uint32_t first) {
      return reading_.tree.is(conjunct, "conj") && reading_.token(conjunct).head == first;
    };
    return hangs_on(a, b) || hangs_on(b, a);
  }

  // "between A and B": each does it to the other.
  static bool share_role(const Rule& rule) {
    return std::any_of(rule.heads.begin(), rule.heads.end(), [&](const std::string& role) {
      return role == "between" && std::find(rule.tails.begin(), rule.tails.end(), role) != rule.tails.end();
    });
  }

  void apply(const Rule& rule, const Frame& frame) {
    const RelationType& type = *reading_.lexicon.find_relation(rule.type);
    const auto heads = role_entities_.find(frame, rule.heads, type.head_types & rule.head_types);
    if (heads.empty()) return;
    const auto tails = role_entities_.find(frame, rule.tails, type.tail_types & rule.tail_types);
    const bool mutual = tails.empty() && has_each_other(reading_, frame, rule.tails);
    if ((tails.empty() && !mutual) || !holds(rule, frame)) return;
    if (mutual) return emit_mutual(rule, type, frame, heads);
    for (const std::uint32_t head : heads) {
      for (const std::uint32_t tail : tails) {
        if (reading_.entity_at(head) == reading_.entity_at(tail)) continue;
        if (type.symmetric || share_role(rule) || !are_conjuncts(head, tail)) emit(rule, type, frame, head, tail);
      }
    }
  }

  // "A and B accused each other".
  void emit_mutual(const Rule& rule, const RelationType& type, const Frame& frame, const std::vector<std::uint32_t>& heads) {
    for (const std::uint32_t head : heads) {
      for (const std::uint32_t other : heads) {
        const bool fits = (type.tail_types & rule.tail_types & entity_bit(reading_.type_at(other))) != 0;
        if (fits && reading_.entity_at(head) != reading_.entity_at(other)) emit(rule, type, frame, head, other);
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
    add_attributes(reading_, frame, relation);
    (rule.weak ? weak_ : found_).push_back(std::move(relation));
  }

  // "welcomed the plan, calling it \"a door that was shut\"": what a quote calls a thing is taken for blame only where nothing is stated.
  void add_weak() {
    using Fact = std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>;
    const auto fact_of = [](const ExtractedRelation& relation) { return Fact(relation.sentence.begin, relation.head, relation.tail); };
    absl::flat_hash_set<Fact> stated;
    for (const ExtractedRelation& relation : found_) stated.insert(fact_of(relation));
    for (ExtractedRelation& relation : weak_) {
      if (stated.insert(fact_of(relation)).second) found_.push_back(std::move(relation));
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

  const RelationInput& input_;
  const Reading& reading_;
  const RuleSet& rules_;
  const RoleEntities role_entities_;
  std::vector<ExtractedRelation> found_;
  std::vector<ExtractedRelation> weak_;  // by rules that yield to others
};

}  // namespace

std::vector<ExtractedRelation> find_events(const RelationInput& input, const RuleSet& rules) { return EventFinder(input, rules).run(); }

}  // namespace relata::extract
