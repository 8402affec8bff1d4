#include "storage/bulk/record_block.h"

#include <algorithm>

#include "storage/segment/property_column.h"

namespace relata {
namespace {

template <typename Items>
void remove_marked(Items& items, const std::vector<bool>& marked) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < items.size(); ++at) {
    if (!marked[at]) items[kept++] = std::move(items[at]);
  }
  items.resize(kept);
}

std::size_t column_bytes(const std::vector<BlockColumn>& columns) {
  std::size_t sum = 0;
  for (const BlockColumn& column : columns) sum += column.bytes();
  return sum;
}

}  // namespace

void BlockColumn::truncate(std::size_t count) {
  if (numbers_.size() > count) numbers_.resize(count);
  if (texts_.size() > count) texts_.resize(count);
  if (values_.size() > count) values_.resize(count);
  while (!absent_.empty() && absent_.back() >= count) absent_.pop_back();
}

void BlockColumn::remove(const std::vector<bool>& marked) {
  remove_marked(numbers_, marked);
  remove_marked(texts_, marked);
  remove_marked(values_, marked);
  std::vector<std::uint32_t> left;
  std::size_t before = 0;
  std::uint32_t gone = 0;
  for (const std::uint32_t record : absent_) {
    for (; before < record; ++before) gone += marked[before] ? 1 : 0;
    if (!marked[record]) left.push_back(record - gone);
  }
  absent_ = std::move(left);
}

void BlockColumn::add_to(PropertyColumnBuilder& builder, std::uint32_t offset, std::size_t begin, std::size_t end) const {
  auto absent = std::lower_bound(absent_.begin(), absent_.end(), begin);
  const auto each = [&](const auto& items, const auto& add) {
    for (std::size_t record = begin; record < std::min(end, items.size()); ++record) {
      if (absent != absent_.end() && *absent == record) {
        ++absent;
      } else {
        add(offset + static_cast<std::uint32_t>(record - begin), items[record]);
      }
    }
  };
  each(numbers_, [&](std::uint32_t at, std::uint64_t number) { builder.add_number(at, kind_, number); });
  each(texts_, [&](std::uint32_t at, std::string_view text) { builder.add_text(at, text); });
  each(values_, [&](std::uint32_t at, const Value& value) { builder.add(at, value); });
}

std::size_t NodeBlock::memory() const {
  return bytes.size() + ends.size() * sizeof(std::size_t) + labels.size() * sizeof(std::uint32_t) + column_bytes(columns) + source_bytes;
}

void NodeBlock::remove(const std::vector<bool>& marked) {
  std::string left;
  std::vector<std::size_t> left_ends;
  std::size_t begin = 0;
  for (std::size_t record = 0; record < ends.size(); ++record) {
    if (!marked[record]) {
      left.append(bytes, begin, ends[record] - begin);
      left_ends.push_back(left.size());
    }
    begin = ends[record];
  }
  bytes = std::move(left);
  ends = std::move(left_ends);
  remove_marked(labels, marked);
  for (BlockColumn& column : columns) column.remove(marked);
}

std::size_t EdgeBlock::memory() const { return arcs.size() * sizeof(Arc) + column_bytes(columns) + source_bytes; }

}  // namespace relata
