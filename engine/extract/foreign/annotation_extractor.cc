#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/extract/extractor.h"
#include "engine/extract/foreign/foreign_document.h"
#include "engine/extract/foreign/foreign_relations.h"
#include "engine/extract/foreign/neutral_form.h"
#include "engine/extract/foreign/parsed_forms.h"
#include "engine/extract/pipeline_extractor.h"

namespace relata::extract {
namespace {

class AnnotationExtractor final : public Extractor {
 public:
  AnnotationExtractor(std::unique_ptr<Lexicon> lexicon, std::unique_ptr<RuleSet> rules, ForeignRelations relations)
      : lexicon_(std::move(lexicon)), rules_(std::move(rules)), relations_(std::move(relations)) {}

  std::string_view name() const override { return "annotations 1"; }

  Result<Extraction> extract(const Document& document) const override {
    const nlohmann::json object = nlohmann::json::parse(document.annotations, nullptr, false);
    RELATA_ASSIGN_OR_RETURN(const ForeignForm form, foreign_form(object));
    if (form == ForeignForm::kNeutral) return read_neutral_form(object, document, *lexicon_);
    const bool is_spacy = form == ForeignForm::kSpacy;
    RELATA_ASSIGN_OR_RETURN(const Annotation annotation, is_spacy ? read_spacy(object, document) : read_corenlp(object, document));
    Extraction extraction = extract_facts(document, annotation, *lexicon_, *rules_);
    if (!is_spacy) add_corenlp_relations(object, document, annotation, relations_, extraction);
    extraction.extractor = fmt::format("{} with {}", is_spacy ? "spaCy" : "CoreNLP", kExtractorName);
    return extraction;
  }

 private:
  std::unique_ptr<Lexicon> lexicon_;
  std::unique_ptr<RuleSet> rules_;
  ForeignRelations relations_;
};

}  // namespace

Result<std::unique_ptr<Extractor>> make_annotation_extractor(const std::filesystem::path& data_directory) {
  RELATA_ASSIGN_OR_RETURN(auto lexicon, Lexicon::load(data_directory / "lexicon"));
  RELATA_ASSIGN_OR_RETURN(auto rules, RuleSet::load(data_directory / "rules", *lexicon));
  RELATA_ASSIGN_OR_RETURN(ForeignRelations relations, load_foreign_relations(data_directory / "lexicon", *lexicon));
  return std::unique_ptr<Extractor>(std::make_unique<AnnotationExtractor>(std::move(lexicon), std::move(rules), std::move(relations)));
}

}  // namespace relata::extract
