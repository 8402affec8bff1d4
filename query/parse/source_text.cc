#include "query/parse/source_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "query/parse/limits.h"
#include "query/parse/syntax_failure.h"

namespace relata {
namespace {

// Bytes of the code point that starts at `at`, or 0 when it is not well-formed UTF-8 (RFC 3629: no surrogates, shortest form).
std::uint32_t code_point_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U; };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool overlong = first == 0xE0 && byte(1) < 0xA0;
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool overlong = first == 0xF0 && byte(1) < 0x90;
    const bool too_large = first == 0xF4 && byte(1) >= 0x90;
    return continues(1) && continues(2) && continues(3) && !overlong && !too_large ? 4 : 0;
  }
  return 0;
}

}  // namespace

SourceText::SourceText(std::string_view text) : text_(text) {
  if (text.size() > kMaxQueryBytes) {
    throw SyntaxFailure{"QueryTooLong", fmt::format("the query has {} bytes; the limit is {}", text.size(), kMaxQueryBytes), {}};
  }
  if (std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return;
  offsets_.reserve(text.size() + 1);
  // ANTLR drops a byte order mark and counts from what follows.
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  const std::size_t start = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  for (auto at = static_cast<std::uint32_t>(start); at < text.size();) {
    const std::uint32_t length = code_point_length(text, at);
    if (length == 0) throw SyntaxFailure{"InvalidUnicodeCharacter", "this byte is not valid UTF-8", {at, 1}};
    offsets_.push_back(at);
    at += length;
  }
  offsets_.push_back(static_cast<std::uint32_t>(text.size()));
}

}  // namespace relata
