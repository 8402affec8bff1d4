#include "engine/extract/coref/proposals.h"

#include <algorithm>

#include "engine/extract/coref/proposal_extent.h"
#include "engine/extract/coref/requested_proposals.h"
#include "engine/extract/coref/stated_proposals.h"
#include "engine/extract/text/headline.h"

namespace relata::extract {
namespace {

void add_alias(ExtractedEntity& entity, std::string alias) {
  if (alias != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end())
    entity.aliases.push_back(std::move(alias));
}

// "the", "its", "Norway's" say that it has been spoken of.
bool is_definite(const Token& before) {
  const std::string form = lower(before.form);
  return form == "the" || form == "this" || form == "that" || form == "these" || before.tag == "PRP$" || before.tag == "POS";
}

}  // namespace

ProposalFinder::ProposalFinder(Reading& reading) : reading_(reading) {
  const std::uint32_t sentences = headline_end(reading.document, reading.text);
  body_begin_ = sentences == 0 ? 0 : reading.text.sentences[sentences - 1].tokens.end;
}

// The last noun of a compound decides: "aid worker" is none, "ceasefire proposal" is one. "Minister Smith plans" is a verb that the tagger
// takes for a noun.
bool ProposalFinder::denotes_something_else(std::uint32_t noun) const {
  const TokenRange sentence = reading_.text.sentence_of(noun);
  const std::uint32_t next = noun + 1;
  if (sentence.contains(next) && is_noun(reading_.token(next)) && !reading_.is_name(next) && reading_.token(next).head != kNoToken &&
      (reading_.tree.is(noun, "compound") || reading_.tree.is(noun, "nmod"))) {
    return true;
  }
  return noun > sentence.begin && reading_.token(noun).tag == "NNS" && reading_.is_name(noun - 1) &&
         reading_.type_at(noun - 1) == EntityType::kPerson;
}

// "a constitution, a text which ...", "the bill was the boldest reform": what it is said to be.
std::uint32_t ProposalFinder::identified_with(std::uint32_t noun) const {
  std::uint32_t other = kNoToken;
  if (reading_.tree.is(noun, "appos")) other = reading_.token(noun).head;
  if (reading_.tree.has_child(noun, "cop")) other = reading_.tree.child(noun, "nsubj");
  if (other == kNoToken || other > noun || reading_.entity_at(other) == kNone) return kNone;
  return reading_.type_at(other) == EntityType::kProposal ? reading_.entity_at(other) : kNone;
}

// A capital that only begins the sentence makes no name.
std::string ProposalFinder::written(TokenRange range) const {
  std::string text = reading_.text_of(range);
  const Token& first = reading_.token(range.begin);
  const bool small = lower(first.form).substr(1) == first.form.substr(1) && !first.tag.starts_with("NNP");
  if (small && range.begin == reading_.text.sentence_of(range.begin).begin) text = lower(text.substr(0, 1)) + text.substr(1);
  return text;
}

std::uint32_t ProposalFinder::make(const ProposalPhrase& phrase, std::string name, std::uint32_t noun) {
  ExtractedEntity proposal;
  proposal.type = EntityType::kProposal;
  proposal.name = std::move(name);
  proposal.kind = phrase.kind;
  reading_.entities.push_back(std::move(proposal));
  const auto entity = static_cast<std::uint32_t>(reading_.entities.size() - 1);
  memory_.add(entity, phrase, noun < body_begin_ ? ProposalMemory::Source::kHeadline : ProposalMemory::Source::kText);
  return entity;
}

// "Norway offered to host the talks. ... The offer": the clause gives it its name.
std::uint32_t ProposalFinder::stated(const ProposalPhrase& phrase, std::uint32_t noun, std::uint32_t begin) {
  if (!phrase.modifiers.empty() || begin == 0) return kNone;
  const bool definite = is_definite(reading_.token(begin - 1));
  const bool apposed = !definite && begin > 1 && reading_.token(begin - 1).tag == "DT" && reading_.token(begin - 2).form == ",";
  if (!definite && !apposed) return kNone;
  const std::optional<StatedProposal> found = stated_before(reading_, noun, phrase.noun, apposed);
  if (!found) return kNone;
  const std::uint32_t entity = make(phrase, written(found->tokens), noun);
  reading_.add_reference({{found->head, found->head + 1}, found->head, entity, Reference::Form::kNominal});
  return entity;
}

// "a demand for an amnesty": the amnesty is what is put forward, and "the amnesty" means it from now on.
std::uint32_t ProposalFinder::requested(const ProposalPhrase& phrase, std::uint32_t noun) {
  const std::uint32_t request = request_for(reading_, noun);
  if (request == kNoToken || reading_.entity_at(request) == kNone || reading_.type_at(request) != EntityType::kProposal) return kNone;
  memory_.add(reading_.entity_at(request), phrase, ProposalMemory::Source::kText);
  return reading_.entity_at(request);
}

// What the text calls a thing says more than its headline.
void ProposalFinder::rename_or_add_alias(std::uint32_t entity, std::string text) {
  ExtractedEntity& proposal = reading_.entities[entity];
  if (memory_.is_of_headline(entity) && text.size() > proposal.name.size()) std::swap(proposal.name, text);
  add_alias(proposal, std::move(text));
}

// The proposal that the phrase takes up, kNone for a new one.
std::uint32_t ProposalFinder::known(const ProposalPhrase& phrase, std::uint32_t noun, std::uint32_t begin) {
  if (const std::uint32_t entity = identified_with(noun); entity != kNone) return entity;
  if (const std::uint32_t entity = memory_.same(phrase); entity != kNone) return entity;
  if (says_for_what(reading_, noun) || says_to_do_what(reading_, noun)) return kNone;
  if (const std::uint32_t entity = stated(phrase, noun, begin); entity != kNone) return entity;
  if (const std::uint32_t entity = memory_.find(phrase); entity != kNone) return entity;
  return requested(phrase, noun);
}

bool ProposalFinder::visit(std::uint32_t noun) {
  const Token& head = reading_.token(noun);
  if (!is_noun(head)) return false;
  ProposalPhrase phrase;
  phrase.noun = lower(head.lemma.empty() ? head.form : head.lemma);
  const ProposalNoun* kind = nullptr;
  if (noun > reading_.text.sentence_of(noun).begin)  // "early election"
    kind = reading_.lexicon.find_proposal(lower(reading_.token(noun - 1).form) + " " + phrase.noun);
  if (kind == nullptr) kind = reading_.lexicon.find_proposal(phrase.noun);
  if (kind == nullptr) kind = reading_.lexicon.find_proposal(lower(head.form));
  if (kind == nullptr || denotes_something_else(noun)) return false;
  phrase.kind = kind->kind;
  const std::uint32_t sentence_begin = reading_.text.sentence_of(noun).begin;
  const std::uint32_t whole_begin = name_begin(reading_, noun, noun < body_begin_);
  std::uint32_t begin = whole_begin;
  // "U.S.-brokered" says whose it is, not what it is called.
  const auto tells_whose = [&](std::uint32_t i) {
    const std::string& form = reading_.token(i).form;
    return reading_.is_name(i) || form == "-" ||
           (i > sentence_begin && reading_.token(i - 1).form == "-" && reading_.token(i).tag == "VBN");
  };
  // "Doha Agreement" is a name as a whole.
  while (!head.tag.starts_with("NNP") && begin < noun && tells_whose(begin)) ++begin;
  for (std::uint32_t i = begin; i < noun; ++i) phrase.modifiers.push_back(lower(reading_.token(i).form));
  phrase.definite =
      (head.tag == "NNS" && phrase.modifiers.empty()) || (whole_begin > sentence_begin && is_definite(reading_.token(whole_begin - 1)));
  const bool points_back = kind->strength == ProposalNoun::Strength::kBack && !says_for_what(reading_, noun);
  if (points_back && head.tag == "NNS") return false;
  std::uint32_t entity = known(phrase, noun, whole_begin);
  if (entity == kNone) {
    if (points_back) return false;
    entity = make(phrase, written({begin, noun + 1}), noun);
  } else {
    rename_or_add_alias(entity, written({begin, noun + 1}));
    // The last one taken up is the one that "the plan" means next.
    memory_.take_up(entity, phrase);
  }
  if (begin != whole_begin) add_alias(reading_.entities[entity], written({whole_begin, noun + 1}));
  const std::uint32_t end = phrase_end(reading_, noun);
  if (end > noun + 1) add_alias(reading_.entities[entity], written({begin, end}));
  // A name inside ("the U.S. ceasefire") keeps its own reference.
  reading_.add_reference({{noun, noun + 1}, noun, entity, Reference::Form::kNominal});
  if (reading_.entities[entity].description.empty()) reading_.entities[entity].description = reading_.text_of({begin, end});
  return true;
}

void ProposalFinder::learn(std::uint32_t reference) {
  const TokenRange tokens = reading_.references[reference].tokens;
  const std::uint32_t entity = reading_.references[reference].entity;
  if (memory_.knows(entity)) return memory_.take_up(entity, {});
  ProposalPhrase phrase;
  phrase.kind = reading_.entities[entity].kind;
  const std::string name = lower(reading_.entities[entity].name);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    phrase.modifiers.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  if (phrase.modifiers.empty()) return;
  phrase.noun = phrase.modifiers.back();
  phrase.modifiers.pop_back();
  const bool definite = tokens.begin > reading_.text.sentence_of(tokens.begin).begin && is_definite(reading_.token(tokens.begin - 1));
  const std::uint32_t before = definite ? memory_.nameless(phrase.noun) : kNone;
  if (before != kNone) others_[before] = entity, memory_.replace(before, entity);
  memory_.add(entity, std::move(phrase), ProposalMemory::Source::kName);
}

void ProposalFinder::finish() {
  if (others_.empty()) return;
  for (Reference& reference : reading_.references) {
    const auto other = others_.find(reference.entity);
    if (other != others_.end()) reference.entity = other->second;
  }
  for (const auto& [entity, name] : others_) {
    ExtractedEntity& nameless = reading_.entities[entity];
    add_alias(reading_.entities[name], nameless.name);
    for (const std::string& alias : nameless.aliases) add_alias(reading_.entities[name], alias);
  }
}

}  // namespace relata::extract
