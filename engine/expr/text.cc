#include "engine/expr/text.h"

#include <unicode/utf8.h>

#include <algorithm>

namespace relata {
namespace {

// Byte offset of the code point after the one at `at`.
std::size_t next(std::string_view text, std::size_t at) {
  UChar32 code_point = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::size_t start = at;
  U8_NEXT(bytes, at, text.size(), code_point);
  return code_point < 0 ? start + 1 : at;
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string plain_text(const Value& value) { return value.is_string() ? value.as_string() : to_string(value); }

std::size_t code_point_count(std::string_view text) {
  if (is_ascii(text)) return text.size();
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); at = next(text, at)) ++count;
  return count;
}

std::size_t code_point_offset(std::string_view text, std::size_t index) {
  std::size_t at = 0;
  for (; index > 0 && at < text.size(); --index) at = next(text, at);
  return at;
}

std::string reverse_code_points(std::string_view text) {
  std::string result;
  result.resize(text.size());
  std::size_t end = text.size();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t after = next(text, at);
    end -= after - at;
    std::copy(text.begin() + static_cast<std::ptrdiff_t>(at), text.begin() + static_cast<std::ptrdiff_t>(after),
              result.begin() + static_cast<std::ptrdiff_t>(end));
    at = after;
  }
  return result;
}

}  // namespace relata
