#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <string_view>

#include "engine/expr/expression_error.h"
#include "engine/expr/function_families.h"
#include "engine/expr/text.h"

namespace relata {
namespace {

using Arguments = std::span<const Value>;

Result<std::string_view> text_of(std::string_view function, const Value& value) {
  if (!value.is_string()) return wrong_argument(function, value);
  return std::string_view(value.as_string());
}

// A count or position of characters.
Result<std::size_t> count_of(std::string_view function, const Value& value) {
  if (!value.is_integer()) return wrong_argument(function, value);
  if (value.as_integer() < 0) return argument_error("NegativeIntegerArgument", std::string(function) + "() takes no negative number");
  return static_cast<std::size_t>(value.as_integer());
}

Result<Value> substring(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of("substring", arguments[0]));
  RELATA_ASSIGN_OR_RETURN(const std::size_t start, count_of("substring", arguments[1]));
  const std::string_view rest = text.substr(code_point_offset(text, start));
  if (arguments.size() == 2) return Value(rest);
  RELATA_ASSIGN_OR_RETURN(const std::size_t length, count_of("substring", arguments[2]));
  return Value(rest.substr(0, code_point_offset(rest, length)));
}

Result<Value> left(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of("left", arguments[0]));
  RELATA_ASSIGN_OR_RETURN(const std::size_t length, count_of("left", arguments[1]));
  return Value(text.substr(0, code_point_offset(text, length)));
}

Result<Value> right(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of("right", arguments[0]));
  RELATA_ASSIGN_OR_RETURN(const std::size_t length, count_of("right", arguments[1]));
  const std::size_t total = code_point_count(text);
  return Value(length >= total ? text : text.substr(code_point_offset(text, total - length)));
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) != 0; }

// Unicode white space, or the characters of the second argument.
template <bool at_start, bool at_end>
Result<Value> trim(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of("trim", arguments[0]));
  icu::UnicodeString characters;
  if (arguments.size() > 1) {
    RELATA_ASSIGN_OR_RETURN(const std::string_view set, text_of("trim", arguments[1]));
    characters = icu::UnicodeString::fromUTF8(icu::StringPiece(set.data(), static_cast<std::int32_t>(set.size())));
  }
  const auto goes = [&](UChar32 c) { return arguments.size() > 1 ? characters.indexOf(c) >= 0 : is_space(c); };
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::int32_t begin = 0;
  auto end = static_cast<std::int32_t>(text.size());
  UChar32 c = 0;
  for (std::int32_t after = begin; at_start && begin < end; begin = after) {
    U8_NEXT(bytes, after, end, c);
    if (c < 0 || !goes(c)) break;
  }
  for (std::int32_t before = end; at_end && end > begin; end = before) {
    U8_PREV(bytes, begin, before, c);
    if (c < 0 || !goes(c)) break;
  }
  return Value(text.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin)));
}

template <bool upper>
Result<Value> change_case(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of(upper ? "toUpper" : "toLower", arguments[0]));
  auto unicode = icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  // The root locale: the same answer on every machine.
  upper ? unicode.toUpper(icu::Locale::getRoot()) : unicode.toLower(icu::Locale::getRoot());
  std::string result;
  return Value(unicode.toUTF8String(result));
}

Result<Value> replace(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of("replace", arguments[0]));
  RELATA_ASSIGN_OR_RETURN(const std::string_view search, text_of("replace", arguments[1]));
  RELATA_ASSIGN_OR_RETURN(const std::string_view replacement, text_of("replace", arguments[2]));
  if (search.empty()) return arguments[0];
  std::string result;
  std::size_t from = 0;
  for (std::size_t at = text.find(search); at != std::string_view::npos; at = text.find(search, from)) {
    result.append(text.substr(from, at - from)).append(replacement);
    from = at + search.size();
  }
  return Value(result.append(text.substr(from)));
}

Result<Value> split(Arguments arguments, const EvalContext&) {
  RELATA_ASSIGN_OR_RETURN(const std::string_view text, text_of("split", arguments[0]));
  RELATA_ASSIGN_OR_RETURN(const std::string_view delimiter, text_of("split", arguments[1]));
  ValueList parts;
  std::size_t from = 0;
  if (delimiter.empty()) {
    while (from < text.size()) {
      const std::size_t length = code_point_offset(text.substr(from), 1);
      parts.emplace_back(text.substr(from, length));
      from += length;
    }
    return Value(std::move(parts));
  }
  for (std::size_t at = text.find(delimiter); at != std::string_view::npos; at = text.find(delimiter, from)) {
    parts.emplace_back(text.substr(from, at - from));
    from = at + delimiter.size();
  }
  parts.emplace_back(text.substr(from));
  return Value(std::move(parts));
}

}  // namespace

std::vector<FunctionEntry> string_functions() {
  constexpr StaticType kString = StaticType::kString;
  constexpr StaticType kInteger = StaticType::kInteger;
  return {
      optional_arguments(make_function("substring", {kString, kInteger, kInteger}, kString, substring), 1),
      make_function("left", {kString, kInteger}, kString, left),
      make_function("right", {kString, kInteger}, kString, right),
      optional_arguments(make_function("trim", {kString, kString}, kString, trim<true, true>), 1),
      optional_arguments(make_function("btrim", {kString, kString}, kString, trim<true, true>), 1),
      optional_arguments(make_function("ltrim", {kString, kString}, kString, trim<true, false>), 1),
      optional_arguments(make_function("rtrim", {kString, kString}, kString, trim<false, true>), 1),
      make_function("toupper", {kString}, kString, change_case<true>),
      make_function("upper", {kString}, kString, change_case<true>),
      make_function("tolower", {kString}, kString, change_case<false>),
      make_function("lower", {kString}, kString, change_case<false>),
      make_function("replace", {kString, kString, kString}, kString, replace),
      make_function("split", {kString, kString}, StaticType::kList, split),
  };
}

}  // namespace relata
