#include <fmt/format.h>

#include <algorithm>

#include "engine/extract/train/name_corpora.h"

namespace relata::extract {
namespace {

struct Word {
  std::string form;
  bool proper = false;
  int head = -1;  // word of the sentence, -1 for the root
};

struct Mention {
  std::string id;
  std::string type;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// "University of Edinburgh", "Department of Health and Education": small words inside of a name.
bool joins(const std::string& form, const std::string& type) {
  if (form == "of" || form == "'s") return type != "PER";
  return type == "ORG" && (form == "and" || form == "&" || form == "for" || form == "the");
}

// The proper nouns around the head of a mention, as far as the mention reaches; empty when the head is none.
Mention name_of(const Mention& mention, const std::vector<Word>& words) {
  std::size_t head = mention.begin;
  for (std::size_t i = mention.begin; i < mention.end; ++i) {
    const int above = words[i].head;
    if (above < static_cast<int>(mention.begin) || above >= static_cast<int>(mention.end)) {
      head = i;
      break;
    }
  }
  Mention name{mention.id, mention.type, head, head};
  if (!words[head].proper) return name;
  name.end = head + 1;
  while (name.begin > mention.begin && words[name.begin - 1].proper) --name.begin;
  for (std::size_t i = name.end; i < mention.end && (words[i].proper || joins(words[i].form, mention.type)); ++i) {
    if (words[i].proper) name.end = i + 1;
  }
  return name;
}

class GumNames {
 public:
  void word(const std::vector<std::string_view>& columns) {
    Word word{std::string(columns[1]), columns[3] == "PROPN"};
    word.head = std::atoi(std::string(columns[6]).c_str()) - 1;
    words_.push_back(std::move(word));
    for (const GumBracket& bracket : gum_brackets(columns[9])) {
      if (bracket.opens) {
        const std::vector<std::string_view> fields = split_columns(bracket.body, '-');
        const std::string_view type = fields.size() > 1 ? fields[1] : std::string_view();
        const char* label = type == "person" ? "PER" : type == "organization" ? "ORG" : type == "place" ? "LOC" : "";
        open_.push_back({std::string(bracket.id), label, words_.size() - 1, 0});
      }
      if (bracket.closes) close(bracket.id);
    }
  }

  void end_sentence() {
    if (words_.empty()) return;
    NameSentence sentence;
    for (const Word& word : words_) sentence.push_back({word.form, "O"});
    // The longest of nested names: "Bank of England" is no place.
    std::stable_sort(mentions_.begin(), mentions_.end(),
                     [](const Mention& a, const Mention& b) { return a.end - a.begin > b.end - b.begin; });
    for (const Mention& mention : mentions_) {
      const Mention name = mention.type.empty() ? Mention{} : name_of(mention, words_);
      const bool taken =
          std::any_of(sentence.begin() + static_cast<std::ptrdiff_t>(name.begin), sentence.begin() + static_cast<std::ptrdiff_t>(name.end),
                      [](const TaggedWord& word) { return word.label != "O"; });
      if (taken) continue;
      for (std::size_t i = name.begin; i < name.end; ++i) sentence[i].label = fmt::format("{}-{}", i == name.begin ? 'B' : 'I', name.type);
    }
    sentences_.push_back(std::move(sentence));
    words_.clear();
    mentions_.clear();
    open_.clear();
  }

  std::vector<NameSentence> take() { return std::move(sentences_); }

 private:
  void close(std::string_view id) {
    const auto mention = std::find_if(open_.rbegin(), open_.rend(), [&](const Mention& m) { return m.id == id; });
    if (mention == open_.rend()) return;
    mention->end = words_.size();
    mentions_.push_back(*mention);
    open_.erase(std::next(mention).base());
  }

  std::vector<Word> words_;
  std::vector<Mention> open_;
  std::vector<Mention> mentions_;
  std::vector<NameSentence> sentences_;
};

}  // namespace

Result<std::vector<NameSentence>> read_gum_names(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  GumNames names;
  bool well_formed = true;
  for_each_line(text, [&](std::string_view line) {
    if (line.empty()) names.end_sentence();
    if (line.empty() || line[0] == '#') return true;
    const std::vector<std::string_view> columns = split_columns(line, '\t');
    well_formed = columns.size() == 10;
    // Ranges and empty nodes are no words.
    if (well_formed && columns[0].find_first_of("-.") == std::string_view::npos) names.word(columns);
    return well_formed;
  });
  if (!well_formed) return Status::corruption(fmt::format("{} is not CoNLL-U", path.string()));
  names.end_sentence();
  return names.take();
}

}  // namespace relata::extract
