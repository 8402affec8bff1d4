#include "engine/extract/model/models.h"

#include <fmt/format.h>

namespace relata::extract {
namespace {

// What the file of names holds: the fingerprints of the words and the syntax that it was trained with, and the ensemble. Those of former
// versions held something else.
constexpr const char* kNameKind = "name-ensemble-1";

template <typename Model>
struct Loaded {
  Model model;
  std::uint32_t fingerprint;  // of the file
};

template <typename Read>
auto load(const std::filesystem::path& directory, const char* file, const char* kind, Read read)
    -> Result<Loaded<decltype(read(std::declval<ModelReader&>()))>> {
  const std::filesystem::path path = directory / fmt::format("{}.model", file);
  RELATA_ASSIGN_OR_RETURN(ModelReader reader, ModelReader::open(path, kind));
  auto model = read(reader);
  if (!reader.ok()) return Status::corruption(fmt::format("the model {} is damaged: it ends too early", path.string()));
  return Loaded<decltype(model)>{std::move(model), reader.fingerprint()};
}

template <typename Model>
Result<std::uint32_t> save(const std::filesystem::path& directory, const char* file, const char* kind, const Model& model) {
  ModelWriter writer;
  model.write(writer);
  RELATA_RETURN_IF_ERROR(writer.save(directory / fmt::format("{}.model", file), kind));
  return writer.fingerprint();
}

// As names.model has it.
struct NamesFile {
  std::uint32_t words = 0;
  std::uint32_t syntax = 0;
  NameEnsemble ensemble;

  void write(ModelWriter& writer) const {
    writer.u32(words);
    writer.u32(syntax);
    ensemble.write(writer);
  }
  static NamesFile read(ModelReader& reader) {
    NamesFile file;
    file.words = reader.u32();
    file.syntax = reader.u32();
    file.ensemble = NameEnsemble::read(reader);
    return file;
  }
};

struct AllButNames {
  Loaded<WordTable> words;
  Loaded<SyntaxNetwork> syntax;
  Loaded<Lemmatizer> lemmas;

  TrainedModels with(NameEnsemble names) && {
    return {std::move(words.model), std::move(syntax.model), std::move(lemmas.model), NameTagger(std::move(names))};
  }
};

Result<AllButNames> load_all_but_names(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(Loaded<WordTable> words, load(directory, "words", "words", WordTable::read));
  RELATA_ASSIGN_OR_RETURN(Loaded<SyntaxNetwork> syntax, load(directory, "syntax", "syntax-network", SyntaxNetwork::read));
  RELATA_ASSIGN_OR_RETURN(Loaded<Lemmatizer> lemmas, load(directory, "lemmas", "lemmas", Lemmatizer::read));
  return AllButNames{std::move(words), std::move(syntax), std::move(lemmas)};
}

}  // namespace

Result<TrainedModels> load_models_but_names(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(AllButNames models, load_all_but_names(directory));
  return std::move(models).with(NameEnsemble());
}

Result<TrainedModels> load_models(const std::filesystem::path& directory) {
  RELATA_ASSIGN_OR_RETURN(AllButNames models, load_all_but_names(directory));
  RELATA_ASSIGN_OR_RETURN(Loaded<NamesFile> names, load(directory, "names", kNameKind, NamesFile::read));
  if (names.model.words != models.words.fingerprint || names.model.syntax != models.syntax.fingerprint) {
    return Status::corruption(
        fmt::format("{} was trained with another words.model or syntax.model than those beside it; install the models that belong "
                    "together, or make names anew with 'relata train --keep-trees'",
                    (directory / "names.model").string()));
  }
  if (names.model.ensemble.state_columns() != models.syntax.model.state_columns()) {
    return Status::corruption(fmt::format("names.model and syntax.model of {} do not fit together", directory.string()));
  }
  return std::move(models).with(std::move(names.model.ensemble));
}

Status save_models(const TrainedModels& models, const std::filesystem::path& directory) {
  NamesFile names{0, 0, models.names.ensemble()};
  RELATA_ASSIGN_OR_RETURN(names.words, save(directory, "words", "words", models.words));
  RELATA_ASSIGN_OR_RETURN(names.syntax, save(directory, "syntax", "syntax-network", models.syntax));
  RELATA_RETURN_IF_ERROR(save(directory, "lemmas", "lemmas", models.lemmatizer).status());
  return save(directory, "names", kNameKind, names).status();
}

}  // namespace relata::extract
