#include "tools/relata/result_printer.h"

#include <ostream>
#include <vector>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

#include "tools/relata/csv_text.h"
#include "tools/relata/json_text.h"
#include "tools/relata/table.h"

namespace relata {
namespace {

// A cell as people read it: strings bare, null as nothing in CSV and as the word in tables.
std::string cell_text(const QueryResult& result, const Value& value) {
  return value.is_string() ? value.as_string() : result.display(value);
}

void print_table(const QueryResult& result, const PrintOptions& options, std::ostream& out) {
  std::vector<std::vector<TableCell>> rows;
  rows.reserve(result.row_count());
  for (std::size_t row = 0; row < result.row_count(); ++row) {
    std::vector<TableCell>& cells = rows.emplace_back();
    for (std::size_t column = 0; column < result.columns().size(); ++column) {
      const Value& value = result.at(row, column);
      cells.push_back({cell_text(result, value), value.is_number()});
    }
  }
  write_table(result.columns(), rows, {options.decorated, options.width}, out);
}

void print_csv(const QueryResult& result, std::ostream& out) {
  std::vector<std::string> fields = result.columns();
  write_csv_record(fields, out);
  for (std::size_t row = 0; row < result.row_count(); ++row) {
    for (std::size_t column = 0; column < fields.size(); ++column) {
      const Value& value = result.at(row, column);
      fields[column] = value.is_null() ? std::string() : cell_text(result, value);
    }
    write_csv_record(fields, out);
  }
}

void print_json_lines(const QueryResult& result, std::ostream& out) {
  for (std::size_t row = 0; row < result.row_count(); ++row) out << row_as_json(result, row) << '\n';
}

std::string counted(std::uint64_t count, std::string_view singular, std::string_view plural) {
  return fmt::format("{} {}", count, count == 1 ? singular : plural);
}

}  // namespace

bool parse_output_mode(const std::string& name, OutputMode& mode) {
  if (name == "table") {
    mode = OutputMode::kTable;
  } else if (name == "csv") {
    mode = OutputMode::kCsv;
  } else if (name == "jsonl") {
    mode = OutputMode::kJsonLines;
  } else {
    return false;
  }
  return true;
}

std::string describe_updates(const UpdateCounts& updates) {
  std::vector<std::string> parts;
  const auto add = [&](std::uint64_t count, std::string_view one, std::string_view many, std::string_view what) {
    if (count > 0) parts.push_back(fmt::format("{} {}", counted(count, one, many), what));
  };
  add(updates.nodes_created, "node", "nodes", "created");
  add(updates.nodes_deleted, "node", "nodes", "deleted");
  add(updates.relationships_created, "relationship", "relationships", "created");
  add(updates.relationships_deleted, "relationship", "relationships", "deleted");
  add(updates.properties_set, "property", "properties", "set");
  add(updates.labels_added, "label", "labels", "added");
  add(updates.labels_removed, "label", "labels", "removed");
  add(updates.indexes_added, "index", "indexes", "created");
  add(updates.indexes_removed, "index", "indexes", "dropped");
  return fmt::format("{}", fmt::join(parts, ", "));
}

void print_result(const QueryResult& result, const PrintOptions& options, std::ostream& out) {
  if (!result.plan().empty()) out << result.plan() << (result.plan().ends_with('\n') ? "" : "\n");
  if (!result.columns().empty()) {
    switch (options.mode) {
      case OutputMode::kTable: print_table(result, options, out); break;
      case OutputMode::kCsv: print_csv(result, out); break;
      case OutputMode::kJsonLines: print_json_lines(result, out); break;
    }
  }
  if (!options.decorated) return;
  std::vector<std::string> parts;
  if (!result.columns().empty()) parts.push_back(counted(result.row_count(), "row", "rows"));
  if (result.updates().any()) parts.push_back(describe_updates(result.updates()));
  if (parts.empty()) parts.emplace_back("done");
  fmt::print(out, "{} ({:.1f} ms)\n", fmt::join(parts, "; "), static_cast<double>(result.elapsed().count()) / 1000);
}

}  // namespace relata
