#include "engine/extract/train/name_corpora.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/extract/train/held_out.h"
#include "engine/extract/train/marked_text.h"
#include "engine/extract/train/name_annotations.h"

namespace relata::extract {
namespace {

// How often web text, of which there is less than of news, is among the gold sentences: what we read, and what UNER's annotators did.
constexpr int kTimesEwt = 2;
constexpr int kTimesUner = 4;

std::string crossner_label(std::string_view label) {
  static const std::map<std::string_view, const char*> kTypes = {{"politician", "PER"},   {"person", "PER"},  {"politicalparty", "ORG"},
                                                                 {"organisation", "ORG"}, {"country", "LOC"}, {"location", "LOC"}};
  if (label.size() < 3) return "O";
  const auto type = kTypes.find(label.substr(2));
  return type == kTypes.end() ? "O" : fmt::format("{}-{}", label[0], type->second);
}

void append(std::vector<NameSentence>& to, std::vector<NameSentence> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

Result<std::vector<NameSentence>> words_of_trees(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const auto trees, read_conllu(path));
  std::vector<NameSentence> sentences;
  for (const TreeSentence& tree : trees) {
    NameSentence& sentence = sentences.emplace_back();
    for (const TreeWord& word : tree) sentence.push_back({word.form, "O"});
  }
  return sentences;
}

Status add_wikipedia(const std::filesystem::path& data, std::vector<NameSentence>& gold) {
  const auto last = [](const std::vector<std::string_view>& columns) { return std::string(columns.back()); };
  RELATA_ASSIGN_OR_RETURN(auto wikigold, read_columns(data / "ner/wikigold/wikigold.conll.txt", {' ', 0, false}, last));
  append(gold, std::move(wikigold));
  for (const char* part : {"train", "dev", "test"}) {
    RELATA_ASSIGN_OR_RETURN(auto crossner, read_columns(data / fmt::format("ner/crossner-politics/{}.txt", part), {'\t', 0, false},
                                                        [](const auto& columns) { return crossner_label(columns.back()); }));
    append(gold, std::move(crossner));
  }
  return Status();
}

Status add_gum(const std::filesystem::path& data, std::vector<NameSentence>& gold) {
  std::error_code error;
  std::vector<std::filesystem::path> documents;
  for (const auto& entry : std::filesystem::directory_iterator(data / "gum", error)) {
    if (entry.path().extension() == ".conllu" && !held_out_documents().contains(entry.path().stem().string())) {
      documents.push_back(entry.path());
    }
  }
  std::sort(documents.begin(), documents.end());
  for (const std::filesystem::path& document : documents) {
    RELATA_ASSIGN_OR_RETURN(auto names, read_gum_names(document));
    append(gold, std::move(names));
  }
  return Status();
}

}  // namespace

Result<NameCorpora> read_name_corpora(const std::filesystem::path& data, const std::filesystem::path& articles,
                                      const std::filesystem::path& annotations) {
  const auto second = [](const std::vector<std::string_view>& columns) { return std::string(columns[1]); };
  const auto third = [](const std::vector<std::string_view>& columns) { return std::string(columns[2]); };
  NameCorpora corpora;
  RELATA_RETURN_IF_ERROR(add_wikipedia(data, corpora.gold));
  RELATA_RETURN_IF_ERROR(add_gum(data, corpora.gold));
  if (!articles.empty()) {
    RELATA_ASSIGN_OR_RETURN(auto names, read_article_names(articles));
    append(corpora.gold, std::move(names));
  }
  RELATA_ASSIGN_OR_RETURN(corpora.silver, read_columns(data / "silver/gmb-silver.tsv.xz", {'\t', 0, false}, second));
  std::vector<NameSentence> web;  // words as in the treebank
  if (!annotations.empty()) {
    RELATA_ASSIGN_OR_RETURN(AnnotatedNames news, annotate_names(std::move(corpora.silver), annotations / "gmb.names"));
    append(corpora.gold, std::move(news.read));
    corpora.silver = std::move(news.unread);
    RELATA_ASSIGN_OR_RETURN(auto words, words_of_trees(data / "ewt/train.conllu"));
    RELATA_ASSIGN_OR_RETURN(const AnnotatedNames ewt, annotate_names(std::move(words), annotations / "ewt_train.names"));
    for (int time = 0; time < kTimesEwt; ++time) append(web, ewt.read);
    RELATA_ASSIGN_OR_RETURN(auto written, read_marked_texts(annotations / "written"));
    append(web, std::move(written));
  }
  for (std::vector<NameSentence>* sentences : {&corpora.gold, &corpora.silver}) {
    for (NameSentence& sentence : *sentences) sentence = retokenized(sentence);
  }
  RELATA_ASSIGN_OR_RETURN(const auto uner_dev, read_columns(data / "ner/uner-ewt/en_ewt-ud-dev.iob2", {'\t', 1, true}, third));
  for (int time = 0; time < kTimesUner; ++time) append(web, uner_dev);
  append(corpora.gold, std::move(web));
  for (std::vector<NameSentence>* sentences : {&corpora.gold, &corpora.silver}) {
    for (NameSentence& sentence : *sentences) to_bilou(sentence);
  }
  RELATA_ASSIGN_OR_RETURN(corpora.uner_test, read_documents(data / "ner/uner-ewt/en_ewt-ud-test.iob2", {'\t', 1, true}, third));
  for (NameDocument& document : corpora.uner_test) {
    for (NameSentence& sentence : document) to_bilou(sentence);
  }
  return corpora;
}

}  // namespace relata::extract
