#include "engine/extract/train/marked_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "engine/extract/lexicon/lexicon_file.h"

namespace relata::extract {
namespace {

// The sentence of a line, or an empty one when its brackets do not fit.
NameSentence marked_sentence(std::string_view line) {
  NameSentence sentence;
  std::string_view type;  // of the name that is open
  bool first = false;     // word of it
  for (const std::string_view word : split_columns(line, ' ')) {
    const bool opens = word == "[PER" || word == "[ORG" || word == "[LOC";
    if (opens || word == "]") {
      if (opens != type.empty() || first) return {};
      type = opens ? word.substr(1) : std::string_view();
      first = opens;
    } else if (word.find_first_of("[]") != std::string_view::npos) {
      return {};
    } else if (!word.empty()) {
      sentence.push_back({std::string(word), type.empty() ? "O" : fmt::format("{}-{}", first ? 'B' : 'I', type)});
      first = false;
    }
  }
  return type.empty() ? sentence : NameSentence();
}

}  // namespace

Result<std::vector<NameSentence>> read_marked_text(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  std::vector<NameSentence> sentences;
  std::size_t number = 0;
  Status status;
  for_each_line(text, [&](std::string_view line) {
    ++number;
    if (line.find_first_not_of(' ') == std::string_view::npos) return true;
    sentences.push_back(marked_sentence(line));
    if (sentences.back().empty()) status = lexicon_error(path, number, "expected names as in \"[PER Ann Lee ] left [LOC Kyiv ] .\"");
    return status.is_ok();
  });
  if (!status.is_ok()) return status;
  return sentences;
}

Result<std::vector<NameSentence>> read_marked_texts(const std::filesystem::path& directory) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(directory, error)) {
    if (entry.path().extension() == ".txt") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<NameSentence> sentences;
  for (const std::filesystem::path& file : files) {
    RELATA_ASSIGN_OR_RETURN(auto read, read_marked_text(file));
    std::move(read.begin(), read.end(), std::back_inserter(sentences));
  }
  return sentences;
}

}  // namespace relata::extract
