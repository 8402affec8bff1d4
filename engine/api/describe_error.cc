#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "engine/api/display_width.h"
#include "engine/api/session.h"

namespace relata {
namespace {

// A line of a query as a terminal shows it, and where in it each byte stands.
struct ShownLine {
  std::string text;                         // tabs as spaces, other control characters and broken UTF-8 as U+FFFD
  std::vector<std::size_t> column_of_byte;  // one past the end included
};

ShownLine show(std::string_view line) {
  ShownLine shown;
  std::size_t column = 0;
  const auto length = static_cast<int32_t>(line.size());
  for (int32_t i = 0; i < length;) {
    const int32_t start = i;
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(line.data()), i, length, c);
    shown.column_of_byte.insert(shown.column_of_byte.end(), static_cast<std::size_t>(i - start), column);
    if (c == '\t') {
      shown.text += ' ';
      ++column;
    } else if (c < 0 || u_iscntrl(c)) {
      shown.text += "\xEF\xBF\xBD";
      ++column;
    } else {
      shown.text.append(line.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(i - start)));
      column += display_width(static_cast<char32_t>(c));
    }
  }
  shown.column_of_byte.push_back(column);
  return shown;
}

// The part of a long line around the marked place, so that the caret stays on the screen.
std::string_view around(std::string_view line, std::size_t& offset) {
  constexpr std::size_t kLongest = 240;
  constexpr std::size_t kBefore = 120;
  if (line.size() <= kLongest) return line;
  const auto is_continuation = [&](std::size_t i) { return i < line.size() && (static_cast<unsigned char>(line[i]) & 0xC0) == 0x80; };
  std::size_t first = offset > kBefore ? offset - kBefore : 0;
  while (first > 0 && is_continuation(first)) --first;
  std::size_t last = std::min(line.size(), first + kLongest);
  while (last > first && is_continuation(last)) --last;
  offset -= first;
  return line.substr(first, last - first);
}

}  // namespace

std::string describe_error(const Status& status, std::string_view query) {
  const QueryErrorInfo* error = status.query_error();
  if (error == nullptr) return std::string(status.message());
  if (error->offset < 0 || static_cast<std::size_t>(error->offset) > query.size()) return std::string(status.message());

  const auto at = static_cast<std::size_t>(error->offset);
  const std::string_view before = query.substr(0, at);
  const std::size_t line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const std::size_t line_end = std::min(query.find('\n', at), query.size());
  std::string_view line = query.substr(line_start, line_end - line_start);
  if (line.ends_with('\r')) line.remove_suffix(1);
  std::size_t offset = std::min(at - line_start, line.size());
  const auto code_points = static_cast<std::size_t>(std::count_if(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(offset),
                                                                  [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
  const auto line_number = 1 + std::count(before.begin(), before.end(), '\n');

  const ShownLine shown = show(around(line, offset));
  const std::size_t last_byte = shown.column_of_byte.size() - 1;
  offset = std::min(offset, last_byte);
  const std::size_t marked_end = std::min(offset + static_cast<std::size_t>(std::max<std::int64_t>(error->length, 1)), last_byte);
  const std::size_t column = shown.column_of_byte[offset];
  const std::size_t width = std::max<std::size_t>(1, shown.column_of_byte[marked_end] - column);
  return fmt::format("line {}, column {}: {}\n{}\n{}{}", line_number, code_points + 1, status.message(), shown.text,
                     std::string(column, ' '), std::string(width, '^'));
}

}  // namespace relata
