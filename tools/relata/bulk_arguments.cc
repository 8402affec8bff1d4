#include "tools/relata/bulk_arguments.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace relata {
namespace {

std::vector<std::string> split(const std::string& text, char delimiter) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0;;) {
    const std::size_t end = text.find(delimiter, begin);
    parts.push_back(text.substr(begin, end - begin));
    if (end == std::string::npos) return parts;
    begin = end + 1;
  }
}

}  // namespace

Result<BulkFiles> parse_bulk_files(const std::string& text) {
  BulkFiles files;
  const std::size_t equals = text.find('=');
  if (equals != std::string::npos && equals > 0) files.names = split(text.substr(0, equals), ':');
  for (std::string& file : split(text.substr(equals == std::string::npos ? 0 : equals + 1), ',')) files.files.emplace_back(std::move(file));
  const auto is_empty = [](const auto& part) { return part.empty(); };
  if (std::any_of(files.names.begin(), files.names.end(), is_empty) || std::any_of(files.files.begin(), files.files.end(), is_empty)) {
    return Status::invalid_argument(fmt::format("'{}' is not [NAME[:NAME]=]FILE[,FILE...]", text));
  }
  return files;
}

Result<char> parse_character(const std::string& text) {
  if (text.size() == 1) return text[0];
  if (text == "TAB" || text == "\\t") return '\t';
  if (text.starts_with("U+") || text.starts_with("\\u")) {
    unsigned number = 0;
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + 2, end, number, 16);
    if (error == std::errc() && stop == end && number > 0 && number < 0x80) return static_cast<char>(number);
  }
  return Status::invalid_argument(fmt::format("'{}' is no single ASCII character; write it as it is, as TAB, or as U+007C", text));
}

}  // namespace relata
