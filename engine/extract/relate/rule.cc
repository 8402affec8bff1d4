#include "engine/extract/relate/rule.h"

#include <absl/container/flat_hash_map.h>
#include <absl/strings/string_view.h>
#include <fmt/format.h>

#include <algorithm>

#include "engine/extract/lexicon/lexicon_file.h"

namespace relata::extract {

struct RuleSet::Tables {
  absl::flat_hash_map<std::string, std::vector<Rule>> verbs;
  absl::flat_hash_map<std::string, std::vector<Rule>> nouns;
};

namespace {

// Debian's Abseil has a string_view of its own.
absl::string_view key(std::string_view text) { return {text.data(), text.size()}; }

std::vector<std::string> split_blank(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == ',') {
      if (!word.empty()) words.push_back(std::move(word));
      word.clear();
    } else {
      word += c;
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::uint8_t type_bits(std::string_view names) {
  std::uint8_t bits = 0;
  std::size_t begin = 0;
  while (begin <= names.size()) {
    const std::size_t end = std::min(names.find('/', begin), names.size());
    const std::string_view name = names.substr(begin, end - begin);
    const auto bit = [](EntityType type) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(type)); };
    if (name == "person")
      bits |= bit(EntityType::kPerson);
    else if (name == "organization")
      bits |= bit(EntityType::kOrganization);
    else if (name == "place")
      bits |= bit(EntityType::kPlace);
    else if (name == "proposal")
      bits |= bit(EntityType::kProposal);
    else if (name == "actor")
      bits |= bit(EntityType::kPerson) | bit(EntityType::kOrganization) | bit(EntityType::kPlace);
    else
      return 0;
    begin = end + 1;
  }
  return bits;
}

// Empty when the option is understood, else what is wrong with it.
std::string apply_option(const std::string& option, Rule& rule) {
  const auto equals = option.find('=');
  const std::string key = option.substr(0, equals);
  const std::string value = equals == std::string::npos ? "" : option.substr(equals + 1);
  if (option == "negated") return rule.negated = true, "";
  if (option == "weak") return rule.weak = true, "";
  if (option == "planned") return rule.modality = Modality::kPlanned, "";
  if (option == "possible") return rule.modality = Modality::kPossible, "";
  if (key == "head" || key == "tail") {
    const std::uint8_t bits = type_bits(value);
    if (bits == 0) return fmt::format("unknown kind of entity in '{}'", option);
    (key == "head" ? rule.head_types : rule.tail_types) = bits;
    return "";
  }
  if (key == "with" && !value.empty()) return rule.has.push_back(value), "";
  if (key == "without" && !value.empty()) return rule.lacks.push_back(value), "";
  if (key.starts_with("needs:") && !value.empty()) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= value.size();) {
      const std::size_t end = std::min(value.find('/', begin), value.size());
      words.push_back(value.substr(begin, end - begin));
      begin = end + 1;
    }
    rule.needs.emplace_back(key.substr(6), std::move(words));
    return "";
  }
  if (key.starts_with("set:") && !value.empty()) return rule.attributes.emplace_back(key.substr(4), value), "";
  return fmt::format("unknown option '{}'", option);
}

// Empty when the line is a rule, else what is wrong with it.
std::string parse_rule(const LexiconLine& line, const Lexicon& lexicon, Rule& rule) {
  rule.type = line.fields[0];
  rule.line = line.number;
  if (lexicon.find_relation(rule.type) == nullptr) return fmt::format("'{}' is not in relation_types.txt", rule.type);
  if (line.fields[1] != "verb" && line.fields[1] != "noun" && line.fields[1] != "adj")
    return fmt::format("unknown trigger class '{}'", line.fields[1]);
  const std::string& arguments = line.fields[3];
  const auto arrow = arguments.find("->");
  if (arrow == std::string::npos) return "the arguments lack '->'";
  rule.heads = split_blank(std::string_view(arguments).substr(0, arrow));
  rule.tails = split_blank(std::string_view(arguments).substr(arrow + 2));
  if (rule.heads.empty() || rule.tails.empty()) return "no role before or after '->'";
  if (line.fields[2].empty()) return "no trigger words";
  for (const std::string& option : split_blank(line.fields[4])) {
    if (std::string problem = apply_option(option, rule); !problem.empty()) return problem;
  }
  return "";
}

}  // namespace

RuleSet::RuleSet(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
RuleSet::~RuleSet() = default;

Result<std::unique_ptr<RuleSet>> RuleSet::load(const std::filesystem::path& directory, const Lexicon& lexicon) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".rules") files.push_back(entry.path());
  }
  if (error || files.empty()) return Status::not_found(fmt::format("no *.rules file in {}", directory.string()));
  std::sort(files.begin(), files.end());
  auto tables = std::make_unique<Tables>();
  for (const auto& file : files) {
    RELATA_ASSIGN_OR_RETURN(const std::vector<LexiconLine> lines, read_lexicon_file(file, 5));
    for (const LexiconLine& line : lines) {
      Rule rule;
      if (const std::string problem = parse_rule(line, lexicon, rule); !problem.empty()) return lexicon_error(file, line.number, problem);
      for (const std::string& word : split_blank(line.fields[2]))
        (line.fields[1] == "verb" ? tables->verbs : tables->nouns)[word].push_back(rule);
    }
  }
  return std::unique_ptr<RuleSet>(new RuleSet(std::move(tables)));
}

const std::vector<Rule>& RuleSet::find(std::string_view lemma, bool verbal) const {
  static const std::vector<Rule> kNone;
  const auto& rules = verbal ? tables_->verbs : tables_->nouns;
  const auto found = rules.find(key(lemma));
  return found == rules.end() ? kNone : found->second;
}

}  // namespace relata::extract
