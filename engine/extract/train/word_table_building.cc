#include <fmt/format.h>

#include <charconv>

#include "engine/extract/extractor.h"
#include "engine/extract/lexicon/lexicon_file.h"
#include "engine/extract/text/split_word.h"
#include "engine/extract/train/training.h"

namespace relata::extract {
namespace {

// "word <tab> class of 128 <tab> class of 1024", most frequent first.
Status add_classes(const std::filesystem::path& path, WordTable& table) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
    const std::size_t first = line.find('\t');
    const std::size_t second = line.find('\t', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) continue;
    int coarse = 0;
    int fine = 0;
    std::from_chars(line.data() + first + 1, line.data() + second, coarse);
    std::from_chars(line.data() + second + 1, line.data() + line.size(), fine);
    // Zero means "unknown word".
    table.set_classes(line.substr(0, first), static_cast<std::uint8_t>(coarse + 1), static_cast<std::uint16_t>(fine + 1));
  }
  return Status::ok();
}

// Flags a name of one word as `whole`, the capitalised words of a longer one as `part`.
void add_name(std::string_view name, std::uint8_t whole, std::uint8_t part, WordTable& table) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin < name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    for (const std::string_view piece : split_word(name.substr(begin, end - begin))) pieces.push_back(piece);
    begin = end + 1;
  }
  for (const std::string_view piece : pieces) {
    if (piece.size() > 1 && piece[0] >= 'A' && (piece[0] <= 'Z' || static_cast<unsigned char>(piece[0]) >= 0x80)) {
      table.add_flags(piece, pieces.size() == 1 ? whole : part);
    }
  }
}

Status add_cities(const std::filesystem::path& path, WordTable& table) {
  RELATA_ASSIGN_OR_RETURN(const std::string text, read_file(path));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    add_name(line.substr(0, line.find('\t')), kCityWord, kCityPart, table);
    begin = end + 1;
  }
  return Status::ok();
}

}  // namespace

Result<WordTable> build_word_table(const std::filesystem::path& data) {
  WordTable table;
  RELATA_RETURN_IF_ERROR(add_classes(data / "embeddings/kmeans-128-1024.tsv", table));
  RELATA_RETURN_IF_ERROR(add_cities(data / "gazetteers/cities.tsv", table));
  const std::filesystem::path lexicon = default_data_directory() / "lexicon";
  RELATA_ASSIGN_OR_RETURN(const std::vector<LexiconLine> countries, read_lexicon_file(lexicon / "countries.txt", 4));
  for (const LexiconLine& line : countries) {
    add_name(line.fields[0], kCountryWord, kCountryWord, table);
    for (const std::string& name : split_list(line.fields[1])) add_name(name, kCountryWord, kCountryWord, table);
    for (const std::string& adjective : split_list(line.fields[2])) add_name(adjective, kDemonymWord, 0, table);
  }
  RELATA_ASSIGN_OR_RETURN(const std::vector<LexiconLine> names, read_lexicon_file(lexicon / "given_names.txt", 2));
  for (const LexiconLine& line : names) {
    for (const std::string& name : split_list(line.fields[1])) add_name(name, kGivenName, kGivenName, table);
  }
  table.finish();
  return table;
}

}  // namespace relata::extract
