#include "engine/extract/lexicon/lexicon_tables.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string_view>

#include "engine/extract/lexicon/lexicon_file.h"
#include "engine/extract/lexicon/relation_types.h"

namespace relata::extract {
namespace {

std::size_t word_count(std::string_view phrase) { return 1 + static_cast<std::size_t>(std::count(phrase.begin(), phrase.end(), ' ')); }

// "vice - chairman": texts are cut at hyphens.
std::string cut_at_hyphens(std::string_view phrase) {
  std::string words;
  for (const char c : phrase) words += c == '-' ? std::string(" - ") : std::string(1, c);
  return words;
}

// Reads a file of "KEY | word, word, ..." lines; `add(key, word)` says whether it knows the key.
template <typename Add>
Status read_word_lists(const std::filesystem::path& path, std::string_view what, Add add) {
  auto lines = read_lexicon_file(path, 2);
  if (!lines.is_ok()) return lines.status();
  for (const LexiconLine& line : lines.value()) {
    for (std::string& word : split_list(line.fields[1])) {
      if (!add(line.fields[0], std::move(word)))
        return lexicon_error(path, line.number, fmt::format("unknown {} '{}'", what, line.fields[0]));
    }
  }
  return Status::ok();
}

std::optional<std::uint8_t> group_bit(std::string_view name) {
  if (name == "state") return static_cast<std::uint8_t>(GroupClass::kState);
  if (name == "body") return static_cast<std::uint8_t>(GroupClass::kBody);
  if (name == "service") return static_cast<std::uint8_t>(GroupClass::kService);
  if (name == "people") return static_cast<std::uint8_t>(GroupClass::kPeople);
  return std::nullopt;
}

std::optional<std::uint16_t> cue_bit(std::string_view name) {
  constexpr std::string_view kNames[] = {"report", "planned", "possible", "hypothetical",  "deny",
                                         "fail",   "light",   "negative", "take_or_leave", "request"};
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (name == kNames[i]) return static_cast<std::uint16_t>(1U << i);
  }
  return std::nullopt;
}

// Fills the tables file by file.
class Loader {
 public:
  Loader(std::filesystem::path directory, LexiconTables& tables) : directory_(std::move(directory)), tables_(tables) {}

  Status load() {
    RELATA_RETURN_IF_ERROR(load_countries());
    RELATA_RETURN_IF_ERROR(load_regions());
    RELATA_RETURN_IF_ERROR(load_organizations());
    RELATA_RETURN_IF_ERROR(load_word_lists());
    RELATA_RETURN_IF_ERROR(load_proposals());
    return load_relation_types();
  }

 private:
  void add_name(std::string_view name, const KnownName* known, NameUse use) {
    tables_.names.try_emplace(std::string(name), NameReading{known, use});
    tables_.longest_name = std::max(tables_.longest_name, word_count(name));
  }

  void add_names(const KnownName* known, std::string_view others, std::string_view adjectives) {
    add_name(known->name, known, NameUse::kName);
    for (const std::string& name : split_list(others)) add_name(name, known, NameUse::kName);
    for (const std::string& name : split_list(adjectives)) add_name(name, known, NameUse::kAdjective);
  }

  Status load_countries() {
    auto lines = read_lexicon_file(directory_ / "countries.txt", 4);
    if (!lines.is_ok()) return lines.status();
    for (const LexiconLine& line : lines.value()) {
      const KnownName* country = &tables_.known.emplace_back(KnownName{EntityType::kPlace, line.fields[0], "country", line.fields[0]});
      tables_.countries.try_emplace(country->name, country);
      add_names(country, line.fields[1], line.fields[2]);
      const KnownName* first = nullptr;
      for (const std::string& capital : split_list(line.fields[3])) {
        // Spellings of one city; a second seat of government is listed in regions.txt if it matters.
        if (first == nullptr) first = &tables_.known.emplace_back(KnownName{EntityType::kPlace, capital, "city", country->name});
        add_name(capital, first, NameUse::kCapital);
      }
    }
    return Status::ok();
  }

  Status load_regions() {
    const auto path = directory_ / "regions.txt";
    auto lines = read_lexicon_file(path, 5);
    if (!lines.is_ok()) return lines.status();
    for (const LexiconLine& line : lines.value()) {
      if (!line.fields[4].empty() && !tables_.countries.contains(line.fields[4])) {
        return lexicon_error(path, line.number, fmt::format("'{}' is not in countries.txt", line.fields[4]));
      }
      add_names(&tables_.known.emplace_back(KnownName{EntityType::kPlace, line.fields[0], line.fields[3], line.fields[4]}), line.fields[1],
                line.fields[2]);
    }
    return Status::ok();
  }

  Status load_organizations() {
    const auto path = directory_ / "organizations.txt";
    auto lines = read_lexicon_file(path, 3);
    if (!lines.is_ok()) return lines.status();
    for (const LexiconLine& line : lines.value()) {
      add_names(&tables_.known.emplace_back(KnownName{EntityType::kOrganization, line.fields[0], "", line.fields[2]}), line.fields[1], "");
    }
    return Status::ok();
  }

  Status load_word_lists() {
    RELATA_RETURN_IF_ERROR(read_word_lists(directory_ / "roles.txt", "relation", [&](const std::string& relation, const std::string& noun) {
      const std::string cut = cut_at_hyphens(noun);
      tables_.longest_role = std::max(tables_.longest_role, word_count(cut));
      tables_.roles[noun].push_back(Role{relation});
      if (cut != noun) tables_.roles[cut].push_back(Role{relation});
      return true;
    }));
    RELATA_RETURN_IF_ERROR(read_word_lists(directory_ / "group_nouns.txt", "class", [&](const std::string& name, const std::string& noun) {
      const auto bit = group_bit(name);
      if (bit) tables_.groups[noun] |= *bit;
      return bit.has_value();
    }));
    RELATA_RETURN_IF_ERROR(read_word_lists(directory_ / "places.txt", "kind", [&](const std::string& kind, const std::string& noun) {
      tables_.places.try_emplace(noun, kind);
      return true;
    }));
    RELATA_RETURN_IF_ERROR(
        read_word_lists(directory_ / "given_names.txt", "gender", [&](const std::string& gender, const std::string& name) {
          tables_.given_names[name] = gender == "male" ? Gender::kMale : gender == "female" ? Gender::kFemale : Gender::kUnknown;
          return gender == "male" || gender == "female" || gender == "either";
        }));
    RELATA_RETURN_IF_ERROR(read_word_lists(directory_ / "organization_names.txt", "kind", [&](const std::string&, std::string name) {
      tables_.longest_name = std::max(tables_.longest_name, word_count(name));
      tables_.organization_names.insert(std::move(name));
      return true;
    }));
    RELATA_RETURN_IF_ERROR(read_word_lists(directory_ / "name_words.txt", "class", [&](const std::string& name, const std::string& word) {
      const auto bit = name == "organization" ? NameWord::kOrganization : name == "people" ? NameWord::kPeople : NameWord::kParticle;
      tables_.name_words[word] |= static_cast<std::uint8_t>(bit);
      return bit != NameWord::kParticle || name == "particle";
    }));
    RELATA_RETURN_IF_ERROR(read_word_lists(directory_ / "not_names.txt", "class", [&](const std::string& name, std::string word) {
      tables_.not_names.insert(std::move(word));
      return name == "group" || name == "thing" || name == "time";
    }));
    return read_word_lists(directory_ / "cues.txt", "cue", [&](const std::string& name, const std::string& word) {
      const auto bit = cue_bit(name);
      if (bit) tables_.cues[word] |= *bit;
      return bit.has_value();
    });
  }

  Status load_proposals() {
    const auto path = directory_ / "proposals.txt";
    auto lines = read_lexicon_file(path, 3);
    if (!lines.is_ok()) return lines.status();
    for (const LexiconLine& line : lines.value()) {
      ProposalNoun entry{line.fields[0]};
      if (line.fields[1] == "strong")
        entry.strength = ProposalNoun::Strength::kStrong;
      else if (line.fields[1] == "back")
        entry.strength = ProposalNoun::Strength::kBack;
      else if (line.fields[1] != "weak")
        return lexicon_error(path, line.number, "strength is none of strong, weak, back");
      for (const std::string& noun : split_list(line.fields[2])) tables_.proposals.try_emplace(noun, entry);
    }
    return Status::ok();
  }

  Status load_relation_types() {
    RELATA_ASSIGN_OR_RETURN(const std::vector<RelationType> types, read_relation_types(directory_));
    for (const RelationType& type : types) tables_.relations.insert_or_assign(type.name, type);
    return Status::ok();
  }

  std::filesystem::path directory_;
  LexiconTables& tables_;
};

}  // namespace

Status load_lexicon_tables(const std::filesystem::path& directory, LexiconTables& tables) { return Loader(directory, tables).load(); }

}  // namespace relata::extract
