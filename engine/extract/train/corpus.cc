#include "engine/extract/train/corpus.h"

#include <fmt/format.h>
#include <lzma.h>

#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>

#include "engine/extract/text/split_word.h"

namespace relata::extract {
namespace {

Result<std::string> decompress(const std::string& bytes, const std::filesystem::path& path) {
  const auto damaged = [&] { return Status::corruption(fmt::format("{} is not a whole .xz file", path.string())); };
  lzma_stream stream = LZMA_STREAM_INIT;
  if (lzma_stream_decoder(&stream, std::numeric_limits<std::uint64_t>::max(), 0) != LZMA_OK) return damaged();
  stream.next_in = reinterpret_cast<const std::uint8_t*>(bytes.data());
  stream.avail_in = bytes.size();
  std::string text;
  std::string buffer(1 << 20, '\0');
  lzma_ret state = LZMA_OK;
  while (state == LZMA_OK) {
    stream.next_out = reinterpret_cast<std::uint8_t*>(buffer.data());
    stream.avail_out = buffer.size();
    state = lzma_code(&stream, LZMA_FINISH);
    text.append(buffer, 0, buffer.size() - stream.avail_out);
  }
  lzma_end(&stream);
  if (state != LZMA_STREAM_END) return damaged();
  return text;
}

// Files count words from one on and say zero for the root. False when a head is no word of the sentence.
bool count_heads_from_zero(TreeSentence& sentence) {
  const auto size = static_cast<int>(sentence.size());
  for (TreeWord& word : sentence) {
    if (word.head < 0 || word.head > size) return false;
    word.head = word.head == 0 ? size : word.head - 1;
  }
  return true;
}

}  // namespace

std::vector<std::string_view> split_columns(std::string_view line, char separator) {
  std::vector<std::string_view> columns;
  for (std::size_t begin = 0;;) {
    const std::size_t end = line.find(separator, begin);
    columns.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return columns;
    begin = end + 1;
  }
}

void for_each_line(std::string_view text, const std::function<bool(std::string_view)>& visit) {
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!visit(line)) return;
    begin = end + 1;
  }
}

std::vector<GumBracket> gum_brackets(std::string_view misc) {
  std::vector<GumBracket> brackets;
  for (std::string_view text : split_columns(misc, '|')) {
    if (!text.starts_with("Entity=")) continue;
    text.remove_prefix(7);
    while (!text.empty()) {
      GumBracket bracket;
      bracket.opens = text[0] == '(';
      const std::size_t begin = bracket.opens ? 1 : 0;
      const std::size_t end = std::min(text.find_first_of("()", begin), text.size());
      bracket.body = text.substr(begin, end - begin);
      bracket.id = bracket.body.substr(0, bracket.body.find('-'));
      bracket.closes = end < text.size() && text[end] == ')';
      text.remove_prefix(bracket.closes ? end + 1 : std::max<std::size_t>(end, 1));
      brackets.push_back(bracket);
    }
  }
  return brackets;
}

Result<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Status::not_found(fmt::format("cannot read {}", path.string()));
  std::string bytes(std::istreambuf_iterator<char>(file), {});
  if (path.extension() == ".xz") return decompress(bytes, path);
  return bytes;
}

Result<std::vector<TreeSentence>> read_conllu(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  std::vector<TreeSentence> sentences;
  TreeSentence sentence;
  std::size_t line_number = 0;
  bool well_formed = true;
  const auto end_sentence = [&] {
    well_formed = count_heads_from_zero(sentence) && well_formed;
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
    sentence.clear();
  };
  for_each_line(text, [&](std::string_view line) {
    ++line_number;
    if (line.empty()) end_sentence();
    if (line.empty() || line[0] == '#') return well_formed;
    const std::vector<std::string_view> columns = split_columns(line, '\t');
    int head = -1;
    well_formed = columns.size() == 10;
    if (!well_formed || columns[0].find_first_of("-.") != std::string_view::npos) return well_formed;
    const auto [end, error] = std::from_chars(columns[6].data(), columns[6].data() + columns[6].size(), head);
    well_formed = error == std::errc() && head >= 0;
    sentence.push_back({std::string(columns[1]), std::string(columns[2]), std::string(columns[3]), std::string(columns[4]), head,
                        std::string(columns[7])});
    return well_formed;
  });
  end_sentence();
  if (!well_formed) return Status::corruption(fmt::format("{}:{} is not CoNLL-U", path.string(), line_number));
  return sentences;
}

Result<std::vector<TreeSentence>> read_silver_trees(const std::filesystem::path& path) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  std::vector<TreeSentence> sentences(1);
  std::size_t line_number = 0;
  bool well_formed = true;
  const auto end_sentence = [&] {
    well_formed = count_heads_from_zero(sentences.back()) && well_formed;
    sentences.emplace_back();
  };
  for_each_line(text, [&](std::string_view line) {
    ++line_number;
    const std::vector<std::string_view> columns = split_columns(line, '\t');
    if (line.empty()) end_sentence();
    if (columns.size() < 4) return well_formed;
    TreeWord& word =
        sentences.back().emplace_back(TreeWord{std::string(columns[0]), std::string(columns[2]), {}, std::string(columns[3]), 0, {}});
    if (columns.size() < 7) return true;
    const auto [end, error] = std::from_chars(columns[5].data(), columns[5].data() + columns[5].size(), word.head);
    word.relation = columns[6];
    well_formed = error == std::errc();
    return well_formed;
  });
  end_sentence();
  if (!well_formed) return Status::corruption(fmt::format("{}:{} holds a tree that is none", path.string(), line_number));
  return sentences;
}

std::vector<NameSentence> parse_columns(std::string_view text, const ColumnFormat& format, const LabelOf& label_of) {
  std::vector<NameSentence> sentences(1);
  for_each_line(text, [&](std::string_view line) {
    if (line.empty()) {
      if (!sentences.back().empty()) sentences.emplace_back();
      return true;
    }
    if (format.comments && line[0] == '#') return true;
    const std::vector<std::string_view> columns = split_columns(line, format.separator);
    if (columns.size() > format.form_column + 1) sentences.back().push_back({std::string(columns[format.form_column]), label_of(columns)});
    return true;
  });
  if (sentences.back().empty()) sentences.pop_back();
  return sentences;
}

Result<std::vector<NameSentence>> read_columns(const std::filesystem::path& path, const ColumnFormat& format, const LabelOf& label_of) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  return parse_columns(text, format, label_of);
}

Result<std::vector<NameDocument>> read_documents(const std::filesystem::path& path, const ColumnFormat& format, const LabelOf& label_of) {
  constexpr std::string_view kBeginning = "\n# newdoc";
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  std::vector<NameDocument> documents;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(kBeginning, begin), text.size());
    NameDocument document = parse_columns(std::string_view(text).substr(begin, end - begin), format, label_of);
    if (!document.empty()) documents.push_back(std::move(document));
    begin = end + 1;
  }
  return documents;
}

void to_bilou(NameSentence& sentence) {
  const auto type = [](const std::string& label) { return label.size() > 2 ? label.substr(2) : std::string(); };
  for (TaggedWord& word : sentence) {
    const std::string t = type(word.label);
    if (t != "PER" && t != "ORG" && t != "LOC") word.label = "O";
  }
  for (std::size_t begin = 0; begin < sentence.size();) {
    const std::string t = type(sentence[begin].label);
    std::size_t end = begin + 1;
    while (end < sentence.size() && !t.empty() && type(sentence[end].label) == t && sentence[end].label[0] == 'I') ++end;
    for (std::size_t i = begin; i < end && !t.empty(); ++i) {
      const char position = end - begin == 1 ? 'U' : i == begin ? 'B' : i + 1 == end ? 'L' : 'I';
      sentence[i].label = fmt::format("{}-{}", position, t);
    }
    begin = end;
  }
}

NameSentence retokenized(const NameSentence& sentence) {
  NameSentence result;
  for (const TaggedWord& word : sentence) {
    bool first = true;
    for (const std::string_view piece : split_word(word.form)) {
      std::string label = word.label;
      if (!first && label.starts_with("B-")) label[0] = 'I';
      result.push_back({plain_form(piece), std::move(label)});
      first = false;
    }
  }
  return result;
}

}  // namespace relata::extract
