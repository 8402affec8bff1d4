#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Comma-separated values by RFC 4180, with other characters where files have them. A quote counts as one only where a field begins.
struct CsvFormat {
  char delimiter = ',';
  char quote = '"';
};

struct CsvField {
  std::string_view text;  // without its quotes
  bool quoted = false;
};

// How many bytes at the beginning of `text`, which begins with a record, are whole records, each with its line end.
std::size_t whole_records(std::string_view text, const CsvFormat& format);

// The records of a text one by one. The fields point into the text, in which doubled quotes are made single. Records end with \n or \r\n,
// the last one also without; a quoted field may go over lines; empty lines are no records. Not thread-safe.
class CsvReader {
 public:
  // `text` must outlive the reader and the fields; `first_line` is the number of its first line.
  CsvReader(std::string& text, const CsvFormat& format, std::uint64_t first_line)
      : at_(text.data()), end_(text.data() + text.size()), format_(format), next_line_(first_line) {}

  // The next record, or false at the end.
  bool next(std::vector<CsvField>& fields);
  // Of the record's first line.
  std::uint64_t line() const { return line_; }
  // Of what comes after the record.
  std::uint64_t next_line() const { return next_line_; }
  // Why the record cannot be trusted; empty when it can.
  std::string_view problem() const { return problem_; }

 private:
  bool skip_empty_lines();
  CsvField plain_field();
  CsvField quoted_field();

  char* at_;
  char* end_;
  CsvFormat format_;
  std::uint64_t next_line_;
  std::uint64_t line_ = 0;
  std::string_view problem_;
};

}  // namespace relata
