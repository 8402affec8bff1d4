#include "tools/relata/schema_text.h"

#include <ostream>

#include <fmt/format.h>
#include <fmt/ostream.h>
#include <fmt/ranges.h>

namespace relata {
namespace {

void print_entries(std::string_view title, std::uint64_t total, const std::vector<SchemaEntry>& entries, std::ostream& out) {
  fmt::print(out, "{}: {}\n", title, total);
  for (const SchemaEntry& entry : entries) fmt::print(out, "  {:<24} {:>10}\n", entry.name, entry.count);
}

}  // namespace

void print_schema(const Schema& schema, std::ostream& out) {
  print_entries("nodes", schema.nodes, schema.labels, out);
  print_entries("relationships", schema.relationships, schema.relationship_types, out);
  fmt::print(out, "property keys: {}\n", fmt::join(schema.property_keys, ", "));
}

}  // namespace relata
