#pragma once

#include <absl/container/flat_hash_map.h>

#include "engine/extract/coref/reading.h"
#include "engine/extract/coref/traces.h"

namespace relata::extract {

// Whom pronouns of the third person mean, of those who left traces; learns on the way who is a man and who a woman. For one text; borrows
// both.
class Pronouns {
 public:
  Pronouns(const Reading& reading, const Traces& traces);

  // From a person's given name, and the title before it.
  void learn_gender(const Reference& name);
  // The entity that the pronoun at `i` means; kNone for other words.
  std::uint32_t referent(std::uint32_t i);

 private:
  // Whose the noun after "its" can be: ministers are a country's, mayors a town's, coaches a body's or a country's, chairmen a body's.
  enum class Possessed { kAnything, kOfCountry, kOfTown, kOfBodyOrCountry, kOfBody };

  const Token& token(std::uint32_t index) const { return reading_.token(index); }
  EntityType type(std::uint32_t entity) const { return reading_.entities[entity].type; }
  bool gender_fits(std::uint32_t entity, Gender wanted) {
    const Gender gender = gender_[entity];
    return gender == Gender::kUnknown || gender == wanted;
  }
  // "X, whose ambassador ..."
  std::uint32_t whose(std::uint32_t i) const;
  std::uint32_t proposal(std::uint32_t i) const;
  std::uint32_t person(std::uint32_t i, Gender gender);
  std::uint32_t thing(std::uint32_t i, bool plural) const;
  Possessed possessed_by(std::uint32_t i) const;
  std::string possessed_noun(std::uint32_t i) const;
  std::uint32_t plural_subject(std::uint32_t i) const;
  std::uint32_t body_of_people(std::uint32_t noun) const;
  bool fits_post(const Trace& trace, Possessed possessed) const;

  const Reading& reading_;
  const Traces& traces_;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> described_from_;  // descriptions by their first token
  absl::flat_hash_map<std::uint32_t, Gender> gender_;                 // by entity
};

}  // namespace relata::extract
