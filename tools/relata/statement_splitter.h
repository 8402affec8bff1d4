#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace relata {

// Cuts text into statements at each `;` outside strings, backticks and comments. Text may come in pieces of any size.
class StatementSplitter {
 public:
  void add(std::string_view text) { buffer_ += text; }
  // The next statement that has its `;`, without it and without the space before its first word; blank ones are skipped.
  std::optional<std::string> next();
  // What is left, which has no `;`; nothing when it is blank or comments alone. Forgets it.
  std::optional<std::string> rest();
  // Whether something has been begun: the next line continues it.
  bool pending() const;
  void clear();

 private:
  enum class Inside { kNothing, kSingleQuotes, kDoubleQuotes, kBackticks, kLineComment, kBlockComment };
  std::string buffer_;
  std::size_t scanned_ = 0;
  bool blank_ = true;  // nothing but spaces and comments so far
  Inside inside_ = Inside::kNothing;
};

}  // namespace relata
