#include "engine/extract/foreign/offset_map.h"

#include <algorithm>

namespace relata::extract {
namespace {

constexpr std::uint32_t kNoByte = 0xffffffff;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }
// Beyond the basic plane a character is two units of UTF-16 and four bytes of UTF-8.
bool is_pair(char c) { return static_cast<unsigned char>(c) >= 0xF0U; }

}  // namespace

OffsetMap::OffsetMap(std::string_view text, OffsetUnit unit) : size_(static_cast<std::uint32_t>(text.size())) {
  is_plain_ = std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
  if (is_plain_) return;
  for (std::uint32_t i = 0; i < size_; ++i) {
    if (begins_character(text[i])) {
      bytes_.push_back(i);
      if (unit == OffsetUnit::kUtf16 && is_pair(text[i])) bytes_.push_back(kNoByte);
    } else if (unit == OffsetUnit::kBytes) {
      bytes_.push_back(kNoByte);
    }
  }
  bytes_.push_back(size_);
}

std::optional<std::uint32_t> OffsetMap::to_byte(std::uint64_t offset) const {
  if (is_plain_) return offset <= size_ ? std::optional(static_cast<std::uint32_t>(offset)) : std::nullopt;
  if (offset >= bytes_.size() || bytes_[offset] == kNoByte) return std::nullopt;
  return bytes_[offset];
}

std::optional<Span> OffsetMap::to_span(std::uint64_t begin, std::uint64_t end) const {
  const std::optional<std::uint32_t> first = to_byte(begin);
  const std::optional<std::uint32_t> last = to_byte(end);
  if (!first || !last || *first >= *last) return std::nullopt;
  return Span{*first, *last};
}

}  // namespace relata::extract
