#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "engine/api/query_result.h"

namespace relata {

enum class OutputMode { kTable, kCsv, kJsonLines };

// "table", "csv", "jsonl"; false for anything else.
bool parse_output_mode(const std::string& name, OutputMode& mode);

struct PrintOptions {
  OutputMode mode = OutputMode::kTable;
  // Borders and a closing line with count and time. Off: columns aligned, nothing else.
  bool decorated = false;
  // Columns of the screen: longer cells continue on further lines. 0: as wide as it gets.
  std::size_t width = 0;
};

void print_result(const QueryResult& result, const PrintOptions& options, std::ostream& out);

// "3 nodes created, 1 property set"; empty when nothing changed.
std::string describe_updates(const UpdateCounts& updates);

}  // namespace relata
