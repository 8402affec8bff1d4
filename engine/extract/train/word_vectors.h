#pragma once

#include <absl/container/flat_hash_map.h>

#include <filesystem>
#include <vector>

#include "engine/extract/model/recurrent_layer.h"
#include "storage/base/result.h"

namespace relata::extract {

// Vectors of words in lower case, most frequent words first, by the hash of the word.
struct WordVectors {
  Matrix vectors;
  absl::flat_hash_map<std::uint32_t, std::uint32_t> rows;
};

// The first `count` words of DATA/embeddings: words.txt ("word <tab> scale") and vectors.i8 (signed bytes, all of one dimension).
// kNotFound or kCorruption with the path.
Result<WordVectors> read_word_vectors(const std::filesystem::path& data, std::size_t count);

}  // namespace relata::extract
