// Reads articles and writes the graph of each as JSON lines, for scoring extraction without a store.
//
//     extract_dump OUTPUT_DIR FILE.txt ...
//
// FILE.txt begins with "date YYYY-MM-DD " or just with the text; its graph goes to OUTPUT_DIR/FILE.jsonl.

#include <fmt/format.h>

#include <fstream>
#include <iostream>
#include <sstream>

#include "engine/extract/extractor.h"
#include "tools/bench/extraction_json.h"

namespace {

using relata::extract::Document;

Document read_document(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::stringstream content;
  content << in.rdbuf();
  Document document;
  document.id = file.stem().string();
  document.text = content.str();
  constexpr std::string_view kPrefix = "date ";
  const auto begin = document.text.find_first_not_of(" \n");
  if (begin != std::string::npos && document.text.compare(begin, kPrefix.size(), kPrefix) == 0) {
    const auto date = relata::parse_iso_date(std::string_view(document.text).substr(begin + kPrefix.size(), 10));
    if (date.is_ok()) {
      document.date = date.value();
      document.text.erase(0, std::min(begin + kPrefix.size() + 11, document.text.size()));
    }
  }
  return document;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    fmt::print(stderr, "usage: extract_dump OUTPUT_DIR FILE.txt ...\n");
    return 2;
  }
  auto extractor = relata::extract::make_pipeline_extractor(relata::extract::default_data_directory());
  if (!extractor.is_ok()) {
    fmt::print(stderr, "{}\n", extractor.status().to_string());
    return 1;
  }
  for (int i = 2; i < argc; ++i) {
    const Document document = read_document(argv[i]);
    const auto extraction = extractor.value()->extract(document);
    if (!extraction.is_ok()) {
      fmt::print(stderr, "{}: {}\n", argv[i], extraction.status().to_string());
      return 1;
    }
    std::ofstream out(std::filesystem::path(argv[1]) / (document.id + ".jsonl"));
    relata::bench::write_jsonl(out, document, extraction.value());
  }
  return 0;
}
