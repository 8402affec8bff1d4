#include <algorithm>
#include <set>

#include "engine/extract/evaluate/gold_article.h"
#include "engine/extract/extractor.h"
#include "engine/extract/lexicon/lexicon_file.h"
#include "engine/extract/text/tokenizer.h"
#include "engine/extract/train/name_corpora.h"

namespace relata::extract {
namespace {

const char* label_of(EntityType type) {
  switch (type) {
    case EntityType::kPerson: return "PER";
    case EntityType::kOrganization: return "ORG";
    case EntityType::kPlace: return "LOC";
    default: return "";
  }
}

struct GoldName {
  std::vector<std::string> words;
  std::string label;
};

bool is_capital(const std::string& form) { return !form.empty() && form[0] >= 'A' && form[0] <= 'Z'; }

// "Norwegian", "Europeans": they stand for a country but do not name it.
Result<std::set<std::string>> read_demonyms() {
  std::set<std::string> demonyms;
  for (const auto& [file, fields] : {std::pair<const char*, std::size_t>{"countries.txt", 4}, {"regions.txt", 5}}) {
    RELATA_ASSIGN_OR_RETURN(const auto lines, read_lexicon_file(default_data_directory() / "lexicon" / file, fields));
    for (const LexiconLine& line : lines) {
      for (std::string& demonym : split_list(line.fields[2])) demonyms.insert(std::move(demonym));
    }
  }
  return demonyms;
}

Annotation tokens_of(const std::string& text) {
  Annotation annotation;
  tokenize(text, annotation);
  return annotation;
}

// Every name of an article that is written like one, longest first.
std::vector<GoldName> names_of(const GoldArticle& article, const std::set<std::string>& demonyms) {
  std::vector<GoldName> names;
  for (const GoldEntity& entity : article.entities) {
    const std::string label = label_of(entity.type);
    for (const std::string& text : entity.names) {
      if (label.empty() || demonyms.contains(text)) continue;
      GoldName name{{}, label};
      for (const Token& token : tokens_of(text).tokens) name.words.push_back(token.form);
      const bool named = !name.words.empty() && is_capital(name.words.front()) && is_capital(name.words.back());
      if (named) names.push_back(std::move(name));
    }
  }
  std::stable_sort(names.begin(), names.end(), [](const GoldName& a, const GoldName& b) { return a.words.size() > b.words.size(); });
  return names;
}

bool stands_at(const GoldName& name, const Annotation& text, std::uint32_t at, std::uint32_t end) {
  if (name.words.size() > end - at) return false;
  for (std::uint32_t i = 0; i < name.words.size(); ++i) {
    if (text.tokens[at + i].form != name.words[i]) return false;
  }
  return true;
}

NameSentence label_sentence(const Annotation& text, TokenRange range, const std::vector<GoldName>& names) {
  NameSentence sentence;
  for (std::uint32_t i = range.begin; i < range.end;) {
    const auto name = std::find_if(names.begin(), names.end(), [&](const GoldName& n) { return stands_at(n, text, i, range.end); });
    const std::size_t length = name == names.end() ? 1 : name->words.size();
    for (std::size_t k = 0; k < length; ++k, ++i) {
      const std::string label = name == names.end() ? "O" : (k == 0 ? "B-" : "I-") + name->label;
      sentence.push_back({text.tokens[i].form, label});
    }
  }
  return sentence;
}

}  // namespace

Result<std::vector<NameSentence>> read_article_names(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(const auto articles, read_gold_articles(directory));
  RELATA_ASSIGN_OR_RETURN(const auto demonyms, read_demonyms());
  std::vector<NameSentence> sentences;
  for (const GoldArticle& article : articles) {
    const Annotation text = tokens_of(article.document.text);
    const std::vector<GoldName> names = names_of(article, demonyms);
    for (const Sentence& sentence : text.sentences) sentences.push_back(label_sentence(text, sentence.tokens, names));
  }
  return sentences;
}

}  // namespace relata::extract
