#include "engine/extract/train/name_corpora.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/extract/train/held_out.h"

namespace relata::extract {
namespace {

constexpr int kTimesWeb = 2;  // that the little web text with names is among the gold sentences

std::string crossner_label(std::string_view label) {
  static const std::map<std::string_view, const char*> kTypes = {{"politician", "PER"},   {"person", "PER"},  {"politicalparty", "ORG"},
                                                                 {"organisation", "ORG"}, {"country", "LOC"}, {"location", "LOC"}};
  if (label.size() < 3) return "O";
  const auto type = kTypes.find(label.substr(2));
  return type == kTypes.end() ? "O" : fmt::format("{}-{}", label[0], type->second);
}

}  // namespace

Result<NameCorpora> read_name_corpora(const std::filesystem::path& data, const std::filesystem::path& articles) {
  const auto last = [](const std::vector<std::string_view>& columns) { return std::string(columns.back()); };
  const auto second = [](const std::vector<std::string_view>& columns) { return std::string(columns[1]); };
  const auto third = [](const std::vector<std::string_view>& columns) { return std::string(columns[2]); };
  NameCorpora corpora;
  const auto add_gold = [&](std::vector<NameSentence> sentences) {
    corpora.gold.insert(corpora.gold.end(), std::make_move_iterator(sentences.begin()), std::make_move_iterator(sentences.end()));
  };
  RELATA_ASSIGN_OR_RETURN(auto wikigold, read_columns(data / "ner/wikigold/wikigold.conll.txt", {' ', 0, false}, last));
  add_gold(std::move(wikigold));
  for (const char* part : {"train", "dev", "test"}) {
    RELATA_ASSIGN_OR_RETURN(auto crossner, read_columns(data / fmt::format("ner/crossner-politics/{}.txt", part), {'\t', 0, false},
                                                        [](const auto& columns) { return crossner_label(columns.back()); }));
    add_gold(std::move(crossner));
  }
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
    add_gold(std::move(names));
  }
  if (!articles.empty()) {
    RELATA_ASSIGN_OR_RETURN(auto names, read_article_names(articles));
    add_gold(std::move(names));
  }
  RELATA_ASSIGN_OR_RETURN(corpora.silver, read_columns(data / "silver/gmb-silver.tsv.xz", {'\t', 0, false}, second));
  for (std::vector<NameSentence>* sentences : {&corpora.gold, &corpora.silver}) {
    for (NameSentence& sentence : *sentences) {
      sentence = retokenized(sentence);
      to_bilou(sentence);
    }
  }
  RELATA_ASSIGN_OR_RETURN(auto uner_dev, read_columns(data / "ner/uner-ewt/en_ewt-ud-dev.iob2", {'\t', 1, true}, third));
  RELATA_ASSIGN_OR_RETURN(corpora.uner_test, read_documents(data / "ner/uner-ewt/en_ewt-ud-test.iob2", {'\t', 1, true}, third));
  for (NameSentence& sentence : uner_dev) to_bilou(sentence);
  for (int time = 0; time < kTimesWeb; ++time) corpora.gold.insert(corpora.gold.end(), uner_dev.begin(), uner_dev.end());
  for (NameDocument& document : corpora.uner_test) {
    for (NameSentence& sentence : document) to_bilou(sentence);
  }
  return corpora;
}

}  // namespace relata::extract
