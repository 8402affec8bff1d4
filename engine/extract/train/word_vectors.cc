#include "engine/extract/train/word_vectors.h"

#include <fmt/format.h>

#include <charconv>

#include "engine/extract/model/features.h"
#include "engine/extract/train/corpus.h"

namespace relata::extract {

Result<WordVectors> read_word_vectors(const std::filesystem::path& data, std::size_t count) {
  const std::filesystem::path words_path = data / "embeddings/words.txt";
  const std::filesystem::path vectors_path = data / "embeddings/vectors.i8";
  RELATA_ASSIGN_OR_RETURN(const std::string words, read_file(words_path));
  RELATA_ASSIGN_OR_RETURN(const std::string bytes, read_file(vectors_path));
  const auto lines = static_cast<std::size_t>(std::count(words.begin(), words.end(), '\n'));
  if (lines == 0 || bytes.size() % lines != 0) {
    return Status::corruption(fmt::format("{} does not hold a vector for each line of {}", vectors_path.string(), words_path.string()));
  }
  WordVectors result;
  const std::size_t dimensions = bytes.size() / lines;
  count = std::min(count, lines);
  result.vectors.resize(count, dimensions);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t end = words.find('\n', begin);
    const std::string_view line = std::string_view(words).substr(begin, end - begin);
    begin = end + 1;
    const std::size_t tab = line.find('\t');
    float scale = 0;
    if (tab != std::string_view::npos) std::from_chars(line.data() + tab + 1, line.data() + line.size(), scale);
    if (scale <= 0) return Status::corruption(fmt::format("{}:{} has no scale", words_path.string(), i + 1));
    for (std::size_t c = 0; c < dimensions; ++c) {
      result.vectors.row(i)[c] = static_cast<float>(static_cast<signed char>(bytes[i * dimensions + c])) * scale;
    }
    result.rows.try_emplace(hash_text(line.substr(0, tab)), static_cast<std::uint32_t>(i));
  }
  return result;
}

}  // namespace relata::extract
