#include "engine/extract/coref/proposals.h"

#include <algorithm>

namespace relata::extract {
namespace {

bool is_name_part(const Token& token) {
  return is_noun(token) || is_adjective(token) || token.tag == "CD" || token.tag == "HYPH" || token.form == "-" || token.tag == "VBN" ||
         token.tag == "VBG" || token.form == "$";
}

bool takes_up_anything(std::string_view noun) {
  return noun == "proposal" || noun == "plan" || noun == "idea" || noun == "deal" || noun == "measure" || noun == "text" ||
         noun == "scheme" || noun == "move" || noun == "initiative" || noun == "agreement" || noun == "offer" || noun == "demand";
}

bool is_day(const Token& token) { return token.form.ends_with("day") && starts_upper(token.form); }

// Modifiers that point back instead of telling apart.
bool is_plain(std::string_view word) {
  return word == "proposed" || word == "planned" || word == "new" || word == "current" || word == "same" || word == "latest" ||
         word == "recent" || word == "such" || word == "draft" || word == "disputed" || word == "controversial" || word == "-";
}

bool ends_phrase(const Token& token) {
  return token.upos == "PUNCT" || token.tag == "WDT" || token.tag == "WP" || token.tag == "WRB" || token.tag == "VBD" ||
         token.tag == "VBZ" || token.tag == "MD" || token.form == "that" || is_day(token);
}

bool hangs_in_the_air(const Token& token) {
  return token.tag == "IN" || token.tag == "TO" || token.tag == "DT" || token.tag == "CC" || token.tag == "PRP$" || token.form == "last" ||
         token.form == "next";
}

// Where "a plan for a carbon tax" ends: what the noun governs behind it, up to a clause or a day.
std::uint32_t phrase_end(const Reading& reading, std::uint32_t noun) {
  constexpr std::uint32_t kLongest = 10;
  const std::uint32_t limit = std::min(reading.text.sentence_of(noun).end, noun + kLongest);
  std::uint32_t end = noun + 1;
  if (end >= limit || (reading.token(end).tag != "IN" && reading.token(end).tag != "TO")) return end;
  while (end < limit && !ends_phrase(reading.token(end)) && reading.tree.dominates(noun, end)) ++end;
  while (end > noun + 1 && hangs_in_the_air(reading.token(end - 1))) --end;
  return end;
}

void add_alias(ExtractedEntity& entity, std::string alias) {
  if (alias != entity.name && std::find(entity.aliases.begin(), entity.aliases.end(), alias) == entity.aliases.end())
    entity.aliases.push_back(std::move(alias));
}

}  // namespace

bool ProposalFinder::visit(std::uint32_t noun) {
  const Token& head = reading_.token(noun);
  if (!is_noun(head)) return false;
  const std::string lemma = lower(head.lemma.empty() ? head.form : head.lemma);
  const ProposalNoun* kind = reading_.lexicon.find_proposal(lemma);
  if (kind == nullptr) kind = reading_.lexicon.find_proposal(lower(head.form));
  if (kind == nullptr) return false;
  const std::uint32_t next = noun + 1;
  const bool same_sentence = next < reading_.text.tokens.size() && reading_.text.sentence_of(noun).contains(next);
  // The last noun of a compound decides: "aid worker" is none, "ceasefire proposal" is one.
  if (same_sentence && is_noun(reading_.token(next)) && !reading_.is_name(next) && reading_.token(next).head != kNoToken &&
      (reading_.tree.is(noun, "compound") || reading_.tree.is(noun, "nmod"))) {
    return false;
  }
  const std::uint32_t sentence_begin = reading_.text.sentence_of(noun).begin;
  std::uint32_t begin = noun;
  // Only what the noun governs: "called talks" and "Tuesday talks" have no modifier that belongs to a name.
  while (begin > sentence_begin && is_name_part(reading_.token(begin - 1)) && reading_.tree.dominates(noun, begin - 1) &&
         !is_day(reading_.token(begin - 1)))
    --begin;
  // "U.S.-brokered" says whose it is, not what it is called.
  const auto tells_whose = [&](std::uint32_t i) {
    const std::string& form = reading_.token(i).form;
    return reading_.is_name(i) || form == "-" ||
           (i > sentence_begin && reading_.token(i - 1).form == "-" && reading_.token(i).tag == "VBN");
  };
  const std::uint32_t whole_begin = begin;
  // "Doha Agreement" is a name as a whole.
  while (!head.tag.starts_with("NNP") && begin < noun && tells_whose(begin)) ++begin;
  std::vector<std::string> modifiers;
  for (std::uint32_t i = begin; i < noun; ++i) modifiers.push_back(lower(reading_.token(i).form));
  bool definite = head.tag == "NNS" && modifiers.empty();
  if (whole_begin > sentence_begin) {
    const std::string before = lower(reading_.token(whole_begin - 1).form);
    definite = definite || before == "the" || before == "this" || before == "that" || before == "these" ||
               reading_.token(whole_begin - 1).tag == "PRP$" || reading_.token(whole_begin - 1).tag == "POS";
  }
  const std::string text = reading_.text_of({begin, noun + 1});
  std::uint32_t entity = find(lemma, kind->kind, modifiers, definite);
  if (entity == kNone) {
    ExtractedEntity proposal;
    proposal.type = EntityType::kProposal;
    proposal.name = text;
    proposal.kind = kind->kind;
    entity = static_cast<std::uint32_t>(reading_.entities.size());
    reading_.entities.push_back(std::move(proposal));
    known_.push_back({entity, lemma, kind->kind, modifiers});
  } else {
    add_alias(reading_.entities[entity], text);
    // The last one taken up is the one that "the plan" means next.
    const auto known = std::find_if(known_.begin(), known_.end(), [&](const Known& item) { return item.entity == entity; });
    std::rotate(known, known + 1, known_.end());
  }
  if (begin != whole_begin) add_alias(reading_.entities[entity], reading_.text_of({whole_begin, noun + 1}));
  const std::uint32_t end = phrase_end(reading_, noun);
  if (end > noun + 1) add_alias(reading_.entities[entity], reading_.text_of({begin, end}));
  // A name inside ("the U.S. ceasefire") keeps its own reference.
  reading_.add_reference({{noun, noun + 1}, noun, entity, Reference::Form::kNominal});
  if (reading_.entities[entity].description.empty()) {
    reading_.entities[entity].description = reading_.text_of({begin, end});
  }
  return true;
}

void ProposalFinder::learn(std::uint32_t entity) {
  const auto known = std::find_if(known_.begin(), known_.end(), [&](const Known& item) { return item.entity == entity; });
  if (known != known_.end()) {
    std::rotate(known, known + 1, known_.end());
    return;
  }
  std::vector<std::string> words;
  const std::string name = lower(reading_.entities[entity].name);
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    words.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  if (words.empty()) return;
  const std::string noun = words.back();
  words.pop_back();
  known_.push_back({entity, noun, reading_.entities[entity].kind, std::move(words)});
}

std::uint32_t ProposalFinder::find(const std::string& noun, const std::string& kind, const std::vector<std::string>& modifiers,
                                   bool definite) const {
  const auto fits = [&](const Known& known) {
    return std::all_of(modifiers.begin(), modifiers.end(), [&](const std::string& word) {
      return is_plain(word) || std::find(known.modifiers.begin(), known.modifiers.end(), word) != known.modifiers.end();
    });
  };
  for (auto known = known_.rbegin(); known != known_.rend(); ++known) {
    if (known->noun == noun && known->modifiers == modifiers) return known->entity;
    if (known->noun == noun && fits(*known) && (definite || !modifiers.empty())) return known->entity;
    const bool longer =
        !known->modifiers.empty() && std::all_of(known->modifiers.begin(), known->modifiers.end(), [&](const std::string& word) {
          return std::find(modifiers.begin(), modifiers.end(), word) != modifiers.end();
        });
    if (known->noun == noun && longer) return known->entity;
    // "a ceasefire" first, "the 30-day ceasefire" later.
    if (known->noun == noun && known->modifiers.empty() && (definite || kind == "ceasefire")) return known->entity;
  }
  if (!definite) return kNone;
  const bool plain = std::all_of(modifiers.begin(), modifiers.end(), [](const std::string& word) { return is_plain(word); });
  for (auto known = known_.rbegin(); known != known_.rend(); ++known) {
    if (known->kind == kind && (kind == "ceasefire" || (kind == "bill" && plain) || (kind == "treaty" && plain))) return known->entity;
    if (known->noun + " " + noun == (modifiers.empty() ? "" : modifiers.back()) + " " + noun) return known->entity;  // "ceasefire proposal"
  }
  if (!takes_up_anything(noun) || !modifiers.empty()) return kNone;
  return known_.empty() ? kNone : known_.back().entity;
}

std::vector<std::uint32_t> drop_unused_proposals(Reading& reading, const std::vector<bool>& used) {
  std::vector<std::uint32_t> number(reading.entities.size(), kNone);
  std::vector<ExtractedEntity> kept;
  for (std::uint32_t i = 0; i < reading.entities.size(); ++i) {
    ExtractedEntity& entity = reading.entities[i];
    if (entity.type == EntityType::kProposal && !used[i]) {
      const auto blank = entity.name.rfind(' ');
      std::string last = lower(blank == std::string::npos ? entity.name : entity.name.substr(blank + 1));
      const ProposalNoun* noun = reading.lexicon.find_proposal(last);
      if (noun == nullptr && last.ends_with('s')) last.pop_back(), noun = reading.lexicon.find_proposal(last);
      // "the Gaza pullout" is known by its name without a verb.
      const auto has_name = [](const std::string& name) { return starts_upper(name) && name.find(' ') != std::string::npos; };
      const bool named = has_name(entity.name) || std::any_of(entity.aliases.begin(), entity.aliases.end(), has_name);
      if (!named && (noun == nullptr || !noun->strong)) continue;
    }
    number[i] = static_cast<std::uint32_t>(kept.size());
    kept.push_back(std::move(entity));
  }
  reading.entities = std::move(kept);
  return number;
}

}  // namespace relata::extract
