#include "engine/extract/train/name_annotations.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <string>

#include "engine/extract/lexicon/lexicon_file.h"
#include "storage/base/crc32c.h"

namespace relata::extract {
namespace {

std::string header_of(const std::vector<NameSentence>& corpus) {
  std::size_t words = 0;
  std::uint32_t crc = 0;
  for (const NameSentence& sentence : corpus) {
    words += sentence.size();
    for (const TaggedWord& word : sentence) crc = crc32c(word.form + "\n", crc);
    crc = crc32c("\n", crc);
  }
  return fmt::format("sentences {} words {} crc32c {:08x}", corpus.size(), words, crc);
}

// The number at the beginning of `text`, which is cut off; zero when there is none.
std::size_t take_number(std::string_view& text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

// Labels the words of "2-3:PER" behind word `after`; the last of them, or zero when the mark does not fit the sentence.
std::size_t mark_name(std::string_view mark, std::size_t after, NameSentence& sentence) {
  const std::size_t first = take_number(mark);
  std::size_t last = first;
  if (mark.starts_with('-')) {
    mark.remove_prefix(1);
    last = take_number(mark);
  }
  const bool fits = first > after && last >= first && last <= sentence.size();
  if (!fits || (mark != ":PER" && mark != ":ORG" && mark != ":LOC")) return 0;
  for (std::size_t i = first; i <= last; ++i) sentence[i - 1].label = fmt::format("{}-{}", i == first ? 'B' : 'I', mark.substr(1));
  return last;
}

// The names of one sentence, from what a line says behind its number.
bool mark_names(std::string_view line, NameSentence& sentence) {
  for (TaggedWord& word : sentence) word.label = "O";
  std::size_t last = 0;
  while (!line.empty()) {
    if (!line.starts_with(' ')) return false;
    line.remove_prefix(1);
    last = mark_name(line.substr(0, line.find(' ')), last, sentence);
    if (last == 0) return false;
    line.remove_prefix(std::min(line.find(' '), line.size()));
  }
  return true;
}

}  // namespace

Result<AnnotatedNames> annotate_names(std::vector<NameSentence> corpus, const std::filesystem::path& annotations) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(annotations));
  AnnotatedNames names;
  std::size_t line_number = 0;
  std::size_t next = 0;  // sentence
  bool header = false;
  Status status;
  for_each_line(text, [&](std::string_view line) {
    ++line_number;
    if (line.empty() || line.starts_with('#')) return true;
    if (!header) {
      const std::string expected = header_of(corpus);
      header = line == expected;
      if (!header)
        status = lexicon_error(annotations, line_number, fmt::format("the names belong to another text; this one has {}", expected));
      return header;
    }
    const std::size_t number = take_number(line);
    const bool in_order = number > next && number <= corpus.size();
    if (!in_order || !mark_names(line, corpus[number - 1])) {
      status = lexicon_error(annotations, line_number, "expected sentence and names in their order, as in \"17 2-3:PER 9:LOC\"");
      return false;
    }
    for (; next + 1 < number; ++next) names.unread.push_back(std::move(corpus[next]));
    names.read.push_back(std::move(corpus[next++]));
    return true;
  });
  if (!status.is_ok()) return status;
  for (; next < corpus.size(); ++next) names.unread.push_back(std::move(corpus[next]));
  return names;
}

}  // namespace relata::extract
