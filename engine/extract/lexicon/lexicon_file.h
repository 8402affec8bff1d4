#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "storage/base/result.h"

namespace relata::extract {

// One line of a lexicon: fields between '|', trimmed; trailing empty fields may be left out in the file and are filled in here.
struct LexiconLine {
  std::size_t number = 0;  // in the file, from 1
  std::vector<std::string> fields;
};

// Reads a UTF-8 file of lines "field | field | ..."; blank lines and lines that start with '#' are skipped. Every line returned has
// exactly `field_count` fields. kNotFound when there is no such file, kInvalidArgument with file and line when a line has more.
Result<std::vector<LexiconLine>> read_lexicon_file(const std::filesystem::path& path, std::size_t field_count);

// The items of a field, split at commas and trimmed; "\," is a comma within an item.
std::vector<std::string> split_list(std::string_view field);

// "FILE:LINE: problem", for errors in a line.
Status lexicon_error(const std::filesystem::path& path, std::size_t line, std::string_view problem);

}  // namespace relata::extract
