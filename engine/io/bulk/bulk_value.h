#pragma once

#include "engine/io/bulk/bulk_header.h"
#include "engine/io/csv/csv_reader.h"
#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// What a field of a property column says. Null for an empty field that is not quoted, for an empty list, and for an empty field of anything
// but a string. Items of a list are parted by `array_delimiter`. kInvalidArgument with the text when it is none of the column's type or no
// UTF-8.
Result<Value> parse_bulk_value(const CsvField& field, const BulkColumn& column, char array_delimiter);

// Whether the bytes are UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace relata
