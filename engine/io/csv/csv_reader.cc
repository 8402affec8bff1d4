#include "engine/io/csv/csv_reader.h"

#include <cstring>

namespace relata {
namespace {

// Past the quoted field that begins at text[at]: behind its closing quote, or at the end when there is none.
std::size_t behind_quotes(std::string_view text, std::size_t at, char quote) {
  constexpr std::size_t kDoubledQuote = 2;
  at = text.find(quote, at + 1);
  while (at != std::string_view::npos && at + 1 < text.size() && text[at + 1] == quote) at = text.find(quote, at + kDoubledQuote);
  return at == std::string_view::npos ? text.size() : at + 1;
}

}  // namespace

std::size_t whole_records(std::string_view text, const CsvFormat& format) {
  if (text.find(format.quote) == std::string_view::npos) return text.rfind('\n') + 1;
  std::size_t whole = 0;
  bool field_begins = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (field_begins && c == format.quote) {
      at = behind_quotes(text, at, format.quote);
      field_begins = false;
      continue;
    }
    ++at;
    field_begins = c == format.delimiter || c == '\n';
    if (c == '\n') whole = at;
  }
  return whole;
}

bool CsvReader::skip_empty_lines() {
  for (;;) {
    if (at_ == end_) return false;
    if (*at_ == '\n') {
      ++at_;
    } else if (*at_ == '\r' && (at_ + 1 == end_ || at_[1] == '\n')) {
      at_ += at_ + 1 == end_ ? 1 : 2;
    } else {
      return true;
    }
    ++next_line_;
  }
}

CsvField CsvReader::plain_field() {
  const char* const begin = at_;
  while (at_ != end_ && *at_ != format_.delimiter && *at_ != '\n') ++at_;
  const char* last = at_;
  const bool ends_record = at_ == end_ || *at_ == '\n';
  if (ends_record && last != begin && last[-1] == '\r') --last;
  return {{begin, static_cast<std::size_t>(last - begin)}, false};
}

CsvField CsvReader::quoted_field() {
  char* const begin = ++at_;
  char* out = begin;  // where the next byte goes, once a quote has been taken out
  for (;;) {
    char* const quote = static_cast<char*>(std::memchr(at_, format_.quote, static_cast<std::size_t>(end_ - at_)));
    char* const stop = quote == nullptr ? end_ : quote;
    if (out != at_) std::memmove(out, at_, static_cast<std::size_t>(stop - at_));
    out += stop - at_;
    if (quote == nullptr) {
      at_ = end_;
      problem_ = "a quoted field is not closed";
      break;
    }
    at_ = quote + 1;
    if (at_ == end_ || *at_ != format_.quote) break;
    *out++ = format_.quote;
    ++at_;
  }
  const std::string_view text(begin, static_cast<std::size_t>(out - begin));
  for (const char c : text) next_line_ += c == '\n' ? 1 : 0;
  if (at_ != end_ && *at_ == '\r' && (at_ + 1 == end_ || at_[1] == '\n')) ++at_;
  if (at_ != end_ && *at_ != format_.delimiter && *at_ != '\n') {
    problem_ = "there is text behind a closing quote";
    while (at_ != end_ && *at_ != format_.delimiter && *at_ != '\n') ++at_;
  }
  return {text, true};
}

bool CsvReader::next(std::vector<CsvField>& fields) {
  fields.clear();
  problem_ = {};
  if (!skip_empty_lines()) return false;
  line_ = next_line_;
  for (;;) {
    const bool quoted = at_ != end_ && *at_ == format_.quote;
    fields.push_back(quoted ? quoted_field() : plain_field());
    const bool goes_on = at_ != end_ && *at_ == format_.delimiter;
    if (at_ != end_) ++at_;
    if (!goes_on) break;
  }
  ++next_line_;
  return true;
}

}  // namespace relata
