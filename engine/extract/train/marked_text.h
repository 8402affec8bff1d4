#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/train/corpus.h"

namespace relata::extract {

// Sentences from text that has its names marked in it, one sentence a line, words parted by blanks:
//   [PER Dana Whitlock ] works for [ORG Kestrel Upstream , Inc. ] in [LOC Tampa ] .
// Words get B and I labels. kNotFound; kInvalidArgument with file and line for brackets that do not fit.
Result<std::vector<NameSentence>> read_marked_text(const std::filesystem::path& path);

// The sentences of every *.txt file of a folder, in the order of the files' names; none when there is no such folder.
Result<std::vector<NameSentence>> read_marked_texts(const std::filesystem::path& directory);

}  // namespace relata::extract
