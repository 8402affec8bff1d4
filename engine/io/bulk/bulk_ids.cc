#include "engine/io/bulk/bulk_ids.h"

#include <algorithm>
#include <optional>

namespace relata {
namespace {

constexpr std::size_t kMostDigits = 18;

// The dense table may be this many times as long as there are ids, and at least so long.
constexpr std::uint64_t kSparseness = 4;
constexpr std::uint64_t kShortestDense = 1 << 16;

// The number that an id is the one way to write.
std::optional<std::uint64_t> plain_number(std::string_view id) {
  if (id.empty() || id.size() > kMostDigits || (id[0] == '0' && id.size() > 1)) return std::nullopt;
  std::uint64_t number = 0;
  for (const char c : id) {
    const auto digit = static_cast<unsigned>(c - '0');
    if (digit > 9) return std::nullopt;
    number = number * 10 + digit;
  }
  return number;
}

}  // namespace

bool BulkIds::insert_number(std::uint64_t number, std::uint32_t node) {
  if (number < dense_.size() && dense_[number] != 0) return false;
  if (sparse_.contains(number)) return false;
  if (number >= dense_.size() && number < std::max(kShortestDense, kSparseness * count_)) {
    dense_.resize(std::max<std::uint64_t>(number + 1, 2 * dense_.size()));
  }
  if (number < dense_.size()) {
    dense_[number] = node;
  } else {
    sparse_.emplace(number, node);
  }
  return true;
}

bool BulkIds::insert(std::string_view id, std::uint32_t node) {
  const std::optional<std::uint64_t> number = plain_number(id);
  const bool added = number ? insert_number(*number, node) : texts_.emplace(id, node).second;
  count_ += added ? 1 : 0;
  return added;
}

std::uint32_t BulkIds::find(std::string_view id) const {
  const std::optional<std::uint64_t> number = plain_number(id);
  if (!number) {
    const auto found = texts_.find(id);
    return found == texts_.end() ? 0 : found->second;
  }
  if (*number < dense_.size() && dense_[*number] != 0) return dense_[*number];
  const auto found = sparse_.find(*number);
  return found == sparse_.end() ? 0 : found->second;
}

}  // namespace relata
