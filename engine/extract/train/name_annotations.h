#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/train/corpus.h"

namespace relata::extract {

// The sentences of a corpus by whether people read them for names.
struct AnnotatedNames {
  std::vector<NameSentence> read;    // B and I labels of PER, ORG and LOC
  std::vector<NameSentence> unread;  // as in the corpus
};

// Marks the names of a corpus from a file that holds none of its text. The first line says which corpus is meant, each other line what
// names a sentence has, with sentences and words counted from one, '#' begins a comment:
//   sentences 12544 words 204577 crc32c 0123abcd
//   17 2-3:PER 9:LOC
//   18
// A sentence without a line was not read. kNotFound; kInvalidArgument with file and line for a line that says something else, or when
// `corpus` is not the one that was read.
Result<AnnotatedNames> annotate_names(std::vector<NameSentence> corpus, const std::filesystem::path& annotations);

}  // namespace relata::extract
