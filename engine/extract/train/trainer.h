#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "storage/base/result.h"

namespace relata::extract {

struct TrainingOptions {
  // Passes over the data; the shipped models were made with these.
  int syntax_epochs = 28;
  int name_epochs = 5;
  // Folder of gold articles (read_gold_articles()) whose names are learnt too; may be empty.
  std::filesystem::path articles;
  // Folder of names that people marked in texts of `data`, and of marked texts (engine/extract/data/annotations); may be empty.
  std::filesystem::path annotations;
  // Takes words and syntax, which needs most of the time, from the output folder as they are.
  bool keep_trees = false;
  // Told of each step; may be empty.
  std::function<void(const std::string&)> progress;
};

struct TrainingScore {
  std::string model;    // "syntax"
  std::string measure;  // "LAS"
  std::string on;       // "EWT test, gold tokens"
  double value = 0;     // 0 to 1
};

// Trains every model of the text pipeline from `data` (folders ewt, gum, ner, silver, embeddings, gazetteers) into `models`, and scores
// them on what they were not trained on. Deterministic: the same data give the same bytes. Two threads; some 4 GB of memory.
// kNotFound names what is missing, kIoError what cannot be written; existing models are replaced only once all are trained.
Result<std::vector<TrainingScore>> train_models(const std::filesystem::path& data, const std::filesystem::path& models,
                                                const TrainingOptions& options = {});

}  // namespace relata::extract
