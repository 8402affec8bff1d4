#pragma once

#include <cctype>
#include <cstdint>
#include <optional>
#include <string_view>

namespace relata {

// Reads digits and marks off the front of a text. The text must outlive it.
class TemporalScanner {
 public:
  explicit TemporalScanner(std::string_view text) : rest_(text) {}

  std::string_view rest() const { return rest_; }
  bool at_end() const { return rest_.empty(); }
  // Reads `mark` if it comes next.
  bool skip(char mark) {
    if (!rest_.starts_with(mark)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  // How many digits come next.
  std::size_t digits() const {
    std::size_t count = 0;
    while (count < rest_.size() && std::isdigit(static_cast<unsigned char>(rest_[count]))) ++count;
    return count;
  }
  // A number of `least` to `most` digits, as many as there are; nullopt, with nothing read, when there are fewer. Requires: most <= 18.
  std::optional<std::int64_t> number(std::size_t least, std::size_t most) {
    const std::size_t count = digits() < most ? digits() : most;
    if (count < least) return std::nullopt;
    std::int64_t result = 0;
    for (std::size_t i = 0; i < count; ++i) result = result * 10 + (rest_[i] - '0');
    rest_.remove_prefix(count);
    return result;
  }
  // The digits after a decimal point as billionths; further digits are read and dropped.
  std::optional<std::int64_t> fraction() {
    const std::size_t count = digits();
    if (count == 0) return std::nullopt;
    std::int64_t result = 0;
    for (std::size_t i = 0; i < 9; ++i) result = result * 10 + (i < count ? rest_[i] - '0' : 0);
    rest_.remove_prefix(count);
    return result;
  }

 private:
  std::string_view rest_;
};

}  // namespace relata
