#include "engine/extract/lexicon/relation_types.h"

#include <optional>

#include "engine/extract/lexicon/lexicon_file.h"

namespace relata::extract {
namespace {

std::optional<std::uint8_t> entity_types(std::string_view list) {
  constexpr auto kBit = [](EntityType type) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type)); };
  constexpr std::uint8_t kActor = kBit(EntityType::kPerson) | kBit(EntityType::kOrganization) | kBit(EntityType::kPlace);
  std::uint8_t types = 0;
  for (const std::string& name : split_list(list)) {
    if (name == "person")
      types |= kBit(EntityType::kPerson);
    else if (name == "organization")
      types |= kBit(EntityType::kOrganization);
    else if (name == "place")
      types |= kBit(EntityType::kPlace);
    else if (name == "proposal")
      types |= kBit(EntityType::kProposal);
    else if (name == "actor")
      types |= kActor;
    else if (name == "any")
      types |= kActor | kBit(EntityType::kProposal);
    else
      return std::nullopt;
  }
  return types;
}

}  // namespace

Result<std::vector<RelationType>> read_relation_types(const std::filesystem::path& lexicon_directory) {
  const std::filesystem::path path = lexicon_directory / "relation_types.txt";
  RELATA_ASSIGN_OR_RETURN(const std::vector<LexiconLine> lines, read_lexicon_file(path, 5));
  std::vector<RelationType> types;
  for (const LexiconLine& line : lines) {
    const auto heads = entity_types(line.fields[1]);
    const auto tails = entity_types(line.fields[2]);
    if (!heads || !tails) return lexicon_error(path, line.number, "unknown kind of head or tail");
    if (line.fields[3] != "directed" && line.fields[3] != "symmetric") {
      return lexicon_error(path, line.number, "direction is neither directed nor symmetric");
    }
    types.push_back({line.fields[0], line.fields[4], line.fields[3] == "symmetric", *heads, *tails});
  }
  return types;
}

}  // namespace relata::extract
