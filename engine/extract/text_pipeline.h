#pragma once

#include <filesystem>
#include <memory>

#include "engine/extract/document.h"
#include "storage/base/result.h"

namespace relata::extract {

// Tokens, sentences, parts of speech, lemmas, dependency trees and name mentions of English text, by the trained models of one folder.
// Thread safety: annotate() from any number of threads. Cost: linear in the text; about 20 MB of models are shared by all calls.
class TextPipeline {
 public:
  // kNotFound names the missing file, kCorruption the damaged one.
  static Result<std::unique_ptr<TextPipeline>> load(const std::filesystem::path& models_directory);
  ~TextPipeline();

  // Never fails: text that is no prose yields tokens without much in them. Fills tokens, sentences and mentions.
  Annotation annotate(const Document& document) const;

 private:
  struct Models;
  explicit TextPipeline(std::unique_ptr<const Models> models);
  std::unique_ptr<const Models> models_;
};

}  // namespace relata::extract
