#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "storage/base/result.h"

namespace relata::extract {

struct Measurement {
  std::string on;       // "EWT test, gold tokens"
  std::string what;     // "Organization"
  std::string measure;  // "F1"
  double value = 0;     // a share of one, or words a second
};

struct EvaluationOptions {
  std::filesystem::path data_directory;  // of models, rules and lexicons; empty: default_data_directory()
  bool errors = false;                   // name every error in the gold articles through `error`
  std::function<void(const Measurement&)> report;
  std::function<void(const std::string&)> error;
};

// Measures reading on everything that `directory` holds: gold articles (ID.gold.json beside ID.txt), trees (ewt/, gum/), names
// (ner/uner-ewt/) and coreference (the documents of gum/ that training leaves out), and how fast each stage is. kNotFound when it holds
// none of them. One thread.
Status evaluate(const std::filesystem::path& directory, const EvaluationOptions& options);

}  // namespace relata::extract
