#include "engine/extract/model/models.h"

#include <fmt/format.h>

namespace relata::extract {
namespace {

template <typename Read>
auto load(const std::filesystem::path& directory, const char* kind, Read read) -> Result<decltype(read(std::declval<ModelReader&>()))> {
  const std::filesystem::path path = directory / fmt::format("{}.model", kind);
  RELATA_ASSIGN_OR_RETURN(ModelReader reader, ModelReader::open(path, kind));
  auto model = read(reader);
  if (!reader.ok()) return Status::corruption(fmt::format("the model {} is damaged: it ends too early", path.string()));
  return model;
}

template <typename Model>
Status save(const std::filesystem::path& directory, const char* kind, const Model& model) {
  ModelWriter writer;
  model.write(writer);
  return writer.save(directory / fmt::format("{}.model", kind), kind);
}

}  // namespace

Result<TrainedModels> load_models(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(WordTable words, load(directory, "words", WordTable::read));
  RELATA_ASSIGN_OR_RETURN(LinearModel tagger, load(directory, "tagger", LinearModel::read));
  RELATA_ASSIGN_OR_RETURN(Lemmatizer lemmas, load(directory, "lemmas", Lemmatizer::read));
  RELATA_ASSIGN_OR_RETURN(LinearModel parser, load(directory, "parser", LinearModel::read));
  RELATA_ASSIGN_OR_RETURN(LinearModel names, load(directory, "names", LinearModel::read));
  if (tagger.labels().empty() || parser.labels().empty() || names.labels().empty()) {
    return Status::corruption(fmt::format("the models in {} are damaged: one has no labels", directory.string()));
  }
  return TrainedModels{std::move(words), PartOfSpeechTagger(std::move(tagger)), std::move(lemmas), DependencyParser(std::move(parser)),
                       NameTagger(std::move(names))};
}

Status save_models(const TrainedModels& models, const std::filesystem::path& directory) {
  RELATA_RETURN_IF_ERROR(save(directory, "words", models.words));
  RELATA_RETURN_IF_ERROR(save(directory, "tagger", models.tagger.model()));
  RELATA_RETURN_IF_ERROR(save(directory, "lemmas", models.lemmatizer));
  RELATA_RETURN_IF_ERROR(save(directory, "parser", models.parser.model()));
  return save(directory, "names", models.names.model());
}

}  // namespace relata::extract
