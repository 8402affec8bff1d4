#include "engine/extract/text_pipeline.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "engine/extract/model/features.h"
#include "engine/extract/model/models.h"
#include "engine/extract/syntax/trailing_attribution.h"
#include "engine/extract/text/tokenizer.h"

namespace relata::extract {

struct TextPipeline::Models : TrainedModels {
  explicit Models(TrainedModels models) : TrainedModels(std::move(models)) {}
};

namespace {

// "Norwegian" outside of any name: an adjective or noun of nationality.
void add_nationalities(const std::vector<WordFeatures>& words, const std::vector<bool>& named, std::uint32_t offset,
                       Annotation& annotation) {
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if (named[i] || !words[i].capitalised || !(words[i].entry.flags & kDemonymWord)) continue;
    Mention mention;
    mention.tokens = {offset + i, offset + i + 1};
    mention.head = offset + i;
    mention.type = EntityType::kNationality;
    annotation.mentions.push_back(mention);
  }
}

// The word of the range that hangs from a word outside it; the last one when several do.
std::uint32_t head_of(const std::vector<Token>& tokens, TokenRange range) {
  for (std::uint32_t i = range.end; i-- > range.begin;) {
    if (tokens[i].head == kNoToken || !range.contains(tokens[i].head)) return i;
  }
  return range.end - 1;
}

// Taggers take rare names for common words ("Lars" for a plural); who finds names knows better.
bool is_mistaken_for_common(const Token& token, const WordFeatures& word) {
  constexpr std::array<std::string_view, 4> kOpen = {"NN", "JJ", "VB", "RB"};
  const bool open = std::any_of(kOpen.begin(), kOpen.end(), [&](std::string_view tag) { return token.tag.starts_with(tag); });
  return word.capitalised && (token.tag == "FW" || token.tag == "UH" || (open && !token.tag.starts_with("NNP")));
}

// Adds tags and trees; names are found once all sentences are read.
ScoredSentence read_sentence(const TrainedModels& models, TokenRange range, Annotation& annotation) {
  std::vector<Token>& tokens = annotation.tokens;
  std::vector<std::string_view> forms;
  for (std::uint32_t i = range.begin; i < range.end; ++i) forms.push_back(tokens[i].form);
  ScoredSentence result{word_features(models.words, forms), {}};
  const std::vector<WordFeatures>& words = result.words;

  SyntaxClues clues;
  const std::vector<WordSyntax> syntax = models.syntax.analyse(words, &clues.states);
  for (std::uint32_t i = 0; i < range.size(); ++i) {
    Token& token = tokens[range.begin + i];
    token.tag = models.syntax.xpos(syntax[i].tag);
    token.upos = models.syntax.upos(syntax[i].tag);
    const bool root = syntax[i].head == static_cast<int>(range.size());
    token.head = root ? kNoToken : range.begin + static_cast<std::uint32_t>(syntax[i].head);
    token.relation = root ? "root" : models.syntax.relation(syntax[i].relation);
    clues.xpos.push_back(hash_text(token.tag));
  }
  if (!words.empty()) models.names.ensemble().score(words, clues, result.scores);
  return result;
}

void add_names(const TrainedModels& models, TokenRange range, const std::vector<WordFeatures>& words,
               const std::vector<NameTagger::Name>& names, Annotation& annotation) {
  std::vector<Token>& tokens = annotation.tokens;
  for (const NameTagger::Name& name : names) {
    for (std::uint32_t i = name.begin; i < name.end; ++i) {
      Token& token = tokens[range.begin + i];
      if (!is_mistaken_for_common(token, words[i])) continue;
      token.tag = "NNP";
      token.upos = "PROPN";
    }
  }
  for (std::uint32_t i = range.begin; i < range.end; ++i) tokens[i].lemma = models.lemmatizer.lemma(tokens[i].form, tokens[i].tag);
  repair_trailing_attribution(range, tokens);

  std::vector<bool> named(range.size(), false);
  for (const NameTagger::Name& name : names) {
    Mention mention;
    mention.tokens = {range.begin + name.begin, range.begin + name.end};
    mention.head = head_of(tokens, mention.tokens);
    mention.type = name.type;
    annotation.mentions.push_back(mention);
    std::fill(named.begin() + name.begin, named.begin() + name.end, true);
  }
  add_nationalities(words, named, range.begin, annotation);
}

}  // namespace

TextPipeline::TextPipeline(std::unique_ptr<const Models> models) : models_(std::move(models)) {}
TextPipeline::~TextPipeline() = default;

Result<std::unique_ptr<TextPipeline>> TextPipeline::load(const std::filesystem::path& models_directory) {
  RELATA_ASSIGN_OR_RETURN(TrainedModels models, load_models(models_directory));
  return std::unique_ptr<TextPipeline>(new TextPipeline(std::make_unique<const Models>(std::move(models))));
}

Annotation TextPipeline::annotate(const Document& document) const {
  Annotation annotation;
  tokenize(document.text, annotation);
  std::vector<ScoredSentence> sentences;
  for (const Sentence& sentence : annotation.sentences) sentences.push_back(read_sentence(*models_, sentence.tokens, annotation));
  const std::vector<std::vector<NameTagger::Name>> names = models_->names.tag(sentences);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    add_names(*models_, annotation.sentences[i].tokens, sentences[i].words, names[i], annotation);
  }
  std::sort(annotation.mentions.begin(), annotation.mentions.end(),
            [](const Mention& a, const Mention& b) { return a.tokens.begin < b.tokens.begin; });
  return annotation;
}

}  // namespace relata::extract
