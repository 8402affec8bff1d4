#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/api/bulk_import.h"
#include "engine/io/bulk/bulk_header.h"
#include "engine/io/bulk/bulk_ids.h"
#include "engine/io/bulk/bulk_names.h"
#include "engine/io/csv/csv_reader.h"

namespace relata {

// The id spaces of a bulk load by name.
using BulkIdSpaces = std::map<std::string, std::unique_ptr<BulkIds>, std::less<>>;

// Files with their header read: what each column of a record becomes.
struct BulkInput {
  BulkKind kind;
  const BulkFiles* source;
  std::vector<BulkColumn> columns;
  std::vector<std::pair<std::size_t, KeyId>> properties;  // column and key, ascending by key

  // Of nodes.
  std::vector<LabelId> labels;  // that all have, ascending
  std::vector<std::size_t> label_columns;
  std::optional<std::size_t> id_column;
  BulkIds* ids = nullptr;

  // Of relationships.
  std::optional<TypeId> type;  // of those that name none
  std::optional<std::size_t> type_column;
  std::size_t start_column = 0;
  std::size_t end_column = 0;
  const BulkIds* start_ids = nullptr;
  const BulkIds* end_ids = nullptr;
};

// Reads the header and registers its names. All inputs of nodes come before those of relationships, whose id spaces must be known.
// kInvalidArgument with the file. `source` must outlive the input.
Result<BulkInput> open_bulk_input(BulkKind kind, const BulkFiles& source, const BulkImportOptions& options, BulkNames& names,
                                  BulkIdSpaces& spaces);

inline CsvFormat csv_format(const BulkImportOptions& options) { return {options.delimiter, options.quote}; }

}  // namespace relata
