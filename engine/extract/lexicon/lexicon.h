#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/extract/document.h"
#include "storage/base/result.h"

namespace relata::extract {

// A name that is known to everybody: a country, a region, a world body.
struct KnownName {
  EntityType type = EntityType::kPlace;
  std::string name;     // as the graph writes it
  std::string kind;     // places: country, region, ...
  std::string country;  // where it lies, or whose government it is
};

enum class NameUse : std::uint8_t {
  kName,       // "Russia", "U.S."
  kAdjective,  // "Russian", "Russians"
  kCapital,    // "Moscow": a place of its own that may speak for the country
};

struct NameReading {
  const KnownName* known;
  NameUse use;
};

// What a role noun says of its bearer; in order of how much it says.
struct Role {
  std::string relation;  // a relation type, or TITLE (a form of address), or PERSON (no relation)
};

struct ProposalNoun {
  std::string kind;
  // kStrong makes a proposal without a verb that says so, kBack ("the step") makes none but takes up what was named.
  enum class Strength : std::uint8_t { kWeak, kStrong, kBack } strength = Strength::kWeak;
};

enum class GroupClass : std::uint8_t { kState = 1, kBody = 2, kPeople = 4, kService = 8 };

// What a word inside of a name says about it; see data/lexicon/name_words.txt.
enum class NameWord : std::uint8_t { kOrganization = 1, kPeople = 2, kParticle = 4 };

enum class Gender : std::uint8_t { kUnknown, kMale, kFemale };

// Sets of words that change how a statement is to be taken; see data/lexicon/cues.txt.
enum class Cue : std::uint16_t {
  kReport = 1,
  kPlanned = 2,
  kPossible = 4,
  kHypothetical = 8,
  kDeny = 16,
  kFail = 32,
  kLight = 64,
  kNegative = 128,
  kTakeOrLeave = 256,
  kRequest = 512,
};

struct RelationType {
  std::string name;
  std::string plover;
  bool symmetric = false;
  std::uint8_t head_types = 0;  // bit (1 << EntityType)
  std::uint8_t tail_types = 0;
  bool admits_head(EntityType type) const { return (head_types >> static_cast<int>(type)) & 1; }
  bool admits_tail(EntityType type) const { return (tail_types >> static_cast<int>(type)) & 1; }
};

// The words that reading knows beforehand, loaded from data files that users can extend.
//
// Immutable; safe to use from any thread. Lookups cost one hash each. Names are looked up as written, other words by lower-case lemma;
// words of a phrase are separated by one space.
class Lexicon {
 public:
  // Reads every file of `directory`. kNotFound or kInvalidArgument names the file, and the line that is wrong.
  static Result<std::unique_ptr<Lexicon>> load(const std::filesystem::path& directory);
  ~Lexicon();

  std::optional<NameReading> find_name(std::string_view name) const;
  // Whether an organization is known by this name; of most of them nothing else is.
  bool is_organization_name(std::string_view name) const;
  // Longest name in words of those that find_name() or is_organization_name() knows.
  std::size_t longest_name() const;
  // The country itself, by its name in the graph; null when there is none.
  const KnownName* find_country(std::string_view name) const;

  // Relations that a role noun states, first the most telling; empty when it is no role.
  const std::vector<Role>& find_roles(std::string_view noun) const;
  bool is_role(std::string_view noun) const { return !find_roles(noun).empty(); }
  bool has_role(std::string_view noun, std::string_view relation) const;
  std::size_t longest_role() const;

  bool is_group(std::string_view noun, GroupClass group) const;
  // Kind of place that a noun denotes, empty when it denotes none.
  std::string_view place_kind(std::string_view noun) const;
  const ProposalNoun* find_proposal(std::string_view noun) const;
  bool has_name_word(std::string_view word, NameWord use) const;
  bool has_cue(std::string_view word, Cue cue) const;
  // Capitalized, but no name of anything the graph knows: "Muslims", "Internet".
  bool is_no_name(std::string_view text) const;
  Gender gender_of(std::string_view given_name) const;
  bool is_given_name(std::string_view name) const;
  const RelationType* find_relation(std::string_view type) const;

 private:
  struct Tables;
  explicit Lexicon(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace relata::extract
