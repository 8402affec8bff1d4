#include "query/parse/literals.h"

#include <fmt/format.h>

#include <charconv>
#include <limits>
#include <optional>

#include "query/parse/syntax_failure.h"

namespace relata {
namespace {

void append_utf8(std::uint32_t code_point, std::string& out) {
  const auto put = [&](std::uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  } else {
    put(0xF0 | (code_point >> 18));
    put(0x80 | ((code_point >> 12) & 0x3F));
    put(0x80 | ((code_point >> 6) & 0x3F));
    put(0x80 | (code_point & 0x3F));
  }
}

std::optional<std::uint32_t> hex_digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return std::nullopt;
  std::uint32_t value = 0;
  const char* end = text.data() + at + count;
  const auto [stop, error] = std::from_chars(text.data() + at, end, value, 16);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

// Reads the escape at content[at], the character after the backslash, and returns how many characters it took.
class EscapeReader {
 public:
  EscapeReader(std::string_view content, ast::SourceSpan literal) : content_(content), literal_(literal) {}

  std::size_t read(std::size_t at, std::string& out) const {
    switch (content_[at]) {
      case '\\':
      case '\'':
      case '"':
      case '`': out.push_back(content_[at]); return 1;
      case 'b': out.push_back('\b'); return 1;
      case 'f': out.push_back('\f'); return 1;
      case 'n': out.push_back('\n'); return 1;
      case 'r': out.push_back('\r'); return 1;
      case 't': out.push_back('\t'); return 1;
      case 'u': return unicode(at, 4, out);
      case 'U': return unicode(at, 8, out);
      default: break;
    }
    throw SyntaxFailure{
        "UnexpectedSyntax",
        "unknown escape; strings know \\\\ \\' \\\" \\` \\b \\f \\n \\r \\t \\uXXXX and \\UXXXXXXXX (write \\\\ for a backslash)",
        mark(at, 2)};
  }

 private:
  ast::SourceSpan mark(std::size_t at, std::uint32_t length) const {
    // One for the opening quote, less one for the backslash.
    return {literal_.offset + static_cast<std::uint32_t>(at), length};
  }

  std::size_t unicode(std::size_t at, std::size_t digits, std::string& out) const {
    auto value = hex_digits(content_, at + 1, digits);
    if (!value) {
      throw SyntaxFailure{"InvalidUnicodeLiteral", fmt::format("\\{} needs {} hexadecimal digits", content_[at], digits), mark(at, 2)};
    }
    std::size_t taken = 1 + digits;
    const bool high_surrogate = *value >= 0xD800 && *value < 0xDC00;
    if (high_surrogate && content_.substr(at + taken, 2) == "\\u") {
      const auto low = hex_digits(content_, at + taken + 2, 4);
      if (low && *low >= 0xDC00 && *low < 0xE000) {
        value = 0x10000 + ((*value - 0xD800) << 10) + (*low - 0xDC00);
        taken += 6;
      }
    }
    if (*value > 0x10FFFF || (*value >= 0xD800 && *value < 0xE000)) {
      throw SyntaxFailure{"InvalidUnicodeLiteral", "no such character in Unicode", mark(at, static_cast<std::uint32_t>(taken + 1))};
    }
    append_utf8(*value, out);
    return taken;
  }

  std::string_view content_;
  ast::SourceSpan literal_;
};

}  // namespace

Value integer_literal(std::string_view digits, bool negative, ast::SourceSpan span) {
  int base = 10;
  if (digits.starts_with("0x") || digits.starts_with("0X")) base = 16;
  if (digits.starts_with("0o") || digits.starts_with("0O")) base = 8;
  const std::string_view body = base == 10 ? digits : digits.substr(2);
  constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();
  std::uint64_t magnitude = 0;
  const auto [stop, error] = std::from_chars(body.data(), body.data() + body.size(), magnitude, base);
  if (error != std::errc() || magnitude > kLargest + (negative ? 1 : 0)) {
    throw SyntaxFailure{"IntegerOverflow",
                        "the integer is too large; integers have 64 bits, from -9223372036854775808 to 9223372036854775807", span};
  }
  return Value(static_cast<std::int64_t>(negative ? 0 - magnitude : magnitude));
}

Value float_literal(std::string_view digits, bool negative, ast::SourceSpan span) {
  double value = 0;
  const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error == std::errc::result_out_of_range) {
    const std::size_t exponent = digits.find_first_of("eE");
    const bool tiny =
        exponent != std::string_view::npos ? digits.substr(exponent + 1).starts_with('-') : digits.find_first_not_of("0.") > 300;
    if (!tiny) throw SyntaxFailure{"FloatingPointOverflow", "the number is too large for a 64-bit float", span};
    value = 0;
  }
  return Value(negative ? -value : value);
}

std::string string_literal(std::string_view quoted, ast::SourceSpan span) {
  const std::string_view content = quoted.substr(1, quoted.size() - 2);
  const EscapeReader escapes(content, span);
  std::string out;
  out.reserve(content.size());
  for (std::size_t at = 0; at < content.size();) {
    if (content[at] == '\\') {
      at += 1 + escapes.read(at + 1, out);
    } else {
      out.push_back(content[at++]);
    }
  }
  return out;
}

std::string escaped_name(std::string_view quoted) {
  std::string out;
  for (std::size_t at = 1; at + 1 < quoted.size(); ++at) {
    out.push_back(quoted[at]);
    if (quoted[at] == '`') ++at;
  }
  return out;
}

}  // namespace relata
