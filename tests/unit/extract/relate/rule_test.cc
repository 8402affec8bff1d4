#include "engine/extract/relate/rule.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "engine/extract/lexicon/lexicon_file.h"
#include "tests/support/temporary_directory.h"
#include "tests/unit/extract/relate/extract_testing.h"

namespace relata::extract::testing {
namespace {

using ::testing::HasSubstr;

Status load_rules(const std::string& content) {
  const TemporaryDirectory directory;
  directory.write("a.rules", content);
  return RuleSet::load(directory.path(), shipped_lexicon()).status();
}

TEST(RuleFile, NamesTheLineAndWhatIsWrongWithIt) {
  EXPECT_THAT(load_rules("MET_WITH | verb | meet | subj -> obj\nMET_WTIH | verb | meet | subj -> obj\n").to_string(),
              HasSubstr("a.rules:2: 'MET_WTIH' is not in relation_types.txt"));
  EXPECT_THAT(load_rules("MET_WITH | word | meet | subj -> obj").to_string(), HasSubstr("unknown trigger class 'word'"));
  EXPECT_THAT(load_rules("MET_WITH | verb | meet | subj obj").to_string(), HasSubstr("the arguments lack '->'"));
  EXPECT_THAT(load_rules("MET_WITH | verb | meet | subj -> obj | tail=animal").to_string(),
              HasSubstr("unknown kind of entity in 'tail=animal'"));
  EXPECT_THAT(load_rules("MET_WITH | verb | meet | subj -> obj | twice").to_string(), HasSubstr("unknown option 'twice'"));
  EXPECT_THAT(load_rules("MET_WITH | verb | | subj -> obj").to_string(), HasSubstr("no trigger words"));
}

TEST(RuleFile, LetsUsersAddRules) { EXPECT_TRUE(load_rules("MET_WITH | verb | bump_into | subj -> obj").is_ok()); }

// Builds the plainest sentence that a rule describes.
class SentenceOf {
 public:
  explicit SentenceOf(const Rule& rule, const std::string& trigger, bool verbal) {
    const RelationType& type = *shipped_lexicon().find_relation(rule.type);
    const auto particle = trigger.find('_');
    predicate_ = add(trigger.substr(0, particle), verbal ? "VERB VBD" : "NOUN NN", 0, "root");
    if (particle != std::string::npos) add(trigger.substr(particle + 1), "ADP RP", predicate_, "compound:prt");
    attach(rule.heads[0], entity(type.head_types & rule.head_types, true));
    attach(rule.tails[0], entity(type.tail_types & rule.tail_types, false));
    for (const std::string& role : rule.has) attach(role, {"thing", "NOUN NN", ""});
  }

  std::string text() const {
    std::string result;
    for (const std::string& line : lines_) result += line + "\n";
    return result;
  }

 private:
  struct Word {
    std::string form, tags, misc;
  };

  static Word entity(std::uint8_t types, bool head) {
    const auto admits = [&](EntityType type) { return (types >> static_cast<int>(type)) & 1; };
    if (admits(EntityType::kPerson)) return {head ? "Ivanov" : "Miller", "PROPN NNP", "Name=PER"};
    if (admits(EntityType::kOrganization)) return {head ? "Interpol" : "Unilever", "PROPN NNP", "Name=ORG"};
    if (admits(EntityType::kPlace)) return {head ? "Oslo" : "Lyon", "PROPN NNP", "Name=LOC"};
    return {"ceasefire", "NOUN NN", ""};
  }

  int add(const std::string& form, const std::string& tags, int head, const std::string& relation, const std::string& misc = "") {
    lines_.push_back(
        fmt::format("{} {} {} {} _ {} {} _ {}", lines_.size() + 1, form, form, tags, head, relation, misc.empty() ? "_" : misc));
    return static_cast<int>(lines_.size());
  }

  void attach(std::string role, const Word& word) {
    int head = predicate_;
    for (auto dot = role.find('.'); dot != std::string::npos; dot = role.find('.')) {
      head = role.starts_with("comp") || role.starts_with("inf") ? clause(head) : noun_under(head, role.substr(0, dot));
      role = role.substr(dot + 1);
    }
    if (role == "quote") {
      add("``", "PUNCT ``", head, "punct");
    } else if (role == "comp" && word.form != "thing") {
      add(word.form, word.tags, head, "xcomp", word.misc);
    } else if (role == "inf" || role == "comp") {
      clause(head);
    } else if (role == "source") {
      const int verb = add("say", "VERB VBD", 0, "root");
      add(word.form, word.tags, verb, "nsubj", word.misc);
      lines_[static_cast<std::size_t>(predicate_ - 1)] = fmt::format(
          "{} {} ccomp _ _",
          lines_[static_cast<std::size_t>(predicate_ - 1)].substr(0, lines_[static_cast<std::size_t>(predicate_ - 1)].find(" 0 root")),
          verb);
    } else if (role == "self") {
      return;
    } else if (role == "subj" || role == "obj" || role == "iobj" || role == "poss" || role == "mod") {
      const std::string relation = role == "subj" ? "nsubj" : role == "poss" ? "nmod:poss" : role == "mod" ? "compound" : role;
      add(word.form, word.tags, head, relation, word.misc);
    } else {
      const int noun = static_cast<int>(lines_.size()) + 2;
      add(role, "ADP IN", noun, "case");
      add(word.form, word.tags, head, "obl", word.misc);
    }
  }

  int noun_under(int head, const std::string& role) {
    if (role == "obj") return add("thing", "NOUN NN", head, "obj");
    add(role, "ADP IN", static_cast<int>(lines_.size()) + 2, "case");
    return add("thing", "NOUN NN", head, "obl");
  }

  int clause(int head) {
    const int verb = static_cast<int>(lines_.size()) + 2;
    add("to", "PART TO", verb, "mark");
    const bool noun = lines_[static_cast<std::size_t>(head - 1)].find(" NOUN ") != std::string::npos;
    return add("do", "VERB VB", head, noun ? "acl" : "xcomp");
  }

  std::vector<std::string> lines_;
  int predicate_ = 0;
};

// Every rule of the shipped file, with each of its trigger words, finds its relation in the sentence it describes.
TEST(RuleFile, EveryShippedRuleFires) {
  const auto directory = std::filesystem::path(RELATA_SOURCE_DIR) / "engine/extract/data/rules";
  int checked = 0;
  for (const auto& entry : std::filesystem::directory_iterator(directory)) {
    const std::vector<LexiconLine> lines = read_lexicon_file(entry.path(), 5).value();
    for (const LexiconLine& line : lines) {
      const bool verbal = line.fields[1] == "verb";
      std::istringstream words(line.fields[2]);
      for (std::string word; words >> word;) {
        for (const Rule& rule : shipped_rules().find(word, verbal)) {
          if (rule.line != line.number || !rule.needs.empty() || rule.heads[0] == "self" || rule.tails[0] == "self") continue;
          const std::string text = SentenceOf(rule, word, verbal).text();
          const Extraction extraction = extract_conllu(text);
          const bool fired = std::any_of(extraction.relations.begin(), extraction.relations.end(),
                                         [&](const auto& r) { return r.type == rule.type || rule.weak; });  // a weak rule yields to others
          EXPECT_TRUE(fired) << entry.path().filename() << ":" << line.number << " '" << word << "'\n" << text;
          ++checked;
        }
      }
    }
  }
  EXPECT_GT(checked, 300);
}

}  // namespace
}  // namespace relata::extract::testing
