#include "engine/extract/extractor.h"

#include <array>
#include <cstdlib>

#include "engine/extract/pipeline_extractor.h"
#include "engine/extract/text/language.h"
#include "engine/extract/text_pipeline.h"

namespace relata::extract {
namespace {

class PipelineExtractor final : public Extractor {
 public:
  PipelineExtractor(std::unique_ptr<TextPipeline> pipeline, std::unique_ptr<Lexicon> lexicon, std::unique_ptr<RuleSet> rules)
      : pipeline_(std::move(pipeline)), lexicon_(std::move(lexicon)), rules_(std::move(rules)) {}

  std::string_view name() const override { return kExtractorName; }

  Result<Extraction> extract(const Document& document) const override {
    if (std::string language = detect_language(document.text); language != kEnglish) {
      Extraction unread;
      unread.extractor = kExtractorName;
      unread.not_read = language_name(language);
      unread.language = std::move(language);
      return unread;
    }
    return extract_facts(document, pipeline_->annotate(document), *lexicon_, *rules_);
  }

 private:
  std::unique_ptr<TextPipeline> pipeline_;
  std::unique_ptr<Lexicon> lexicon_;
  std::unique_ptr<RuleSet> rules_;
};

}  // namespace

std::filesystem::path default_data_directory() {
  if (const char* chosen = std::getenv("RELATA_DATA"); chosen != nullptr && *chosen != '\0') return chosen;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  const std::array<std::filesystem::path, 3> installed = {program.parent_path().parent_path() / "share/relata", "/usr/local/share/relata",
                                                          "/usr/share/relata"};
  for (const auto& directory : installed) {
    if (std::filesystem::is_directory(directory / "lexicon", error)) return directory;
  }
  return RELATA_SOURCE_DATA;  // not installed: the source tree that this was built from
}

Result<std::unique_ptr<Extractor>> make_pipeline_extractor(const std::filesystem::path& data_directory) {
  RELATA_ASSIGN_OR_RETURN(auto pipeline, TextPipeline::load(data_directory / "models"));
  RELATA_ASSIGN_OR_RETURN(auto lexicon, Lexicon::load(data_directory / "lexicon"));
  RELATA_ASSIGN_OR_RETURN(auto rules, RuleSet::load(data_directory / "rules", *lexicon));
  return std::unique_ptr<Extractor>(std::make_unique<PipelineExtractor>(std::move(pipeline), std::move(lexicon), std::move(rules)));
}

}  // namespace relata::extract
