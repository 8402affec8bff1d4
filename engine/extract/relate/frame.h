#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/coref/reading.h"

namespace relata::extract {

struct Argument {
  std::string role;  // subj, obj, iobj, comp, poss, mod, or a preposition: "with", "out_of"
  std::uint32_t token = kNoToken;
};

// What a verb or event noun says, freed from its grammar: in "the deal brokered by Qatar", "Qatar, which brokered the deal" and "Qatar
// wants to broker a deal" alike, `broker` has the subject Qatar and the object deal.
struct Frame {
  std::uint32_t predicate = kNoToken;
  std::string lemma;  // with its particle: "call_off"
  bool verbal = false;
  bool passive = false;
  std::uint32_t light = kNoToken;  // the verb that only carries this event noun ("hold" of "hold talks")
  std::vector<Argument> arguments;

  // Once only; nothing for kNoToken.
  void add(std::string_view role, std::uint32_t argument);
  bool has(std::string_view role) const;
};

// Adds a clause that the predicate governs: as comp, and as inf when it is an infinitive with "to".
void add_clause(const Reading& reading, std::uint32_t clause, Frame& frame);

// Builds the frame of a verb, event noun or adjective. Roles:
//   subj   who does it, through passives, relative clauses, control ("asked Russia to accept"), participles and coordination
//   obj    what is acted on     iobj  for whom       comp  the clause it governs, by its verb
//   poss, mod   of nouns: possessor and modifying names    any preposition   its noun phrase
// An event noun under a light verb takes over that verb's subject and prepositions. Cost: linear in the dependents and the path upwards.
Frame frame_of(const Reading& reading, std::uint32_t predicate);

// The frame of "U.S.-brokered" written as one word, whose verb is `lemma`: the name is its subject (or where: "Texas-based"), the noun
// above its object.
Frame frame_of_hyphenated(const Reading& reading, std::uint32_t token, std::string lemma);

// The tokens that a role or chain of roles leads to, conjuncts included.
std::vector<std::uint32_t> resolve_role(const Reading& reading, const Frame& frame, std::string_view role);

}  // namespace relata::extract
