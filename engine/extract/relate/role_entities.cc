#include "engine/extract/relate/role_entities.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/extract/coref/names.h"
#include "engine/extract/coref/subject.h"
#include "engine/extract/relate/inherited_subject.h"

namespace relata::extract {
namespace {

// "another round of sanctions", "the start of talks": what counts is what follows.
bool is_portion(const Token& token) {
  const std::string& lemma = token.lemma;
  return lemma == "round" || lemma == "series" || lemma == "set" || lemma == "number" || lemma == "list" || lemma == "wave" ||
         lemma == "raft" || lemma == "batch" || lemma == "range" || lemma == "part" || lemma == "version" || lemma == "text" ||
         lemma == "term" || lemma == "start" || lemma == "majority" || lemma == "group" || lemma == "member" || lemma == "package";
}

bool is_time(const Token& token) {
  const std::string& lemma = token.lemma;
  return lemma == "week" || lemma == "month" || lemma == "year" || lemma == "day" || lemma == "morning" || lemma == "evening" ||
         lemma == "afternoon" || lemma == "night" || lemma == "weekend";
}

}  // namespace

std::vector<std::uint32_t> RoleEntities::find(const Frame& frame, const std::vector<std::string>& roles, std::uint8_t types) const {
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
std::uint32_t RoleEntities::author_of(std::uint32_t token, std::uint8_t types) const {
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
void RoleEntities::add_examples(std::uint32_t token, std::uint8_t types, std::vector<std::uint32_t>& result) const {
  constexpr std::uint32_t kReach = 8;
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
void RoleEntities::add_further_owners(std::uint32_t token, std::uint8_t types, std::vector<std::uint32_t>& result) const {
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

bool RoleEntities::has_conjunct(std::uint32_t token) const { return reading_.tree.has_child(token, "conj"); }

bool RoleEntities::fits(std::uint32_t token, std::uint8_t types) const {
  return token >= dateline_end(reading_.text, reading_.text.sentence_of(token)) && reading_.entity_at(token) != kNone &&
         (types & entity_bit(reading_.type_at(token))) != 0;
}

std::uint32_t RoleEntities::with_entity(std::uint32_t token, std::uint8_t types) const {
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
std::uint32_t RoleEntities::titled(std::uint32_t token, std::uint8_t types) const {
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

// "A and B accused each other".
bool has_each_other(const Reading& reading, const Frame& frame, const std::vector<std::string>& roles) {
  for (const std::string& role : roles) {
    for (const std::uint32_t token : resolve_role(reading, frame, role)) {
      if (token + 1 >= reading.text.sentence_of(token).end) continue;
      const std::string form = lower(reading.token(token).form) + " " + lower(reading.token(token + 1).form);
      if (form == "each other" || form == "one another") return true;
    }
  }
  return false;
}

}  // namespace relata::extract
