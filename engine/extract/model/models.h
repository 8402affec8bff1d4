#pragma once

#include <filesystem>

#include "engine/extract/model/word_table.h"
#include "engine/extract/ner/name_tagger.h"
#include "engine/extract/syntax/syntax_network.h"
#include "engine/extract/tag/lemmatizer.h"

namespace relata::extract {

// The models of one folder, one file each.
struct TrainedModels {
  WordTable words;        // words.model
  SyntaxNetwork syntax;   // syntax.model
  Lemmatizer lemmatizer;  // lemmas.model
  NameTagger names;       // names.model
};

// kNotFound or kCorruption with the file's name; kCorruption, too, where the names were trained with other words or another syntax.
Result<TrainedModels> load_models(const std::filesystem::path& directory);
// The same with no model of names, whether or not there is one.
Result<TrainedModels> load_models_but_names(const std::filesystem::path& directory);
Status save_models(const TrainedModels& models, const std::filesystem::path& directory);

}  // namespace relata::extract
