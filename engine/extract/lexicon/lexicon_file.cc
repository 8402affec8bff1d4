#include "engine/extract/lexicon/lexicon_file.h"

#include <fmt/format.h>

#include <fstream>

namespace relata::extract {
namespace {

std::string_view trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r";
  const auto begin = text.find_first_not_of(kBlank);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace

Result<std::vector<LexiconLine>> read_lexicon_file(const std::filesystem::path& path, std::size_t field_count) {
  std::ifstream file(path);
  if (!file) return Status::not_found(fmt::format("cannot read the lexicon file {}", path.string()));
  std::vector<LexiconLine> lines;
  std::string text;
  for (std::size_t number = 1; std::getline(file, text); ++number) {
    const std::string_view line = trim(text);
    if (line.empty() || line.front() == '#') continue;
    LexiconLine entry{number, {}};
    for (std::size_t begin = 0; begin <= line.size();) {
      const std::size_t end = std::min(line.find('|', begin), line.size());
      entry.fields.emplace_back(trim(line.substr(begin, end - begin)));
      begin = end + 1;
    }
    if (entry.fields.size() > field_count) {
      return lexicon_error(path, number, fmt::format("{} fields where at most {} belong", entry.fields.size(), field_count));
    }
    entry.fields.resize(field_count);
    lines.push_back(std::move(entry));
  }
  return lines;
}

std::vector<std::string> split_list(std::string_view field) {
  std::vector<std::string> items;
  std::string item;
  const auto finish = [&] {
    if (const std::string_view trimmed = trim(item); !trimmed.empty()) items.emplace_back(trimmed);
    item.clear();
  };
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (field[i] == '\\' && i + 1 < field.size() && field[i + 1] == ',') {
      item += field[++i];
    } else if (field[i] == ',') {
      finish();
    } else {
      item += field[i];
    }
  }
  finish();
  return items;
}

Status lexicon_error(const std::filesystem::path& path, std::size_t line, std::string_view problem) {
  return Status::invalid_argument(fmt::format("{}:{}: {}", path.string(), line, problem));
}

}  // namespace relata::extract
