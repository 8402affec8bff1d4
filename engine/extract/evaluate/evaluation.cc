#include "engine/extract/evaluate/evaluation.h"

#include <fmt/format.h>

#include <ctime>

#include "engine/extract/evaluate/article_scores.h"
#include "engine/extract/evaluate/gum_coreference.h"
#include "engine/extract/evaluate/model_scores.h"
#include "engine/extract/extractor.h"
#include "engine/extract/pipeline_extractor.h"
#include "engine/extract/text/tokenizer.h"
#include "engine/extract/text_pipeline.h"
#include "engine/extract/train/held_out.h"

namespace relata::extract {
namespace {

// Processor time, so that what else the machine does is not counted.
class Stopwatch {
 public:
  template <typename Work>
  void time(Work work) {
    const std::clock_t start = std::clock();
    work();
    ticks_ += static_cast<double>(std::clock() - start);
  }
  double rate(double words) const { return ticks_ > 0 ? words * static_cast<double>(CLOCKS_PER_SEC) / ticks_ : 0; }

 private:
  double ticks_ = 0;
};

class Evaluation {
 public:
  Evaluation(std::filesystem::path directory, const EvaluationOptions& options) : directory_(std::move(directory)), options_(options) {}

  Status run() {
    bool any = false;
    for (const auto step : {&Evaluation::articles, &Evaluation::models_alone, &Evaluation::coreference}) {
      RELATA_ASSIGN_OR_RETURN(const bool found, (this->*step)());
      any = any || found;
    }
    if (any) return Status::ok();
    return Status::not_found(
        fmt::format("{} holds no gold articles (*.gold.json) and none of the folders ewt, gum and ner/uner-ewt", directory_.string()));
  }

 private:
  bool holds(const char* path) const {
    std::error_code error;
    return std::filesystem::exists(directory_ / path, error);
  }

  void report(const std::string& on, const std::string& what, const std::string& measure, double value) const {
    options_.report({on, what, measure, value});
  }
  void report(const std::string& on, const std::string& what, const Tally& tally) const {
    report(on, what, "precision", tally.precision());
    report(on, what, "recall", tally.recall());
    report(on, what, "F1", tally.f1());
  }

  Result<const TrainedModels*> models() {
    if (!models_) {
      RELATA_ASSIGN_OR_RETURN(TrainedModels loaded, load_models(options_.data_directory / "models"));
      models_ = std::make_unique<TrainedModels>(std::move(loaded));
    }
    return models_.get();
  }

  Result<bool> articles() {
    const Result<std::vector<GoldArticle>> gold = read_gold_articles(directory_);
    if (!gold.is_ok() && gold.status().code() == StatusCode::kNotFound) return false;
    if (!gold.is_ok()) return gold.status();
    RELATA_ASSIGN_OR_RETURN(const auto extractor, make_pipeline_extractor(options_.data_directory));
    ArticleScores all;
    double mean_entities = 0;
    double mean_relations = 0;
    for (const GoldArticle& article : *gold) {
      RELATA_ASSIGN_OR_RETURN(const Extraction extraction, extractor->extract(article.document));
      const ArticleScores scores = score_article(article, extraction);
      all.add(scores);
      mean_entities += scores.entities.f1();
      mean_relations += scores.relations.f1();
      for (const std::string& error : scores.errors) {
        if (options_.errors) options_.error(fmt::format("{}: {}", article.document.id, error));
      }
    }
    const std::string on = fmt::format("{} articles", gold->size());
    report(on, "entities", all.entities);
    for (const auto& [type, tally] : all.by_type) report(on, std::string(to_string(type)), tally);
    report(on, "relations", all.relations);
    report(on, "pairs", all.pairs);
    report(on, "entities", "mean F1", mean_entities / static_cast<double>(gold->size()));
    report(on, "relations", "mean F1", mean_relations / static_cast<double>(gold->size()));
    if (all.dates.all > 0) report(on, "dates", "right", all.dates.right / all.dates.all);
    if (all.polarity.all > 0) report(on, "polarity", "right", all.polarity.right / all.polarity.all);
    RELATA_RETURN_IF_ERROR(speed(*gold));
    return true;
  }

  // Each stage by itself, over the gold articles.
  Status speed(const std::vector<GoldArticle>& gold) {
    RELATA_ASSIGN_OR_RETURN(const TrainedModels* trained, models());
    RELATA_ASSIGN_OR_RETURN(const auto pipeline, TextPipeline::load(options_.data_directory / "models"));
    RELATA_ASSIGN_OR_RETURN(const auto lexicon, Lexicon::load(options_.data_directory / "lexicon"));
    RELATA_ASSIGN_OR_RETURN(const auto rules, RuleSet::load(options_.data_directory / "rules", *lexicon));
    Stopwatch tokens, features, syntax, names, facts, whole;
    double words = 0;
    for (const GoldArticle& article : gold) {
      Annotation annotation;
      tokens.time([&] { tokenize(article.document.text, annotation); });
      words += static_cast<double>(annotation.tokens.size());
      for (const Sentence& sentence : annotation.sentences) {
        std::vector<std::string_view> forms;
        for (std::uint32_t i = sentence.tokens.begin; i < sentence.tokens.end; ++i) forms.push_back(annotation.tokens[i].form);
        std::vector<WordFeatures> view;
        features.time([&] { view = word_features(trained->words, forms); });
        std::vector<WordSyntax> read;
        SyntaxClues clues;
        syntax.time([&] { read = trained->syntax.analyse(view, &clues.states); });
        for (const WordSyntax& word : read) clues.xpos.push_back(hash_text(trained->syntax.xpos(word.tag)));
        names.time([&] { trained->names.tag(view, clues); });
      }
      Annotation read;
      whole.time([&] { read = pipeline->annotate(article.document); });
      const auto extract = [&] { extract_facts(article.document, read, *lexicon, *rules); };
      facts.time(extract);
      whole.time(extract);
    }
    const std::string on = fmt::format("{:.0f} words", words);
    report(on, "tokens", "words/s", tokens.rate(words));
    report(on, "word features", "words/s", features.rate(words));
    report(on, "parts of speech, trees", "words/s", syntax.rate(words));
    report(on, "names", "words/s", names.rate(words));
    report(on, "coreference, dates, relations", "words/s", facts.rate(words));
    report(on, "text into facts", "words/s", whole.rate(words));
    return Status::ok();
  }

  Result<bool> models_alone() {
    if (!holds("ewt") && !holds("ner/uner-ewt") && !holds("gum")) return false;
    RELATA_ASSIGN_OR_RETURN(const TrainedModels* trained, models());
    for (const auto score : {score_on_ewt, score_on_held_out_news, score_on_uner}) {
      RELATA_ASSIGN_OR_RETURN(const std::vector<TrainingScore> scores, score(*trained, directory_));
      for (const TrainingScore& line : scores) report(line.on, line.model, line.measure, line.value);
    }
    return true;
  }

  // Our entities against the chains of the GUM documents that training leaves out, on raw text.
  Result<bool> coreference() {
    if (!holds("gum")) return false;
    RELATA_ASSIGN_OR_RETURN(const auto extractor, make_pipeline_extractor(options_.data_directory));
    CoreferenceScores all;
    for (const std::string& name : held_out_documents()) {
      RELATA_ASSIGN_OR_RETURN(const CoreferenceDocument document, read_gum_coreference(directory_ / "gum" / (name + ".conllu")));
      RELATA_ASSIGN_OR_RETURN(const Extraction extraction, extractor->extract(document.document));
      std::vector<std::vector<Span>> read;
      for (const ExtractedEntity& entity : extraction.entities) read.push_back(entity.mentions);
      const AlignedChains chains = align_chains(document, read);
      all.add(score_coreference(chains.gold, chains.read));
    }
    for (const auto& [measure, part] : {std::pair{"MUC", all.muc}, {"B3", all.b3}, {"CEAF-4", all.ceaf}}) {
      report("GUM news, held out", "coreference", fmt::format("{} precision", measure), part.precision());
      report("GUM news, held out", "coreference", fmt::format("{} recall", measure), part.recall());
      report("GUM news, held out", "coreference", fmt::format("{} F1", measure), part.f1());
    }
    return true;
  }

  std::filesystem::path directory_;
  const EvaluationOptions& options_;
  std::unique_ptr<const TrainedModels> models_;
};

}  // namespace

Status evaluate(const std::filesystem::path& directory, const EvaluationOptions& options) {
  EvaluationOptions chosen = options;
  if (chosen.data_directory.empty()) chosen.data_directory = default_data_directory();
  return Evaluation(directory, chosen).run();
}

}  // namespace relata::extract
