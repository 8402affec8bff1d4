#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/train/corpus.h"

namespace relata::extract {

// Sentences with names in B/I/L/U labels, as models of names learn from them.
struct NameCorpora {
  std::vector<NameSentence> gold;
  std::vector<NameSentence> silver;     // labelled by other programs: many and noisy
  std::vector<NameDocument> uner_test;  // to measure with alone
};

// From the folders ner, silver, gum and ewt of `data` and, unless empty, the gold articles of `articles` and `annotations`: the marks
// (annotate_names()) ewt_train.names for ewt/train.conllu and gmb.names, whose sentences are then no silver ones, and the texts of its
// folder `written` (read_marked_texts()). kNotFound, kInvalidArgument or kCorruption with the path.
Result<NameCorpora> read_name_corpora(const std::filesystem::path& data, const std::filesystem::path& articles,
                                      const std::filesystem::path& annotations);

// Names of a GUM document: the proper nouns of its persons, organizations and places, with what joins them ("Bank of England").
Result<std::vector<NameSentence>> read_gum_names(const std::filesystem::path& path);

// Names of gold articles: wherever the text has a name of a person, organization or place that begins with a capital.
Result<std::vector<NameSentence>> read_article_names(const std::filesystem::path& directory);

}  // namespace relata::extract
