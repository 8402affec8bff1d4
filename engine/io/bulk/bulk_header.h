#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/io/csv/csv_reader.h"
#include "storage/base/result.h"

namespace relata {

// The header of a file for bulk load, in neo4j-admin's notation: "id:ID(people)", ":LABEL", "age:int", "tags:string[]",
// ":START_ID(people)",
// ":END_ID(people)", ":TYPE", ":IGNORE", "seen:datetime{timezone:Europe/Oslo}".

enum class BulkKind : std::uint8_t { kNodes, kRelationships };

enum class BulkRole : std::uint8_t { kProperty, kId, kLabels, kStartId, kEndId, kType, kIgnore };

enum class BulkType : std::uint8_t {
  kString,
  kInteger,
  kFloat,
  kBoolean,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
};

struct BulkColumn {
  BulkRole role = BulkRole::kProperty;
  std::string name;  // of the property; empty when the column becomes none
  BulkType type = BulkType::kString;
  bool is_list = false;
  std::string id_space;   // of kId, kStartId and kEndId; the global one is empty
  std::string time_zone;  // of times that name none
};

// "int", "date", ... as the header writes it.
std::string_view to_string(BulkType type);
std::optional<BulkType> parse_bulk_type(std::string_view name);

// The columns, checked: no two properties of one name; for nodes at most one ID, for relationships one START_ID and one END_ID and at most
// one TYPE. An ID column with a name is a property, too, of `id_type` or what {id-type:...} says. kInvalidArgument with the column.
Result<std::vector<BulkColumn>> parse_bulk_header(std::span<const CsvField> fields, BulkKind kind, BulkType id_type);

}  // namespace relata
