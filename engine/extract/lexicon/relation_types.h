#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/lexicon/lexicon.h"
#include "storage/base/result.h"

namespace relata::extract {

// The closed list of relation types, in the order of relation_types.txt in the folder of the lexicon. kNotFound or kInvalidArgument names
// the file, and the line that is wrong.
Result<std::vector<RelationType>> read_relation_types(const std::filesystem::path& lexicon_directory);

}  // namespace relata::extract
