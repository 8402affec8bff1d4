#include "engine/extract/lexicon/lexicon.h"

#include <absl/strings/string_view.h>

#include <algorithm>

#include "engine/extract/lexicon/lexicon_tables.h"

namespace relata::extract {
namespace {

// Debian's Abseil has a string_view of its own.
absl::string_view key(std::string_view text) { return {text.data(), text.size()}; }

}  // namespace

struct Lexicon::Tables : LexiconTables {};

Lexicon::Lexicon(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
Lexicon::~Lexicon() = default;

Result<std::unique_ptr<Lexicon>> Lexicon::load(const std::filesystem::path& directory) {
  auto tables = std::make_unique<Tables>();
  RELATA_RETURN_IF_ERROR(load_lexicon_tables(directory, *tables));
  return std::unique_ptr<Lexicon>(new Lexicon(std::move(tables)));
}

std::optional<NameReading> Lexicon::find_name(std::string_view name) const {
  const auto found = tables_->names.find(key(name));
  if (found == tables_->names.end()) return std::nullopt;
  return found->second;
}

bool Lexicon::is_organization_name(std::string_view name) const { return tables_->organization_names.contains(key(name)); }

std::size_t Lexicon::longest_name() const { return tables_->longest_name; }
std::size_t Lexicon::longest_role() const { return tables_->longest_role; }

const KnownName* Lexicon::find_country(std::string_view name) const {
  const auto found = tables_->countries.find(key(name));
  return found == tables_->countries.end() ? nullptr : found->second;
}

const std::vector<Role>& Lexicon::find_roles(std::string_view noun) const {
  static const std::vector<Role> kNone;
  const auto found = tables_->roles.find(key(noun));
  return found == tables_->roles.end() ? kNone : found->second;
}

bool Lexicon::has_role(std::string_view noun, std::string_view relation) const {
  const auto& roles = find_roles(noun);
  return std::any_of(roles.begin(), roles.end(), [&](const Role& role) { return role.relation == relation; });
}

bool Lexicon::is_group(std::string_view noun, GroupClass group) const {
  const auto found = tables_->groups.find(key(noun));
  return found != tables_->groups.end() && (found->second & static_cast<std::uint8_t>(group)) != 0;
}

std::string_view Lexicon::place_kind(std::string_view noun) const {
  const auto found = tables_->places.find(key(noun));
  return found == tables_->places.end() ? std::string_view() : std::string_view(found->second);
}

const ProposalNoun* Lexicon::find_proposal(std::string_view noun) const {
  const auto found = tables_->proposals.find(key(noun));
  return found == tables_->proposals.end() ? nullptr : &found->second;
}

bool Lexicon::has_cue(std::string_view word, Cue cue) const {
  const auto found = tables_->cues.find(key(word));
  return found != tables_->cues.end() && (found->second & static_cast<std::uint16_t>(cue)) != 0;
}

bool Lexicon::has_name_word(std::string_view word, NameWord use) const {
  const auto found = tables_->name_words.find(key(word));
  return found != tables_->name_words.end() && (found->second & static_cast<std::uint8_t>(use)) != 0;
}

bool Lexicon::is_no_name(std::string_view text) const { return tables_->not_names.contains(key(text)); }

Gender Lexicon::gender_of(std::string_view given_name) const {
  const auto found = tables_->given_names.find(key(given_name));
  return found == tables_->given_names.end() ? Gender::kUnknown : found->second;
}

bool Lexicon::is_given_name(std::string_view name) const { return tables_->given_names.contains(key(name)); }

const RelationType* Lexicon::find_relation(std::string_view type) const {
  const auto found = tables_->relations.find(key(type));
  return found == tables_->relations.end() ? nullptr : &found->second;
}

}  // namespace relata::extract
