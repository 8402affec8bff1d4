#include "engine/extract/model/models.h"

#include <fmt/format.h>

namespace relata::extract {
namespace {

// What the file of names holds; those of former versions held something else.
constexpr const char* kNameKind = "name-network-2";

template <typename Read>
auto load(const std::filesystem::path& directory, const char* file, const char* kind, Read read)
    -> Result<decltype(read(std::declval<ModelReader&>()))> {
  const std::filesystem::path path = directory / fmt::format("{}.model", file);
  RELATA_ASSIGN_OR_RETURN(ModelReader reader, ModelReader::open(path, kind));
  auto model = read(reader);
  if (!reader.ok()) return Status::corruption(fmt::format("the model {} is damaged: it ends too early", path.string()));
  return model;
}

template <typename Model>
Status save(const std::filesystem::path& directory, const char* file, const char* kind, const Model& model) {
  ModelWriter writer;
  model.write(writer);
  return writer.save(directory / fmt::format("{}.model", file), kind);
}

}  // namespace

Result<TrainedModels> load_models_but_names(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(WordTable words, load(directory, "words", "words", WordTable::read));
  RELATA_ASSIGN_OR_RETURN(SyntaxNetwork syntax, load(directory, "syntax", "syntax-network", SyntaxNetwork::read));
  RELATA_ASSIGN_OR_RETURN(Lemmatizer lemmas, load(directory, "lemmas", "lemmas", Lemmatizer::read));
  return TrainedModels{std::move(words), std::move(syntax), std::move(lemmas), NameTagger(NameNetwork())};
}

Result<TrainedModels> load_models(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(TrainedModels models, load_models_but_names(directory));
  RELATA_ASSIGN_OR_RETURN(NameNetwork names, load(directory, "names", kNameKind, NameNetwork::read));
  if (names.state_columns() != models.syntax.state_columns()) {
    return Status::corruption(fmt::format("names.model and syntax.model of {} do not fit together", directory.string()));
  }
  models.names = NameTagger(std::move(names));
  return models;
}

Status save_models(const TrainedModels& models, const std::filesystem::path& directory) {
  RELATA_RETURN_IF_ERROR(save(directory, "words", "words", models.words));
  RELATA_RETURN_IF_ERROR(save(directory, "syntax", "syntax-network", models.syntax));
  RELATA_RETURN_IF_ERROR(save(directory, "lemmas", "lemmas", models.lemmatizer));
  return save(directory, "names", kNameKind, models.names.network());
}

}  // namespace relata::extract
