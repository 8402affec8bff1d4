#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/io/bulk/bulk_header.h"
#include "engine/io/csv/csv_reader.h"
#include "storage/base/result.h"
#include "storage/base/value.h"

namespace relata {

// What a field of a property column says. Null for an empty field that is not quoted, for an empty list, and for an empty field of anything
// but a string. Items of a list are parted by `array_delimiter`. kInvalidArgument with the text when it is none of the column's type or no
// UTF-8.
Result<Value> parse_bulk_value(const CsvField& field, const BulkColumn& column, char array_delimiter);

// The integer of a column of integers where the text is plain digits, at most 18 of them, with or without a minus: most are. Nothing
// otherwise; parse_bulk_value() knows what it is then.
inline std::optional<std::int64_t> plain_integer(std::string_view text, const BulkColumn& column) {
  constexpr std::size_t kSafeDigits = 18;
  if (column.type != BulkType::kInteger || column.is_list) return std::nullopt;
  const bool negative = !text.empty() && text[0] == '-';
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > kSafeDigits) return std::nullopt;
  std::int64_t number = 0;
  for (const char c : digits) {
    const auto digit = static_cast<unsigned>(c - '0');
    if (digit > 9) return std::nullopt;
    number = number * 10 + digit;
  }
  return negative ? -number : number;
}

// Whether the bytes are UTF-8.
bool is_utf8(std::string_view bytes);

}  // namespace relata
