#include "tools/relata/statement_splitter.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace relata {
namespace {

// Errors count lines from where a statement begins, not from where the one before it ended.
std::string without_leading_space(std::string text) {
  text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text;
}

}  // namespace

std::optional<std::string> StatementSplitter::next() {
  while (scanned_ < buffer_.size()) {
    const char c = buffer_[scanned_];
    const bool has_second = scanned_ + 1 < buffer_.size();
    const char second = has_second ? buffer_[scanned_ + 1] : '\0';
    switch (inside_) {
      case Inside::kNothing:
        if (c == ';') {
          std::string statement = buffer_.substr(0, scanned_);
          const bool blank = std::exchange(blank_, true);
          buffer_.erase(0, scanned_ + 1);
          scanned_ = 0;
          if (blank) continue;
          return without_leading_space(std::move(statement));
        }
        if (c == '/' && !has_second) return std::nullopt;  // the next piece decides
        if (c == '/' && (second == '/' || second == '*')) {
          inside_ = second == '/' ? Inside::kLineComment : Inside::kBlockComment;
          ++scanned_;
          break;
        }
        if (c == '\'') inside_ = Inside::kSingleQuotes;
        if (c == '"') inside_ = Inside::kDoubleQuotes;
        if (c == '`') inside_ = Inside::kBackticks;
        if (std::isspace(static_cast<unsigned char>(c)) == 0) blank_ = false;
        break;
      case Inside::kSingleQuotes:
      case Inside::kDoubleQuotes:
        if (c == '\\') {
          if (!has_second) return std::nullopt;
          ++scanned_;
        } else if (c == (inside_ == Inside::kSingleQuotes ? '\'' : '"')) {
          inside_ = Inside::kNothing;
        }
        break;
      case Inside::kBackticks:
        if (c == '`') inside_ = Inside::kNothing;
        break;
      case Inside::kLineComment:
        if (c == '\n') inside_ = Inside::kNothing;
        break;
      case Inside::kBlockComment:
        if (c == '*' && !has_second) return std::nullopt;
        if (c == '*' && second == '/') {
          inside_ = Inside::kNothing;
          ++scanned_;
        }
        break;
    }
    ++scanned_;
  }
  return std::nullopt;
}

std::optional<std::string> StatementSplitter::rest() {
  // A lone `/` or `\` at the very end was left for a next piece: it belongs to the statement.
  const bool blank = blank_ && (scanned_ == buffer_.size() || inside_ == Inside::kBlockComment);
  std::string statement = std::exchange(buffer_, {});
  clear();
  if (blank) return std::nullopt;
  return without_leading_space(std::move(statement));
}

bool StatementSplitter::pending() const { return !blank_ || inside_ != Inside::kNothing; }

void StatementSplitter::clear() {
  buffer_.clear();
  scanned_ = 0;
  blank_ = true;
  inside_ = Inside::kNothing;
}

}  // namespace relata
