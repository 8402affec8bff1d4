#pragma once

#include <filesystem>
#include <vector>

#include "engine/extract/train/corpus.h"

namespace relata::extract::testing {

// A few trees of news English, enough for a parser to learn what a subject is.
std::vector<TreeSentence> tiny_trees();

// A data folder with a little of everything that train_models() reads.
void write_tiny_data(const std::filesystem::path& data);

}  // namespace relata::extract::testing
